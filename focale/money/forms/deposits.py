"""A deposit taken, given back or kept; the list of those held."""

import secrets

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import ChoiceCards, EurosField
from focale.money.models import Method
from focale.money.models.deposit import MEANS

STATES = [("ici", _("encore ici")), ("rendues", _("rendues")), ("gardees", _("gardées, en tout ou partie"))]


class DepositForm(forms.Form):
    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    cents = EurosField(label=_("Somme, en euros"))
    label = forms.CharField(
        label=_("Pour quoi"), max_length=120, help_text=_("Par exemple\xa0: prêt d'un appareil photo.")
    )
    method = forms.ChoiceField(label=_("Par"), choices=MEANS, widget=ChoiceCards, initial=Method.CHEQUE)
    cheque_number = forms.CharField(label=_("Numéro du chèque"), max_length=30, required=False)
    cheque_bank = forms.CharField(label=_("Banque du chèque"), max_length=60, required=False)
    is_to_bank = forms.BooleanField(
        label=_("Mettre le chèque en banque"),
        required=False,
        help_text=_("Sinon il est gardé ici, et rendu tel quel."),
    )
    day = DayField(label=_("Reçue le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean(self):
        told = super().clean()
        if told.get("method") == Method.CHEQUE and not told.get("cheque_number"):
            self.add_error("cheque_number", _now("Indiquez le numéro du chèque."))
        return told

    def facts(self) -> dict:
        """What `Deposit.take` asks for."""
        told = dict(self.cleaned_data)
        if told["method"] != Method.CHEQUE:
            told |= {"cheque_number": "", "cheque_bank": "", "is_to_bank": False}
        return told


class SettleDepositForm(forms.Form):
    """`deposit`: the one given back, whole unless a part is kept."""

    kept_cents = EurosField(label=_("Ce qui est gardé, en euros"), least=0, required=False,
                            help_text=_("Rien, si tout est rendu."))  # fmt: skip
    reason = forms.CharField(label=_("Pourquoi c'est gardé"), max_length=120, required=False)
    method = forms.ChoiceField(label=_("Rendue par"), choices=MEANS)
    day = DayField(label=_("Le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, deposit, **kwargs):
        super().__init__(*args, auto_id="settle_%s", **kwargs)
        self.fields["method"].initial = deposit.method
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()
        if deposit.is_only_kept:
            for name in ("kept_cents", "reason", "method"):
                del self.fields[name]

    def facts(self) -> dict:
        """What `Deposit.settle` asks for."""
        told = dict(self.cleaned_data)
        return told | {"kept_cents": told.get("kept_cents") or 0}


class DepositsSift(forms.Form):
    """Which deposits, kept in the address; names are searched by who may read them."""

    q = forms.CharField(label=_("Chercher"), required=False, max_length=100)
    etat = forms.ChoiceField(label=_("Lesquelles"), required=False, choices=[("", _("toutes")), *STATES])

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})
