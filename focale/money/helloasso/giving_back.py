"""Money that HelloAsso gave back by itself: what it had paid is owed again, then it leaves the books."""

from focale.money.models.payment import Method


def give_back(payment, cents, *, reason, by):
    """Note that `cents` of this payment were given back, as far as they were not yet. In a transaction.

    What is free of it goes first; then what it paid last. Returns the refund, None where nothing is left.
    """
    payment.refresh_from_db()
    cents = min(cents, payment.cents - payment.refunded_cents)
    if cents <= 0:
        return None
    payment.free(cents)
    return payment.refund(cents, method=Method.CARD, reason=reason, by=by)
