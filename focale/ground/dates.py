"""Dates and hours as one says them, in French and in English, without the cost of a general formatter."""

from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language

NBSP = "\u00a0"
DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_DAYS = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}
SHORT_MONTHS = {
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


def _language():
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def _day(value):
    """The local date of a date or of a moment."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def _number(day, language):
    return "1er" if day.day == 1 and language == "fr" else str(day.day)


@lru_cache(4096)
def _said(day, shape, language):
    number, month = _number(day, language), MONTHS[language][day.month - 1]
    weekday, short = DAYS[language][day.weekday()], SHORT_DAYS[language][day.weekday()]
    if shape == "long":
        return f"{weekday} {number}{NBSP}{month}"
    if shape == "full":
        return f"{weekday} {number}{NBSP}{month} {day.year}"
    if shape == "plain":
        return f"{number}{NBSP}{month} {day.year}"
    if shape == "month":
        return f"{month} {day.year}"
    if shape == "weekday":
        return f"{short}{NBSP}{number}"
    if shape == "day":
        return f"{short}{NBSP}{number}{NBSP}{month}"
    return f"{short}{NBSP}{number}{NBSP}{SHORT_MONTHS[language][day.month - 1]}"


def long_date(value) -> str:
    """A date or moment as « mercredi 25 février »; nothing when there is none."""
    return _said(_day(value), "long", _language()) if value else ""


def full_date(value) -> str:
    """With the year: « mercredi 25 février 2026 »."""
    return _said(_day(value), "full", _language()) if value else ""


def plain_date(value) -> str:
    """Without the day of the week: « 25 février 2026 »."""
    return _said(_day(value), "plain", _language()) if value else ""


def short_date(value) -> str:
    """For lists: « mer. 25 févr. »."""
    return _said(_day(value), "short", _language()) if value else ""


def month(value) -> str:
    """The month of a date: « février 2026 »."""
    return _said(_day(value), "month", _language()) if value else ""


@lru_cache(4096)
def _clock(hours, minutes, language):
    if language == "en":
        return f"{hours}:{minutes:02}"
    return f"{hours}{NBSP}h{NBSP}{minutes:02}" if minutes else f"{hours}{NBSP}h"


def hour(value) -> str:
    """The hour of a moment or a time: « 14 h 30 », « 14 h », in English « 14:30 »."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return _clock(value.hour, value.minute, _language())


def duration(minutes) -> str:
    """Whole minutes as « 45 min », « 2 h », « 1 h 30 », in English « 1 h 30 min »."""
    if minutes is None or minutes == "":
        return ""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return f"{rest}{NBSP}min"
    if not rest:
        return f"{hours}{NBSP}h"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" + (f"{NBSP}min" if _language() == "en" else "")


def span(start, end=None) -> str:
    """From one moment to another.

    Same day: « mercredi 25 février · 14 h → 16 h ». Several days: « lun. 23 → jeu. 26 février · 9 h 30 ».
    """
    first, last, language = _day(start), _day(end or start), _language()
    if first == last:
        until = f" → {hour(end)}" if end and isinstance(start, datetime) and end != start else ""
        said = _said(first, "long", language)
    else:
        until = ""
        near = (first.year, first.month) == (last.year, last.month)
        said = f"{_said(first, 'weekday' if near else 'short', language)} → {_said(last, 'day', language)}"
    return f"{said} · {hour(start)}{until}" if isinstance(start, datetime) else said
