"""Money that HelloAsso gave back by itself: what it had paid is owed again, then it leaves the books."""

from focale.money.models.charge import Share
from focale.money.models.payment import Method, Payment


def give_back(payment, cents, *, reason, by):
    """Note that `cents` of this payment were given back, as far as they were not yet. In a transaction.

    What is free of it goes first; then what it paid last. Returns the refund, None where nothing is left.
    """
    keys = payment.allocations.order_by("share").values_list("share", flat=True)
    held = {
        share.pk: share for share in Share.objects.select_for_update().filter(pk__in=set(keys)).order_by("pk")
    }
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    cents = min(cents, payment.cents - payment.refunded_cents)
    if cents <= 0:
        return None
    lacking = cents - payment.left_cents
    for share, given in reversed(payment.paid_for()):
        if lacking > 0:
            taken = min(lacking, given)
            payment.take_back(held[share.pk], taken)
            lacking -= taken
    return payment.refund(cents, method=Method.CARD, reason=reason, by=by)
