"""The words beside a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DescribeForm(forms.Form):
    alt = forms.CharField(
        label=_("Que voit-on ?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Pour les personnes qui ne voient pas l'image. Une ou deux phrases."),
    )
    caption = forms.CharField(label=_("Légende, écrite sous l'image"), max_length=300, required=False)
