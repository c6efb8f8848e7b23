"""What is said of a contact sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """Its pictures are ticked on the page itself."""

    title = forms.CharField(label=_("Titre de la planche"), max_length=80)
    words = forms.CharField(label=_("Une ligne dessous"), max_length=140, required=False)
    named = forms.BooleanField(
        label=_("Écrire le nom des fichiers sous les photos"), required=False, initial=False
    )
