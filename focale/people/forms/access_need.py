"""What helps a person to take part, agreed to and for a time."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField
from focale.ground.forms import CheckCards
from focale.people.models.access_need import Need


class AccessNeedForm(forms.Form):
    needs = forms.MultipleChoiceField(label=_("Ce qui aide"), choices=Need, widget=CheckCards)
    words = forms.CharField(
        label=_("En quelques mots"),
        max_length=200,
        required=False,
        help_text=_("Ce que l'équipe doit faire. Jamais un diagnostic ni un nom de maladie."),
    )
    ends_on = DayField(
        label=_("À effacer après le"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=lambda: timezone.localdate() + timedelta(days=365),
    )
    given_by = forms.ModelChoiceField(label=_("Qui est d'accord ?"), queryset=None, empty_label=None)
    agreed = forms.BooleanField(label=_("J'accepte le texte ci-dessus"))

    def __init__(self, *args, who, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_by"].queryset = who

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("needs", "words", "ends_on", "given_by")}
