"""The cash box: counted each week, lately each day, morning and evening; what it holds too much taken to the
bank; cheques on slips."""

from datetime import timedelta

from django.db.models import F, Sum
from django.utils import timezone

from focale.money.models import Batch, Line, Payment, Till, TillChain, Transfer
from focale.money.models.till import CASH

from .entries import date_entries
from .seasons import moment

KEPT_CENTS, MOST_CENTS = 15_000, 40_000
DRAWER_DAYS, OFF, DAILY = 24, 19, 14
MORNING, EVENING = "09:30", "18:30"
VALUES = (5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1)


def count_the_till(demonstration):
    """A slip of cheques a month but for the last; then the box is counted, at times a little off."""
    _take_cheques(demonstration)
    box = Box(_cash_by_day(), demonstration.account("treasurer"))
    day, today = demonstration.seasons[0].first_day + timedelta(days=5), demonstration.today
    while day < today - timedelta(days=DAILY):
        box.count_the_week(day)
        day += timedelta(days=7)
    for step in range(1, (today - day).days + 7):
        box.count_the_day(day - timedelta(days=7 - step))
    if timezone.now() > moment(today, MORNING):
        box.count(today, is_opening=True)
    for before, row in zip([None, *box.rows], box.rows, strict=False):
        row.seal = row.seal_after(before.seal if before else "")
    date_entries(today)
    Till.objects.bulk_create(box.rows)
    TillChain.objects.update_or_create(pk=1, defaults={"last": len(box.rows)})


class Box:
    """What is in it, and how often it was counted. `days`: what came in or left on each."""

    def __init__(self, days, by):
        self.days, self.by = days, by
        self.cents = self.counted = 0
        self.rows = []

    def count_the_week(self, day):
        """On its last day, if anything changed."""
        self._take_in(cents for when, cents in self.days.items() if day - timedelta(days=7) < when <= day)
        self._take_to_the_bank(day)
        if self.cents != self.counted:
            self.count(day)

    def count_the_day(self, day):
        """In the morning and in the evening of a day on which somebody paid in cash."""
        if day in self.days:
            self.count(day, is_opening=True)
            self._take_in([self.days[day]])
            self._take_to_the_bank(day)
            self.count(day)

    def count(self, day, is_opening=False):
        number = len(self.rows) + 1
        facts = {"expected_cents": self.cents, "counted_cents": self.cents, "is_opening": is_opening}
        till = Till(number=number, day=day, opening_cents=self.counted, **facts)
        till.closed_at, till.made_by = moment(day, MORNING if is_opening else EVENING), self.by
        if number % OFF == 0 and not is_opening:
            till.counted_cents, till.note = self.cents - 50, "Une pièce de 50 centimes de trop rendue."
            till.entry = till.post_difference(by=self.by)
        till.coins = _coins(till.counted_cents)
        self.rows.append(till)
        self.cents = self.counted = till.counted_cents

    def _take_in(self, sums):
        self.cents += sum(sums)

    def _take_to_the_bank(self, day):
        if self.cents > MOST_CENTS:
            facts = {"label": "Dépôt de la caisse à la banque", "day": day, "cents": self.cents - KEPT_CENTS}
            Transfer.note(source=CASH, target="512", by=self.by, **facts)
            self.cents = KEPT_CENTS


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
