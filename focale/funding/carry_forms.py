"""How much of each grant is put aside, or used: the proposal, or another sum."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField


class CarryForm(forms.Form):
    """`row`: the Leftover it is about. Empty: nothing is written for it."""

    cents = EurosField(label=_("Somme, en euros"), least=1, required=False)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, prefix=f"grant-{row.grant.pk}", **kwargs)
        self.row = row
        self.fields["cents"].initial = abs(row.proposed_cents)
        self.fields["cents"].label = _("À mettre de côté") if row.proposed_cents > 0 else _("À reprendre")

    @property
    def carried_cents(self) -> int:
        """What was decided, below zero where something is used."""
        cents = self.cleaned_data["cents"] or 0
        return cents if self.row.proposed_cents > 0 else -cents


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=120)
