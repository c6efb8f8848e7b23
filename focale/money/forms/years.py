"""Opening a year, its first balances, and what becomes of its result."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards, described
from focale.money.models import FiscalYear
from focale.money.models.fiscal_year import anniversary
from focale.money.opening import decoded

from .fields import day_box


class YearForm(forms.Form):
    first_day = forms.DateField(label=_("Premier jour"), widget=day_box())
    last_day = forms.DateField(label=_("Dernier jour"), widget=day_box())


def first_days() -> dict:
    """What the form of a new year holds at first: the year that follows the last, else this calendar year."""
    last = FiscalYear.objects.order_by("-last_day").first()
    first = last.last_day + timedelta(days=1) if last else date(timezone.localdate().year, 1, 1)
    return {"first_day": first, "last_day": anniversary(first) - timedelta(days=1)}


def usual_years() -> list[tuple]:
    """Before the first year: the two that most associations have, as (words, first day, last day)."""
    today = timezone.localdate()
    season = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    usual = ((_now("Année civile"), date(today.year, 1, 1)), (_now("De septembre à août"), season))
    return [(words, first, anniversary(first) - timedelta(days=1)) for words, first in usual]


class OpeningFileForm(forms.Form):
    file = forms.FileField(
        label=_("Fichier CSV"),
        help_text=_("Quatre colonnes : compte, nom, débit, crédit. Rien n'est écrit avant votre accord."),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv"}),
    )

    def clean_file(self):
        return decoded(self.cleaned_data["file"].read())


class OpeningForm(forms.Form):
    """The file that was looked at, to be written now."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=500_000, strip=False)
    adds_accounts = forms.BooleanField(label=_("Ajouter ces comptes au plan comptable"), required=False)


class AllocationForm(forms.Form):
    where = forms.ChoiceField(
        label=_("Le résultat va"),
        choices=[
            ("carried", described(_("au report à nouveau"), _("le plus courant : il suit d'année en année"))),
            ("reserves", described(_("aux réserves"), _("mis de côté pour un projet"))),
        ],
        initial="carried",
        widget=ChoiceCards,
    )
    day = forms.DateField(
        label=_("Jour de l'assemblée générale"), widget=day_box(), initial=timezone.localdate
    )


class ClosingForm(forms.Form):
    """Closing is for ever: the name of the year is typed."""

    name = forms.CharField(label=_("Pour confirmer, écrivez le nom de l'exercice"), max_length=40)

    def __init__(self, *args, year, **kwargs):
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["name"].help_text = str(year)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self):
        if "".join(self.cleaned_data["name"].split()) != "".join(str(self.year).split()):
            raise ValidationError(_now("Écrivez «\xa0%(year)s\xa0».") % {"year": self.year})
        return self.cleaned_data["name"]
