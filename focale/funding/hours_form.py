"""What the page of hours by bracket is asked: a period, an action or the whole place, a scheme, a ceiling."""

import re
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .forms import SelectionForm
from .models import Action, Fact

USUAL = 400, 700, 1000
"""Where most scales of family allowance funds cut, in euros."""


class HoursForm(SelectionForm):
    """The selection of the figures, narrowed to an action; hours at most for one person and day."""

    action = forms.TypedChoiceField(label=_("Action"), required=False, coerce=int, empty_value=None)
    plafond = forms.IntegerField(
        label=_("Heures au plus, par personne et par jour"), required=False, min_value=1, max_value=24
    )

    quotients = forms.CharField(
        label=_("Tranches de quotient, jusqu'à"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"placeholder": ", ".join(map(str, USUAL)), "inputmode": "numeric"}),
    )

    par = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data)
        for name in ("projet", "domaine", "genre", "vacances"):
            del self.fields[name]
        self.fields["action"].choices = [("", _("Tout le lieu")), *Action.objects.values_list("pk", "name")]

    @property
    def selection(self):
        return replace(super().selection, action=self.cleaned_data.get("action"))

    def clean_quotients(self):
        """The highest quotient of each bracket, in euros."""
        typed = re.split(r"[\s,;]+", self.cleaned_data["quotients"].strip(" ,;"))
        if typed == [""]:
            return list(USUAL)
        if len(typed) > 10 or not all(re.fullmatch(r"[0-9]{1,5}", value) for value in typed):
            raise ValidationError(_now("Écrivez les quotients en euros, avec une virgule entre deux."))
        return [int(value) for value in typed]

    @property
    def most(self) -> int | None:
        """Minutes."""
        hours = self.cleaned_data.get("plafond")
        return hours * 60 if hours else None

    @property
    def scale(self):
        """The ages of the scheme, where it has any."""
        return next((scale for scale in self.scheme.scales if scale[0].fact == Fact.AGE), None)

    def query(self, **more) -> str:
        told = {"grille": self.scheme.pk, "plafond": self.cleaned_data.get("plafond")}
        told["quotients"] = self.data.get("quotients") or None
        return self.selection.query(**told | more)
