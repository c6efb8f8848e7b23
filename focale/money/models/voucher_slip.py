"""Vouchers of one kind sent to their issuer together: awaited, then paid into the bank less the fee."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .payment import WHERE, Method
from .purpose import PLACES, Purpose
from .voucher import Voucher

DRAWER, BANK = WHERE[Method.VOUCHER][0], WHERE[Method.TRANSFER][0]
FEE = PLACES[Purpose.BANK_FEES].account


class VoucherSlipQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    @transaction.atomic
    def send(self, kind, vouchers, *, day=None, by):
        """Put these vouchers (keys) of one kind on a slip. Refuses none, one sent, or a day to come."""
        day, wanted = day or timezone.localdate(), set(vouchers)
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        if not wanted:
            raise ValidationError(_now("Cochez au moins un bon."))
        rows = Voucher.objects.select_for_update(of=("self",)).select_related("payment")
        held = list(rows.filter(pk__in=wanted, kind=kind, slip=None, returned_on=None).order_by("pk"))
        if len(held) != len(wanted):
            raise ValidationError(
                _now("Un de ces bons vient d'être envoyé ou rendu. Rechargez la page."), code="gone"
            )
        if any(voucher.payment.day > day for voucher in held):
            raise ValidationError(_now("Un de ces bons a été reçu après ce jour."))
        slip = self.create(kind=kind, sent_on=day, made_by=by)
        Voucher.objects.filter(pk__in=wanted).update(slip=slip)
        slip.count_again()
        record("voucher_slip.sent", slip, by=by, cents=slip.cents, vouchers=sorted(wanted))
        return slip


class VoucherSlip(models.Model):
    kind = models.ForeignKey("money.VoucherKind", on_delete=models.PROTECT, related_name="slips")
    sent_on = models.DateField(_("envoyé le"))
    cents = models.PositiveIntegerField(_("somme"), default=0)
    count = models.PositiveIntegerField(_("nombre de bons"), default=0)
    received_on = models.DateField(_("remboursé le"), null=True, editable=False)
    fee_cents = models.PositiveIntegerField(_("commission"), default=0, editable=False)
    entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="voucher_slip"
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = VoucherSlipQuerySet.as_manager()

    class Meta:
        verbose_name = _("envoi de bons")
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fee_cents__lte=models.F("cents")), name="voucher_slip_fee_is_part_of_it"
            )
        ]

    def __str__(self):
        return _now("Envoi n° %(number)s") % {"number": self.pk}

    @property
    def received_cents(self) -> int:
        """What came into the bank."""
        return self.cents - self.fee_cents

    @property
    def expected_cents(self) -> int:
        """What the issuer should pay, its fee taken off."""
        return self.cents - self.kind.fee_of(self.cents)

    def count_again(self):
        told = self.vouchers.aggregate(cents=models.Sum("face_cents", default=0), count=models.Count("pk"))
        self.cents, self.count = told["cents"], told["count"]
        self.save(update_fields=["cents", "count"])

    @transaction.atomic
    def take_out(self, voucher, *, by):
        """The issuer will not pay this one: it is back in the drawer. A slip with none left is gone.

        Returns whether the slip still stands.
        """
        held = self._awaited()
        if not held.vouchers.filter(pk=voucher.pk).update(slip=None):
            raise ValidationError(_now("Ce bon n'est plus dans cet envoi."))
        held.count_again()
        record("voucher_slip.taken_out", held, by=by, voucher=voucher.pk)
        if not held.count:
            held.delete()
            return False
        return True

    @transaction.atomic
    def receive(self, received_cents, *, day=None, by):
        """The issuer paid: what lacks is its fee. Refuses more than was sent, nothing, or a second time."""
        held, day = self._awaited(), day or timezone.localdate()
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        if day < held.sent_on:
            raise ValidationError(_now("Le remboursement ne peut pas venir avant l'envoi."))
        if not 0 < received_cents <= held.cents:
            raise ValidationError(
                _now("L'émetteur rembourse au plus %(most)s, la valeur des bons envoyés.")
                % {"most": euros(held.cents)}
            )
        held.received_on, held.fee_cents = day, held.cents - received_cents
        moves = [Movement(BANK, received_cents), Movement(FEE, held.fee_cents), Movement(DRAWER, -held.cents)]
        label = _now("%(issuer)s, envoi n° %(number)s") % {"issuer": held.kind.issuer, "number": held.pk}
        held.entry = post(Journal.BANK, day, label, moves, piece=f"E{held.pk}", by=by)
        held.save(update_fields=["received_on", "fee_cents", "entry"])
        record("voucher_slip.received", held, by=by, cents=received_cents, fee=held.fee_cents)
        self.refresh_from_db()

    def _awaited(self):
        rows = VoucherSlip.objects.select_for_update(of=("self",)).select_related("kind")
        held = rows.get(pk=self.pk)
        if held.received_on:
            raise ValidationError(_now("Cet envoi est déjà remboursé."))
        return held
