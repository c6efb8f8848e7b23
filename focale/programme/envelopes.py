"""While one plans: what the free seats of an activity may still cost, and what is left of its envelope."""

from dataclasses import dataclass

from django.utils import timezone

from focale.money.models import Fund
from focale.money.pricing import public_price
from focale.programme.quoting import minutes_of


@dataclass(frozen=True)
class Envelope:
    """`most_cents`: the public price of every seat that is free today; `outside`: dates it does not cover."""

    fund: Fund
    most_cents: int | None
    outside: int

    @property
    def is_short(self) -> bool:
        return self.most_cents is not None and self.most_cents > self.fund.offerable_cents


def envelope_of(activity, dates, whole) -> Envelope | None:
    """`dates`: all of the activity, each with its seating; `whole`: the seating of a course booked whole."""
    if activity.fund_id is None:
        return None
    coming = [date for date in dates if not date.cancelled_at and date.starts_at > timezone.now()]
    outside = sum(not activity.fund.pays_on(date.day) for date in coming)
    version = activity.tariff.current() if activity.tariff_id else None
    return Envelope(activity.fund, _most(version, coming, whole) if version else None, outside)


def _most(version, coming, whole):
    if whole:
        minutes = minutes_of([(date.starts_at, date.ends_at) for date in coming])
        return whole.seats_left * public_price(version, minutes) if coming else 0
    open_dates = [date for date in coming if getattr(date, "seating", None)]
    return sum(date.seating.seats_left * public_price(version, date.minutes) for date in open_dates)
