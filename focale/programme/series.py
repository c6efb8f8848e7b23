"""« Tous les mercredis de 14 h à 16 h, sauf pendant les vacances » : a rhythm and its dates. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

MOST_DATES = 120
LONGEST = timedelta(days=400)


LONGEST_NIGHT = 12 * 60 + 1
"""In minutes, and one more."""


@dataclass(frozen=True)
class Rhythm:
    """Days of the week (0 is Monday), hours on the wall clock, from the first to the last day, both included.

    `every`: 1 for each week, 2 for one week in two, counted from the week of the first day.
    """

    weekdays: Collection[int]
    begins: time
    ends: time
    first: date
    last: date
    every: int = 1

    def days(self) -> list[date]:
        """The days of the rhythm, in order; holidays are not its business."""
        monday = self.first - timedelta(days=self.first.weekday())
        span = range((self.last - self.first).days + 1)
        days = (self.first + timedelta(days=number) for number in span)
        return [
            day
            for day in days
            if day.weekday() in self.weekdays and (day - monday).days // 7 % self.every == 0
        ]


@dataclass(frozen=True)
class Proposal:
    """One date of a series as it is shown before: kept unless it is closed that day."""

    day: date
    starts_at: datetime
    ends_at: datetime
    closed: str = ""


def moment(day: date, clock: time) -> datetime:
    """That hour on the wall clock of the place, whatever the season: 14:00 stays 14:00. In UTC, since between
    two times of one zone Python counts as if no clock were ever changed."""
    return timezone.make_aware(datetime.combine(day, clock)).astimezone(UTC)


def hours_of(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    """From one hour to the other; an end that is not later than the beginning is that of the next morning."""
    following = day + timedelta(days=1) if ends <= begins else day
    return moment(day, begins), moment(following, ends)


def is_too_long(begins: time, ends: time) -> bool:
    """Whether a date typed with these hours would last more than a night: a slip of the fingers."""
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return ends <= begins and minutes % (24 * 60) not in range(1, LONGEST_NIGHT)


def propose(rhythm: Rhythm, closed: Mapping[date, str]) -> list[Proposal]:
    """Every date of the rhythm; `closed` says for some days why one does not meet (a holiday's name)."""
    return [
        Proposal(day, *hours_of(day, rhythm.begins, rhythm.ends), closed.get(day, ""))
        for day in rhythm.days()
    ]


def same_hours(day: date, starts_at: datetime, ends_at: datetime):
    """Another day at the same hours of the wall clock. Returns (starts_at, ends_at)."""
    begins, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    last = day + (ends.date() - begins.date())
    return moment(day, begins.time()), moment(last, ends.time())
