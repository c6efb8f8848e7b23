"""The sums of a partner that go on one invoice."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.forms import CheckCards
from focale.ground.typography import euros


def invoiced_words(share):
    """One sum to tick: what for, how much, when."""
    words = f"{share.charge.label} : {euros(share.cents)}"
    return format_html('{} <small class="why">{}</small>', words, plain_date(share.charge.day))


class InvoiceForm(forms.Form):
    """`shares`: those on no invoice yet, all ticked."""

    shares = forms.MultipleChoiceField(
        label=_("Ce qui est facturé"),
        widget=CheckCards,
        error_messages={"required": _("Cochez au moins une somme.")},
    )

    def __init__(self, *args, shares, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(share.pk), invoiced_words(share)) for share in shares]
        self.fields["shares"].choices, self.fields["shares"].initial = (
            choices,
            [key for key, _words in choices],
        )

    @property
    def has_some(self) -> bool:
        return bool(self.fields["shares"].choices)

    def keys(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["shares"]]
