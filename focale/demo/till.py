"""The cash box: counted and closed each week, what it holds too much taken to the bank; cheques on slips."""

from datetime import timedelta

from django.db.models import F, Sum

from focale.money.models import Batch, Line, Payment, Till, TillChain, Transfer
from focale.money.models.till import CASH

from .entries import date_entries
from .seasons import moment

KEPT_CENTS, MOST_CENTS = 15_000, 40_000
DRAWER_DAYS, OFF = 24, 19
VALUES = (5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1)


def count_the_till(demonstration):
    """A slip of cheques a month but for the last; then each week is counted, at times a little off."""
    _take_cheques(demonstration)
    by = demonstration.account("treasurer")
    days = _cash_by_day()
    day = demonstration.seasons[0].first_day + timedelta(days=6)
    box, opening, rows = 0, 0, []
    while day < demonstration.today - timedelta(days=2):
        box += sum(cents for when, cents in days.items() if day - timedelta(days=7) < when <= day)
        if box > MOST_CENTS:
            facts = {"label": "Dépôt de la caisse à la banque", "day": day, "cents": box - KEPT_CENTS}
            Transfer.note(source=CASH, target="512", by=by, **facts)
            box = KEPT_CENTS
        if box != opening:
            rows.append(_closing(len(rows) + 1, day, opening, box, by))
            opening = box = rows[-1].counted_cents
        day += timedelta(days=7)
    for before, row in zip([None, *rows], rows, strict=False):
        row.seal = row.seal_after(before.seal if before else "")
    date_entries(demonstration.today)
    Till.objects.bulk_create(rows)
    TillChain.objects.update_or_create(pk=1, defaults={"last": len(rows)})


def _closing(number, day, opening, box, by):
    till = Till(number=number, day=day, opening_cents=opening, expected_cents=box, counted_cents=box)
    till.closed_at, till.made_by = moment(day, "18:30"), by
    if number % OFF == 0:
        till.counted_cents, till.note = box - 50, "Une pièce de 50 centimes de trop rendue."
        till.entry = till.post_difference(by=by)
    till.coins = _coins(till.counted_cents)
    return till


def _coins(cents) -> dict:
    """So many of each note and coin as make this sum, as few as can be."""
    found = {}
    for value in VALUES:
        count, cents = divmod(cents, value)
        if count:
            found[str(value)] = count
    return dict(sorted(found.items(), key=lambda pair: int(pair[0])))


def _cash_by_day() -> dict:
    """{day: cents that came into the box, or left it}"""
    lines = Line.objects.filter(account=CASH).order_by().values_list("entry__day")
    return dict(lines.annotate(cents=Sum(F("debit_cents") - F("credit_cents"))))


def _take_cheques(demonstration):
    """The cheques of each month together; those of the last weeks are still in the drawer."""
    months = {}
    until = demonstration.today - timedelta(days=DRAWER_DAYS)
    for key, day in Payment.objects.to_take_to_the_bank().filter(day__lt=until).values_list("pk", "day"):
        months.setdefault((day.year, day.month), []).append((key, day))
    for cheques in months.values():
        day = max(day for _key, day in cheques) + timedelta(days=5)
        keys = [key for key, _day in cheques]
        Batch.objects.take_to_the_bank(keys, day=day, by=demonstration.account("treasurer"))
