"""What an order read from HelloAsso changes here: the payment, what it pays, what is given back.

Inside the transaction that holds the attempt. Each payment of HelloAsso is noted once, by its number; each
cent given back once, by the sum known before.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.money.models.checkout_states import UNPAID, Hand, State
from focale.money.models.payment import Method, Payment

from .giving_back import give_back
from .payload import OVER


def settle(held, order):
    """Bring the attempt, which the caller holds and saves, to what `order` says; None: not paid yet."""
    if order is None:
        return
    if order.slug.casefold() != settings.HELLOASSO["slug"].casefold() or order.key not in ("", held.key):
        held.hand = Hand.FOREIGN
        return
    held.order_id = order.id
    came = [paid for paid in order.payments if paid.came]
    if not came:
        if held.state in UNPAID:
            is_over = bool(order.payments) and all(paid.state in OVER for paid in order.payments)
            held.state = State.REFUSED if is_over else State.RETURNED
        return
    noted = dict(held.noted)
    try:
        with transaction.atomic():
            for paid in came:
                _note(held, paid)
    except ValidationError:
        held.noted, held.hand = noted, Hand.BOOKS
        held.state = State.RETURNED if held.state in UNPAID else held.state
        return
    if held.hand == Hand.BOOKS:
        held.hand = ""
    _tell_state(held, came)


def outside_key(number) -> str:
    """The key under which a payment of HelloAsso is kept, whoever notes it first."""
    return f"helloasso:{number}"


def take(paid, *, payer, by):
    """The payment, on its day; today when the year of that day is closed."""
    facts = {"outside_key": outside_key(paid.id), "reference": f"HelloAsso {paid.id}", "payer": payer}
    today = timezone.localdate()
    day = min(paid.day or today, today)
    try:
        with transaction.atomic():
            return Payment.take(Method.CARD, paid.cents, day=day, by=by, **facts)
    except ValidationError:
        if day == today:
            raise
        return Payment.take(Method.CARD, paid.cents, day=today, by=by, **facts)


def _note(held, paid):
    known = held.noted.get(str(paid.id))
    payment = take(paid, payer=held.payer, by=None)
    if known is None:
        for row in held.rows.select_related("share"):
            payment.allocate(row.share, row.cents, by=None)
        if payment.left_cents and not held.hand:
            held.hand = Hand.CREDIT
    if paid.back > (known or 0):
        give_back(payment, paid.back - (known or 0), reason=_("remboursé chez HelloAsso"), by=None)
        held.hand = Hand.REFUNDED
    held.noted[str(paid.id)] = max(paid.back, known or 0)


def _tell_state(held, came):
    cents = sum(paid.cents for paid in came)
    if held.paid_at is None:
        held.paid_at = timezone.now()
        if cents != held.cents and held.hand != Hand.REFUNDED:
            held.hand = Hand.AMOUNT
    if any(paid.is_contested for paid in came):
        if held.state != State.CONTESTED:
            held.hand = Hand.CONTESTED
        held.state = State.CONTESTED
    elif sum(paid.back for paid in came) >= cents:
        held.state = State.REFUNDED
    else:
        held.state = State.PAID
