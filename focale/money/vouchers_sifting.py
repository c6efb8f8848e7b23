"""The vouchers the address asks for, and what they add up to by state."""

from decimal import Decimal

from django import forms
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .models import Voucher, VoucherKind
from .models.voucher import STATES
from .periods import PeriodForm, without

IN_STATE = {
    "ici": ("here", Q(returned_on=None, slip=None)),
    "attendus": ("sent", Q(returned_on=None, slip__isnull=False, slip__received_on=None)),
    "rembourses": ("refunded", Q(returned_on=None, slip__received_on__isnull=False)),
    "rendus": ("returned", Q(returned_on__isnull=False)),
}


class VouchersSift(PeriodForm):
    q = forms.CharField(label=_("Numéro"), required=False, max_length=40)
    sorte = forms.ChoiceField(label=_("Sorte"), required=False)
    etat = forms.ChoiceField(
        label=_("Lesquels"),
        required=False,
        choices=[("", _("tous"))] + [(key, STATES[state]) for key, (state, _rows) in IN_STATE.items()],
    )
    field_order = ["q", "du", "au", "sorte", "etat"]

    def __init__(self, asked):
        super().__init__(asked)
        self.fields["q"].widget = forms.TextInput({"type": "search", "autocomplete": "off"})
        kinds = VoucherKind.objects.values_list("pk", "name")
        self.fields["sorte"].choices = [("", _now("toutes")), *((str(pk), name) for pk, name in kinds)]

    def rows(self):
        """The vouchers asked for, by the day they were taken, the latest first."""
        told = self.cleaned_data
        found = Voucher.objects.filter(**{f"payment__{name}": day for name, day in self.days().items()})
        if typed := "".join(told.get("q", "").split()):
            found = found.filter(serial__icontains=typed)
        if told.get("sorte"):
            found = found.filter(kind=told["sorte"])
        if told.get("etat"):
            found = found.filter(IN_STATE[told["etat"]][1])
        return found.order_by("-payment__day", "-pk")

    def sums(self, rows) -> list[dict]:
        """By state: words, cents, how many, and the address that shows only those."""
        rest, asked = without(self.data, "etat", "page"), {}
        for key, (_state, condition) in IN_STATE.items():
            asked[f"{key}_cents"] = Sum("face_cents", filter=condition, default=0)
            asked[f"{key}_count"] = Count("pk", filter=condition)
        told = rows.order_by().aggregate(**asked)
        return [
            {
                "words": STATES[state],
                "cents": told[f"{key}_cents"],
                "count": told[f"{key}_count"],
                "url": f"?{rest}&etat={key}",
            }
            for key, (state, _condition) in IN_STATE.items()
            if told[f"{key}_count"]
        ]

    def table(self, rows):
        """Head and lines of the export, row by row."""
        head = [_now("Reçu le"), _now("Sorte"), _now("Numéro"), _now("Valeur"), _now("Valable jusqu'au")]
        head += [_now("État"), _now("Envoi"), _now("Remboursé le")]
        named = rows.select_related("kind", "payment", "slip")
        return head, map(self._told, named.iterator(chunk_size=1000))

    def _told(self, voucher):
        told = [voucher.payment.day, voucher.kind.name, voucher.serial, Decimal(voucher.face_cents) / 100]
        told += [voucher.valid_to or "", str(voucher.state_words), voucher.slip_id or ""]
        return [*told, (voucher.slip.received_on or "") if voucher.slip else ""]
