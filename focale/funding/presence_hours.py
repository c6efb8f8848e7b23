"""Hours of presence by age bracket, month and school holidays, as the CAF asks; and hours opened and billed.

- realised: minutes of each person marked present, at the age of that day; perhaps at most so many minutes a
  day and person;
- opened: seats × length of the dates that took place and have seats;
- billed: length × the seats held with a price that stands, whoever pays it; no price, nothing billed.

People counted without a name have no age: their hours stand beside (`nameless`).
"""

from bisect import bisect_right

from django.db.models import Count, IntegerField, OuterRef, Subquery, Sum

from focale.programme.models import Registration, Status

from .breaking import UNKNOWN
from .counting import by_headcount, seated_occurrences
from .selection import Seconds, midnight

KINDS = ("opened", "realised", "billed")
TIMES = ("school", "holidays")


def hours_of(selection, scale, spans, most=None) -> dict:
    """Minutes as plain JSON. `scale`: (dimension, its brackets) of ages, or None; `spans`: the school
    holidays; `most`: minutes counted at most for one person and day."""
    brackets = scale[1] if scale else ()
    months = [first for first, _last in selection.months()]
    rows = {one.code: _row(one.code, str(one), months) for one in brackets}
    unknown = _row(UNKNOWN, scale[0].unknown_label if scale else "", months)
    by_month = [{kind: dict.fromkeys(TIMES, 0) for kind in KINDS} for _month in months]
    for day, age, is_holiday, minutes in _present(selection, most):
        place, time = bisect_right(months, day) - 1, TIMES[is_holiday]
        code = next((one.code for one in brackets if age is not None and one.holds(age)), UNKNOWN)
        row = rows.get(code, unknown)
        row[time] += minutes
        row["months"][place] += minutes
        by_month[place]["realised"][time] += minutes
    begins, holidays = [midnight(first).timestamp() for first in months], _moments(spans)
    for start, length, seats, billed in _dates(selection):
        place = bisect_right(begins, start) - 1
        time = TIMES[any(first <= start < last for first, last in holidays)]
        by_month[place]["opened"][time] += length * (seats or 0)
        by_month[place]["billed"][time] += length * (billed or 0)
    nameless = sum(one["total"] * one["minutes"] for one in by_headcount(selection))
    names = [f"{month:%Y-%m}" for month in months]
    return {"rows": [*rows.values(), unknown], "names": names, "months": by_month, "nameless": nameless}


def _row(code, label, months):
    return {"code": code, "label": label, "school": 0, "holidays": 0, "months": [0] * len(months)}


def _present(selection, most):
    """(day, age, whether in the school holidays, minutes); of one person and day at most `most`."""
    rows = selection.attendances().order_by()
    if most is None:
        told = rows.values("on", "age", "in_school_holidays").annotate(total=Sum("minutes"))
        yield from told.values_list("on", "age", "in_school_holidays", "total").iterator(chunk_size=5000)
        return
    for _visitor, *told in each_presence(selection, most):
        yield told


def each_presence(selection, most=None):
    """(person, day, age, whether in the school holidays, minutes), as far as `most` goes."""
    left, rows = {}, selection.attendances().order_by("on", "pk")
    told = rows.values_list("visitor", "on", "age", "in_school_holidays", "minutes")
    for visitor, day, age, is_holiday, minutes in told.iterator(chunk_size=5000):
        rest = minutes if most is None else left.get((visitor, day), most)
        if most is not None:
            left[visitor, day] = rest - min(minutes, rest)
        yield visitor, day, age, is_holiday, min(minutes, rest)


def _dates(selection):
    """(start, minutes, seats, seats held at a price) of each date that took place."""
    billed = Registration.objects.filter(
        seating=OuterRef("seating_key"), status=Status.SEATED, charge__value_cents__gt=0
    ).filter(charge__credit_notes=None)
    counted = billed.order_by().values("status").annotate(number=Count("pk")).values("number")
    rows = seated_occurrences(selection).order_by()
    names = Seconds("starts_at"), Seconds("ends_at"), "capacity", Subquery(counted, IntegerField())
    for start, end, seats, number in rows.values_list(*names).iterator(chunk_size=5000):
        yield start, (end - start) // 60, seats, number


def _moments(spans):
    return [(midnight(first).timestamp(), midnight(last).timestamp() + 86_400) for first, last in spans]
