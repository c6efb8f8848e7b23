"""The shape of a text the team edits."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WordingForm(forms.Form):
    """Subject and body, with fields in braces."""

    subject = forms.CharField(label=_("Objet"), max_length=150)
    body = forms.CharField(label=_("Texte"), widget=forms.Textarea(attrs={"rows": 14}), max_length=5000)
