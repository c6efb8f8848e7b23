"""What those who come together would pay for a seat here: one quote each, from the tariff of the activity.

An envelope that pays for the first of them has less left for the next, so they are quoted in their order.
"""

from functools import cached_property

from django.utils import timezone

from focale.money.models import Fund, Tariff
from focale.money.pricing import asked_of, quote

from .circumstances import circumstances_of


class Prices:
    """The prices of one seating. `holds`: lock the envelopes until the end of the transaction, in the order
    of their keys, so that nobody empties one between the quote and the charge."""

    def __init__(self, seating, *, holds=False):
        self.seating, self.activity = seating, seating.activity
        self.version = _version_of(self.activity) if self.activity.tariff_id else None
        self._share_funds(holds)

    @property
    def is_priced(self) -> bool:
        return self.version is not None

    @property
    def minutes(self) -> int:
        """The dates that hold, together; by the clock of the world, not the one on the wall."""
        return minutes_of(self.seating.times())

    @cached_property
    def day(self):
        """The day the first date begins: on it, age, home, quotient and membership are looked at."""
        begins = self.seating.starts_at()
        return timezone.localdate(begins) if begins else timezone.localdate()

    @property
    def last_day(self):
        """The day the last date ends, None without dates."""
        return max((timezone.localdate(end) for _start, end in self.seating.times()), default=None)

    def _share_funds(self, holds):
        """One object for each envelope, whoever names it."""
        self.funds = {}
        if not self.version:
            return
        rules = self.version.rules.all()
        self.funds = {rule.fund_id: rule.fund for rule in rules if rule.fund_id}
        if self.activity.fund_id and self.activity.fund_id not in self.funds:
            self.funds[self.activity.fund_id] = self.activity.fund
        if holds and self.funds:
            rows = Fund.objects.select_for_update().filter(pk__in=self.funds).order_by("pk")
            self.funds = {fund.pk: fund for fund in rows}
        for rule in rules:
            rule.fund = self.funds.get(rule.fund_id)

    def about(self, people, *, partner=None) -> list:
        """The circumstances of each, in their order."""
        return circumstances_of(
            people,
            self.day,
            fund=self.funds.get(self.activity.fund_id),
            partner=partner,
            asked=asked_of(self.version),
        )

    def quotes(self, people, *, partner=None) -> list:
        """A quote for each, in their order; nothing where the activity has no tariff."""
        if not self.is_priced:
            return []
        found = []
        for about in self.about(people, partner=partner):
            one = quote(self.version, about, self.minutes)
            if one.fund and one.covered_cents:
                one.fund.offered_cents += one.covered_cents
            found.append(one)
        return found


def _version_of(activity):
    found = Tariff.objects.filter(pk=activity.tariff_id).current_versions()
    return found.get(activity.tariff_id) or activity.tariff.current()


def minutes_of(times) -> int:
    """The minutes of these pairs (start, end) together."""
    return sum(int((end.timestamp() - start.timestamp()) // 60) for start, end in times)
