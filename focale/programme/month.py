"""A month or a week of the programme, day by day, with the school holidays and the public holidays."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import hour, long_date, month, plain_date, span
from focale.programme.models import Holiday, Occurrence
from focale.programme.motifs import motif_of
from focale.programme.sifting import WEEK, midnight

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(slots=True)
class Line:
    """One date in a day of the calendar."""

    hour: str
    title: str
    url: str
    motif: str
    is_cancelled: bool


class Met(NamedTuple):
    """What a line says of a date and of its activity, read in one row."""

    starts_at: datetime
    cancelled_at: datetime | None
    title: str
    slug: str
    kind: str
    field: str


@dataclass(slots=True)
class CalendarDay:
    day: date
    words: str
    is_today: bool
    is_other_month: bool
    school: str = ""
    public: str = ""
    lines: list = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """The days from the first to the last; `before` and `after` lead to the neighbours."""

    title: str
    days: list[CalendarDay]
    holidays: list[str]
    before: date
    after: date


def readable_day(text) -> date | None:
    """A day written 2026-02-25, or a month 2026-02; None for anything else, or for another century."""
    text = (text or "").strip()
    try:
        day = date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def month_of(day: date) -> Shown:
    """The whole weeks that hold this month."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    monday = first - timedelta(days=first.weekday())
    last = following - timedelta(days=1)
    sunday = last + timedelta(days=6 - last.weekday())
    days, holidays = _days(monday, sunday, first)
    return Shown(month(first), days, holidays, (first - timedelta(days=1)).replace(day=1), following)


def week_of(day: date) -> Shown:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    days, holidays = _days(monday, monday + timedelta(days=6), None)
    words = _("Semaine du %(day)s") % {"day": long_date(monday)}
    return Shown(words, days, holidays, monday - WEEK, monday + WEEK)


def _days(first, last, of_month):
    today = timezone.localdate()
    days = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        other = bool(of_month and (day.year, day.month) != (of_month.year, of_month.month))
        days[day] = CalendarDay(day, long_date(day), day == today, other)
    holidays = _mark_holidays(days, first, last)
    zone = timezone.get_current_timezone()
    for met in _met(first, last):
        day = max(met.starts_at.astimezone(zone).date(), first)
        days[day].lines.append(_line(met))
    return list(days.values()), holidays


def _mark_holidays(days, first, last):
    """Write the holidays into the days; the sentences that name them."""
    said = []
    for holiday in Holiday.objects.during(first, last).order_by("first_day"):
        for day in days.values():
            if holiday.first_day <= day.day <= holiday.last_day:
                setattr(day, holiday.kind, str(holiday))
        alone = holiday.first_day == holiday.last_day
        when = plain_date(holiday.first_day) if alone else span(holiday.first_day, holiday.last_day)
        said.append(_("%(what)s\u00a0: %(which)s") % {"what": holiday, "which": when})
    return said


def _met(first, last):
    dates = Occurrence.objects.published().during(midnight(first), midnight(last + timedelta(days=1)))
    of_activity = [f"activity__{name}" for name in Met._fields[2:]]
    return map(Met._make, dates.order_by("starts_at", "pk").values_list(*Met._fields[:2], *of_activity))


def _line(met):
    url, is_cancelled = f"/activites/{met.slug}/", met.cancelled_at is not None
    return Line(hour(met.starts_at), met.title, url, motif_of(met), is_cancelled)
