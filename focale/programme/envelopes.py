"""While one plans: what the free seats of an activity may still cost, and what is left of its envelope."""

from dataclasses import dataclass

from django.utils import timezone

from focale.money.models import Fund
from focale.money.pricing import public_price
from focale.programme.quoting import minutes_of


@dataclass(frozen=True)
class Envelope:
    """`most_cents`: the public price of every seat that is free, with the dates that are only looked at;
    `added_cents`: what those add to it; `outside`: dates it does not cover."""

    fund: Fund
    most_cents: int | None
    outside: int
    added_cents: int = 0

    @property
    def is_short(self) -> bool:
        return self.most_cents is not None and self.most_cents > self.fund.offerable_cents


def envelope_of(activity, dates, whole, slots=()) -> Envelope | None:
    """`dates`: all of the activity, each with its seating; `whole`: the seating of a course booked whole.
    `slots`: dates one looks at before they are created."""
    if activity.fund_id is None:
        return None
    coming = [date for date in dates if not date.cancelled_at and date.starts_at > timezone.now()]
    days = [date.day for date in coming] + [timezone.localdate(slot.starts_at) for slot in slots]
    outside = sum(not activity.fund.pays_on(day) for day in days)
    version = activity.tariff.current() if activity.tariff_id else None
    if version is None:
        return Envelope(activity.fund, None, outside)
    now = _most(version, activity, coming, whole)
    most = _most(version, activity, coming, whole, slots) if slots else now
    return Envelope(activity.fund, most, outside, most - now)


def _most(version, activity, coming, whole, slots=()):
    if activity.booking == "whole":
        times = [(date.starts_at, date.ends_at) for date in [*coming, *slots]]
        seats = whole.seats_left if whole else activity.seats or 0
        return seats * public_price(version, minutes_of(times)) if times else 0
    open_dates = [date for date in coming if getattr(date, "seating", None)]
    now = sum(date.seating.seats_left * public_price(version, date.minutes) for date in open_dates)
    if activity.booking != "by_date":
        return now
    return now + sum(_of_slot(version, activity, slot) for slot in slots)


def _of_slot(version, activity, slot):
    seats = slot.seats or activity.seats or 0
    return seats * public_price(version, minutes_of([(slot.starts_at, slot.ends_at)]))
