"""What somebody ticks to pay by card."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import CheckCards, EurosField
from focale.ground.typography import euros

from .payments import share_words


class CardForm(forms.Form):
    """`shares`: those the person still has to pay, all ticked; `due_cents`: what of it is to be paid now."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    shares = forms.MultipleChoiceField(
        label=_("Ce que vous payez"),
        widget=CheckCards,
        error_messages={"required": _("Cochez au moins une somme.")},
    )

    cents = EurosField(
        label=_("Somme, en euros"),
        help_text=_("Vous pouvez payer une partie maintenant, et le reste plus tard."),
        required=False,
    )

    def __init__(self, *args, shares, due_cents, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]
        self.fields["shares"].initial = list(self.known)
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["cents"].initial = due_cents

    def clean_shares(self):
        return [self.known[key] for key in self.cleaned_data["shares"]]

    def clean(self):
        told = super().clean()
        most = sum(share.left_cents for share in told.get("shares", ()))
        if most and (told.get("cents") or 0) > most:
            words = _now("Payez au plus %(sum)s\xa0: c'est ce qui est coché.") % {"sum": euros(most)}
            raise ValidationError({"cents": words})
        return told
