"""Which membership a line gives: as what, from which day to which, for how much."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from .dates import read_day

EARLIEST, AHEAD = 1950, timedelta(days=3 * 366)


def period_of(told, chosen, today) -> dict:
    """`kind`, `first_day`, `last_day` (as 2026-08-31), `cents`, `joined`; no kind: no membership.

    Refuses days that run backwards, and a type that lasts a season none is written for.
    """
    facts = {"joined": _iso(_sensible(read_day(told.get("joined", "")), today))}
    kind = chosen.kind_of(told.get("kind", ""))
    if kind is None:
        return facts
    first = _sensible(read_day(told.get("first_day", "")), today) or chosen.first_day or today
    last = _sensible(read_day(told.get("last_day", "")), today) or chosen.last_day
    last = last or chosen.last_day_of(kind, first)
    if last < first:
        raise ValidationError(_now("L'adhésion finirait avant de commencer\xa0: vérifiez les deux dates."))
    facts |= {"kind": kind.pk, "first_day": _iso(first), "last_day": _iso(last)}
    return facts | {"cents": _cents(told.get("cents", ""), kind)}


def _sensible(day, today) -> date | None:
    if day and not date(EARLIEST, 1, 1) <= day <= today + AHEAD:
        raise ValidationError(_now("L'année %(year)s est hors du possible.") % {"year": day.year})
    return day


def _iso(day) -> str:
    return day.isoformat() if day else ""


def _cents(written, kind) -> int:
    """What the list says was paid, else what the type costs."""
    plain = re.sub(r"[\s\u00a0\u202f€]|EUR", "", written)
    if not plain:
        return kind.cents
    found = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,2}))?", plain)
    if not found:
        raise ValidationError(_now("«\xa0%(it)s\xa0» n'est pas une somme.") % {"it": written[:20]})
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
