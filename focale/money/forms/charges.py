from django import forms
from django.utils.translation import gettext_lazy as _


class CreditForm(forms.Form):
    """Why a sum is taken back."""

    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("La raison est imprimée sur l'avoir, et la famille la lit."),
    )
