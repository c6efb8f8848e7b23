"""A year closed by its name; what becomes of its result."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import ChoiceCards, described


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
    day = DayField(label=_("Jour de l'assemblée générale"), widget=day_box(), initial=timezone.localdate)


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
