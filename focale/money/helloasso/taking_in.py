"""An export of payments goes into the books: line by line, each whole or not at all, each once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from focale.money.models import Income, Method, Payer, Payment, Purpose, ReceivedBy, Share

from .giving_back import give_back
from .judging import BACK, TAKE, judge
from .settling import outside_key


def take_in(table, *, by) -> tuple[int, list[tuple]]:
    """How many lines went in, and (number, sentence) of those that were refused meanwhile.

    Sent twice, or stopped in the middle and sent again, each payment stands once.
    """
    done, refused = 0, []
    for judged in judge(table):
        if judged.act not in (TAKE, BACK):
            continue
        try:
            with transaction.atomic():
                _take(judged, by=by) if judged.act == TAKE else _give_back(judged.row, by=by)
            done += 1
        except ValidationError as fault:
            refused.append((judged.number, fault.messages[0]))
    return done, refused


def _take(judged, *, by):
    row, key = judged.row, outside_key(judged.row.ref)
    if row.gift:
        Income.note(
            ticket=key,
            by=by,
            label=row.campaign or _now("Don en ligne"),
            day=row.day,
            cents=row.gift,
            purpose=Purpose.GIFTS,
            received_by=ReceivedBy.CARD,
            giver=judged.payer,
            giver_name="" if judged.payer else row.who[:120],
            reference=f"HelloAsso {row.ref}",
        )
    if row.cents > row.gift:
        owed = Share.objects.unpaid().filter(person=judged.payer, payer=Payer.PERSON)
        Payment.take(
            Method.CARD,
            row.cents - row.gift,
            payer=judged.payer,
            shares=list(owed.to_choose_from()),
            day=row.day,
            outside_key=key,
            reference=f"HelloAsso {row.ref}",
            by=by,
        )


def _give_back(row, *, by):
    key, reason = outside_key(row.ref), _now("remboursé chez HelloAsso")
    if payment := Payment.objects.select_for_update().filter(outside_key=key).first():
        give_back(payment, payment.cents, reason=reason, by=by)
    if gift := Income.objects.standing().filter(ticket=key).first():
        gift.cancel(reason=reason, by=by)
