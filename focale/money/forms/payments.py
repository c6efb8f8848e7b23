"""What one types when money is taken, given back, or goes to another sum."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards, ChoiceCards, EurosField
from focale.ground.typography import euros
from focale.money.models import Method

AT_THE_DESK = (Method.CASH, Method.CHEQUE, Method.TRANSFER)
MEANS = [(method.value, method.label) for method in AT_THE_DESK]


def share_words(share):
    """One sum to tick: what for, for whom, when, how much."""
    charge = share.charge
    about = [str(charge.beneficiary.first_name)] if charge.beneficiary else []
    about = " · ".join([*about, plain_date(charge.day)])
    words = f"{charge.label} : {euros(share.left_cents)}"
    return format_html('{} <small class="why" data-cents="{}">{}</small>', words, share.left_cents, about)


class TakeForm(forms.Form):
    """One screen. `shares`: those still to be paid, all ticked and their sum proposed."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    shares = forms.MultipleChoiceField(label=_("Ce qui est payé"), required=False, widget=CheckCards)
    cents = EurosField(
        label=_("Somme reçue, en euros"),
        help_text=_("Ce qui dépasse reste à valoir. Sans somme, c'est le total de ce qui est coché."),
        required=False,
    )
    method = forms.ChoiceField(label=_("Par"), choices=MEANS, widget=ChoiceCards, initial=Method.CASH)
    cheque_number = forms.CharField(label=_("Numéro du chèque"), max_length=30, required=False)
    cheque_bank = forms.CharField(label=_("Banque du chèque"), max_length=60, required=False)
    reference = forms.CharField(label=_("Référence ou note"), max_length=80, required=False)
    day = DayField(label=_("Reçu le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, shares, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]
        self.fields["shares"].initial = list(self.known)
        self.fields["cents"].initial = sum(share.left_cents for share in shares) or None
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()
        if not self.known:
            del self.fields["shares"]

    def clean(self):
        told = super().clean()
        if told.get("method") == Method.CHEQUE and not told.get("cheque_number"):
            self.add_error("cheque_number", _now("Indiquez le numéro du chèque."))
        if told.get("cents") is None and "cents" not in self.errors and not told.get("shares"):
            self.add_error("cents", _now("Indiquez la somme reçue."))
        return told

    def facts(self) -> dict:
        """What `Payment.take` asks for."""
        told = dict(self.cleaned_data)
        told["shares"] = [self.known[key] for key in told.get("shares", ())]
        if told["cents"] is None:
            told["cents"] = sum(share.left_cents for share in told["shares"])
        if told["method"] != Method.CHEQUE:
            told["cheque_number"] = told["cheque_bank"] = ""
        return told


class RefundForm(forms.Form):
    """`payment`: the one of which something is free."""

    cents = EurosField(label=_("Somme rendue, en euros"))
    method = forms.ChoiceField(label=_("Par"), choices=MEANS)
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=80)

    def __init__(self, *args, payment, **kwargs):
        super().__init__(*args, auto_id="refund_%s", **kwargs)
        self.fields["cents"].initial = payment.left_cents
        if payment.method in AT_THE_DESK:
            self.fields["method"].initial = payment.method


class HandBackForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=60)

    def __init__(self, *args, auto_id="hand_back_%s", **kwargs):
        super().__init__(*args, auto_id=auto_id, **kwargs)


class AllocateForm(forms.Form):
    """The sums that what is free of a payment shall pay."""

    shares = forms.MultipleChoiceField(label=_("Ces sommes"), widget=CheckCards)

    def __init__(self, *args, shares, **kwargs):
        super().__init__(*args, auto_id="allocate_%s", **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]

    def clean_shares(self):
        chosen = [self.known[key] for key in self.cleaned_data["shares"]]
        if not chosen:
            raise ValidationError(_now("Cochez au moins une somme."))
        return chosen
