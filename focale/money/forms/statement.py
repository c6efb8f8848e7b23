"""Which year, until which day, for which action."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.money.acts_sifting import ALL
from focale.money.models import FiscalYear
from focale.money.periods import shown_year, without

from .fields import projects


class StatementSift(forms.Form):
    """`exercice`: the key of a year; `au`: a day of it, or its last; `by_action`: may be narrowed to one;
    `numeros`: say the numbers of accounts too.
    """

    exercice = forms.TypedChoiceField(label=_("Exercice"), coerce=int, required=False, empty_value=None)
    au = DayField(label=_("Arrêté au"), required=False, widget=day_box())
    action = forms.ChoiceField(label=_("Action"), required=False)
    numeros = forms.BooleanField(label=_("Numéros de compte"), required=False)

    def __init__(self, asked, by_action=True, by_account=False):
        super().__init__(asked, auto_id="sift_%s")
        if not by_account:
            del self.fields["numeros"]
        self.years = list(FiscalYear.objects.all())
        self.fields["exercice"].choices = [(year.pk, str(year)) for year in self.years]
        self.fields["action"].choices = [ALL, *((code, code) for code in (projects() if by_action else []))]
        if len(self.fields["action"].choices) == 1:
            del self.fields["action"]
        first = shown_year(self.years)
        if first and not asked.get("exercice"):
            self.data = asked.copy()
            self.data["exercice"] = str(first.pk)

    def clean(self):
        told = super().clean()
        year, day = self.year, told.get("au")
        if year and day and not year.first_day <= day <= year.last_day:
            raise ValidationError(_now("Ce jour n'est pas dans l'exercice choisi."))
        return told

    @property
    def year(self):
        """The year asked for; None while none is opened."""
        wanted = self.cleaned_data.get("exercice")
        return next((year for year in self.years if year.pk == wanted), None) or shown_year(self.years)

    @property
    def until(self):
        return self.cleaned_data.get("au") or self.year.last_day

    @property
    def project(self) -> str:
        return self.cleaned_data.get("action", "")

    @property
    def query(self) -> str:
        return without(self.data, "format")
