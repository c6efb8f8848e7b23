"""A payment put right: taken off a sum it was not for, or a cheque the bank sent back unpaid."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.ground.models import record

from .models import Method, Part, Payment, Share
from .models.paper import Kind


@transaction.atomic
def release(payment, share, *, by) -> int:
    """What this payment gave to the share is free again, and the share due again. Returns the cents.

    Refuses one it does not pay any more, and a gift whose fiscal receipt is out.
    """
    held = Share.objects.select_for_update(of=("self",)).select_related("charge").get(pk=share.pk)
    mine = Payment.objects.select_for_update().get(pk=payment.pk)
    given = sum(cents for paid, cents in mine.paid_for() if paid == held)
    if not given:
        raise ValidationError(_("Ce paiement ne paie plus cette somme. Rechargez la page."))
    if held.charge.papers.filter(kind=Kind.GIFT_RECEIPT).exists():
        raise ValidationError(_("Un reçu fiscal est délivré pour cette somme\xa0: elle reste payée."))
    mine.take_back(held, given)
    record("payment.released", mine, by=by, share=held.pk, cents=given)
    return given


def may_bounce(payment) -> bool:
    """Whether it is a cheque that went to the bank, whole."""
    is_there = payment.method == Method.CHEQUE and payment.cents > 0 and payment.batch_id
    return bool(is_there) and not payment.refunded_cents


@transaction.atomic
def bounce(payment, *, reason, by):
    """The bank sent the cheque back unpaid: the money leaves the bank, what it paid is due again."""
    payment.free(payment.cents)
    held = Payment.objects.get(pk=payment.pk)
    if not may_bounce(held):
        raise ValidationError(_("Ce chèque n'est pas à la banque, ou une part en est déjà rendue."))
    words = _("Chèque impayé\xa0: %(reason)s") % {"reason": reason.strip()}
    held.refund(held.cents, method=Method.CHEQUE, reason=words, by=by)
    Part.objects.filter(cheque=held).update(cheque=None)
    record("payment.cheque_unpaid", held, by=by, cents=held.cents, reason=reason.strip())
