"""What is owed, spread over dated parts: the parts proposed, the plan agreed with its cheques."""

import calendar
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Method, Part, Payment, Plan


def equal_parts(cents, count) -> list[int]:
    """So many parts, as equal as cents allow, the first ones the larger; they add up to `cents`."""
    part, rest = divmod(cents, count)
    return [part + (number < rest) for number in range(count)]


def monthly(first, count) -> list[date]:
    """The same day of so many months, or the last day of a month that has no such day."""
    found = []
    for month in range(first.month - 1, first.month - 1 + count):
        year, month = first.year + month // 12, month % 12 + 1
        found.append(date(year, month, min(first.day, calendar.monthrange(year, month)[1])))
    return found


@transaction.atomic
def agree(payer, shares, rows, *, bank="", replaces=None, reason="", by):
    """Agree a plan; a part whose cheque was given is paid by it, and the cheque kept until its day.

    `rows`: triples of a day, cents, and the number of a cheque or nothing. Returns the Plan.
    """
    numbers = [number for _day, _cents, number in rows if number]
    if len(set(numbers)) != len(numbers):
        raise ValidationError(_("Le même numéro de chèque est écrit deux fois."))
    parts = [(day, cents) for day, cents, _number in rows]
    plan = Plan.objects.agree(payer, shares, parts, replaces=replaces, reason=reason, by=by)
    paid = [planned.share for planned in plan.planned.select_related("share")]
    for day, cents, number in sorted(rows):
        if number:
            cheque = Payment.take(
                Method.CHEQUE, cents, payer=payer, shares=paid, cheque_number=number, cheque_bank=bank,
                keep_until=day, by=by,
            )  # fmt: skip
            Part.objects.filter(plan=plan, due_on=day).update(cheque=cheque)
    return plan
