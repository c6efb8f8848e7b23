"""What a proof-reader answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .easy import Said


class AnswerForm(forms.Form):
    """`said` is the button that was pressed; `seen` the fingerprint of the words read."""

    said = forms.ChoiceField(choices=[(Said.YES, ""), (Said.HARD, "")], widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Si c'est difficile : qu'est-ce qui est difficile ?"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
