"""Somebody to call who is not a guardian."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.forms import PhoneField


class EmergencyContactForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("name of anything", "Nom"), max_length=120)
    relation = forms.CharField(
        label=_("Lien"), max_length=60, required=False, help_text=_("Grand-mère, voisin, éducatrice…")
    )
    phone = PhoneField(label=_("Téléphone"))
    may_pick_up = forms.BooleanField(label=_("Peut venir chercher la personne"), required=False)
    call_order = forms.IntegerField(label=_("Ordre d'appel"), min_value=1, max_value=20, initial=1)
