"""One voucher: taken at the desk, sent to its issuer, paid back to us. A serial number is taken once."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import reverse
from focale.people.rights import Right, may

from .payment import Method, Payment

SOON = timedelta(days=60)


class VoucherQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def standing(self):
        """Those not given back to who brought them."""
        return self.filter(returned_on=None)

    def to_send(self):
        """Those in the drawer, the first to expire first."""
        return self.standing().filter(slip=None).order_by(F("valid_to").asc(nulls_last=True), "pk")

    def ending(self, day=None):
        """Those in the drawer that end within two months of the day (today unless told), or have ended."""
        return self.to_send().filter(valid_to__lte=(day or timezone.localdate()) + SOON)

    def awaited(self):
        """Those sent whose refund has not come."""
        return self.standing().filter(slip__received_on=None, slip__isnull=False)

    def refunded(self):
        return self.standing().filter(slip__received_on__isnull=False)


class Voucher(models.Model):
    """`lost_cents`: the part nobody owed, which stays with the association; it is other income."""

    kind = models.ForeignKey("money.VoucherKind", on_delete=models.PROTECT, related_name="vouchers")
    serial = models.CharField(_("numéro"), max_length=40, blank=True)
    face_cents = models.PositiveIntegerField(_("valeur"))
    lost_cents = models.PositiveIntegerField(default=0, editable=False)
    valid_to = models.DateField(_("valable jusqu'au"), null=True, blank=True)
    payment = models.ForeignKey("money.Payment", on_delete=models.PROTECT, related_name="vouchers")
    loss_entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="voucher_loss"
    )
    slip = models.ForeignKey(
        "money.VoucherSlip", null=True, editable=False, on_delete=models.PROTECT, related_name="vouchers"
    )
    returned_on = models.DateField(_("rendu le"), null=True, editable=False)
    return_reason = models.CharField(max_length=80, blank=True, editable=False, default="")

    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = _("bon")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "serial"],
                condition=Q(returned_on=None) & ~Q(serial=""),
                name="voucher_serial_once",
            ),
            models.CheckConstraint(
                condition=Q(face_cents__gt=F("lost_cents")), name="voucher_worth_something"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.serial}".strip()

    @property
    def state(self) -> str:
        """A key of STATES."""
        if self.returned_on:
            return "returned"
        if not self.slip_id:
            return "here"
        return "refunded" if self.slip.received_on else "sent"

    @property
    def state_words(self) -> str:
        return STATES[self.state]

    @transaction.atomic
    def give_back(self, *, reason, by):
        """Hand it back to who brought it: what it paid is due again. Refuses one that was sent."""
        if not reason.strip():
            raise ValidationError(_now("Dites pourquoi\xa0: la raison reste dans les comptes."))
        held = Voucher.objects.select_for_update(of=("self",)).select_related("loss_entry").get(pk=self.pk)
        if held.returned_on:
            raise ValidationError(_now("Ce bon est déjà rendu."))
        if held.slip_id:
            raise ValidationError(
                _now("Ce bon est parti chez l'émetteur\xa0: retirez-le d'abord de l'envoi.")
            )
        cents = held.face_cents - held.lost_cents
        payment = Payment.objects.get(pk=held.payment_id)
        payment.free(cents)
        payment.refund(cents, method=Method.VOUCHER, reason=reason, by=by)
        if held.loss_entry:
            reverse(held.loss_entry, reason, by=by)
        held.returned_on, held.return_reason = timezone.localdate(), reason.strip()[:80]
        held.save(update_fields=["returned_on", "return_reason"])
        record("voucher.returned", held, by=by, reason=held.return_reason)
        self.refresh_from_db()


STATES = {
    "here": _("ici, à envoyer"),
    "sent": _("envoyé, remboursement attendu"),
    "refunded": _("remboursé"),
    "returned": _("rendu"),
}
