"""What is said of a contact sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """Its pictures are ticked on the page itself."""

    title = forms.CharField(label=_("Titre de la planche"), max_length=80)
    words = forms.CharField(label=_("Une ligne dessous"), max_length=140, required=False)
    named = forms.BooleanField(
        label=_("Là où il n'y a pas de légende, écrire le nom du fichier"), required=False, initial=False
    )


class RollSheetForm(forms.Form):
    """Of all frames of a roll; without a title it has that of the roll."""

    title = forms.CharField(label=_("Titre de la planche"), max_length=80, required=False)
    words = forms.CharField(label=_("Une ligne dessous"), max_length=140, required=False)
