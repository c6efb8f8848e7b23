"""What somebody ticks to pay by card."""

import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import CheckCards

from .payments import share_words


class CardForm(forms.Form):
    """`shares`: those the person still has to pay, all ticked."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    shares = forms.MultipleChoiceField(
        label=_("Ce que vous payez"),
        widget=CheckCards,
        error_messages={"required": _("Cochez au moins une somme.")},
    )

    def __init__(self, *args, shares, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]
        self.fields["shares"].initial = list(self.known)
        self.fields["ticket"].initial = secrets.token_hex(10)

    def clean_shares(self):
        return [self.known[key] for key in self.cleaned_data["shares"]]
