"""Date by date what a report counts: the proof behind its participations and hours.

The columns of one row are named in `COLUMNS`; the sums of all rows are the figures of the report. `percent`
is the share of the date the action bears; person-hours at that share are those its costs are divided by.
"""

from datetime import datetime

from django.db.models import Count, Sum
from django.utils import timezone

from focale.programme.models import Occurrence

from .models import Commitment
from .selection import Seconds

COLUMNS = ("pk", "day", "hour", "title", "minutes", "held", "percent", "came", "present", "nameless")
"""`held`: it took place; `present`: minutes of those who came; `nameless`: counted without a name."""
AT_ONCE = 500


def dates_of(selection) -> list[list]:
    """One row for each date that took place or where somebody was marked or counted, in order of time."""
    came = {pk: (people, minutes) for pk, people, minutes in _present(selection)}
    counted = dict(selection.headcounts().order_by().values_list("occurrence", "total"))
    held = {row[0]: row for row in _told(selection.occurrences())}
    others = sorted((set(came) | set(counted)) - set(held))
    found = dict(held)
    for start in range(0, len(others), AT_ONCE):
        some = Occurrence.objects.filter(pk__in=others[start : start + AT_ONCE])
        found |= {row[0]: row for row in _told(some)}
    percent_of, rows, zone = shares_of(selection), [], timezone.get_current_timezone()
    for pk, start, end, activity, title in sorted(found.values(), key=lambda row: (row[1], row[0])):
        day, hour = datetime.fromtimestamp(start, zone).isoformat(" ", "minutes")[:16].split()
        people, minutes = came.get(pk, (0, 0))
        told = [pk, day, hour, title, (end - start) // 60, int(pk in held)]
        rows.append([*told, percent_of(pk, activity), people, minutes, counted.get(pk, 0)])
    return rows


def _present(selection):
    rows = selection.attendances().order_by().values("occurrence")
    return rows.annotate(people=Count("pk"), total=Sum("minutes")).values_list(
        "occurrence", "people", "total"
    )


def _told(occurrences):
    names = ("pk", Seconds("starts_at"), Seconds("ends_at"), "activity", "activity__title")
    return occurrences.order_by().values_list(*names).iterator(chunk_size=5000)


def shares_of(selection):
    """A function from a date and its activity to the percentage the action bears of it."""
    if not selection.action:
        return lambda _date, _activity: 100
    live = Commitment.objects.filter(action=selection.action, ended_at=None)
    live = live.exclude(activity=None, occurrence=None)
    dates, activities = {}, {}
    for date, activity, percent in live.values_list("occurrence", "activity", "share_percent"):
        (dates if date else activities)[date or activity] = percent
    return lambda date, activity: dates.get(date, activities.get(activity, 100))


def places_of(selection, rows) -> dict:
    """First and last day a date was held, and the sites, each as « name, town »."""
    days = [row[1] for row in rows if row[5]]
    sites = selection.occurrences().order_by().values_list("activity__site__name", "activity__site__town")
    told = sorted({", ".join(filter(None, site)) for site in sites.distinct()})
    return {"first": min(days, default=""), "last": max(days, default=""), "sites": told}


def sums_of(rows) -> dict:
    """What the rows add up to: dates held, participations, people without a name, minutes; and the minutes at
    the share of the action, halves up."""
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    whole = sum(row["present"] + row["nameless"] * row["minutes"] for row in told)
    borne = sum((row["present"] + row["nameless"] * row["minutes"]) * row["percent"] for row in told)
    return {
        "occurrences": sum(row["held"] for row in told),
        "participations": sum(row["came"] for row in told),
        "nameless": sum(row["nameless"] for row in told),
        "minutes": whole,
        "borne_minutes": (borne + 50) // 100,
        "is_shared": any(row["percent"] < 100 for row in told),
    }
