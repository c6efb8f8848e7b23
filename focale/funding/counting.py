"""From a selection to its figures: a handful of questions, each answered from an index.

The result is plain JSON, the same whether shown, exported or frozen in a report. Defined in docs/figures.md.
"""

from bisect import bisect_right
from collections import defaultdict

from django.db.models import (
    Case,
    Count,
    Exists,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from focale.programme.models import Attendance, Registration, Status
from focale.programme.models.attendance import FACTS

from .breaking import broken_down, headcount_parts
from .selection import WIDE, Seconds, midnight

HISTORY, EXPECTED = -2, -1


def figures(selection, scales) -> dict:
    """All the figures of a selection, broken down by the scales of a scheme: (dimension, its brackets)."""
    months, expected, came, rows_ever = by_month(selection)
    first_visits = dict(selection.first_visits().order_by().values_list("visitor", "on"))
    present = sum(month["participations"] for month in months)
    wide = present * WIDE > rows_ever
    people, tallies = by_facts(selection, first_visits, wide)
    headcounts = by_headcount(selection)
    offer = by_occurrence(selection, months)
    for month, (first, last) in zip(months, selection.months(), strict=True):
        month["anonymous"] = sum(one["total"] for one in headcounts if first <= one["on"] <= last)
    arrivals = sorted(first_visits[visitor] for visitor in people if visitor in first_visits)
    for month, (first, last) in zip(months, selection.months(), strict=True):
        month["new"] = sum(first <= day <= last for day in arrivals)
    parts = headcount_parts(headcounts)
    return {
        "period": {"first": selection.first.isoformat(), "last": selection.last.isoformat()},
        "named": {
            "people": len(people),
            "new": len(arrivals),
            "participations": present,
            "minutes": sum(month["minutes"] for month in months),
        },
        "anonymous": {
            "participations": sum(one["total"] for one in headcounts),
            "already_known": sum(one["already_known"] for one in headcounts),
            "minutes": sum(one["total"] * one["minutes"] for one in headcounts),
        },
        "offer": offer,
        "attendance": {"expected": expected + offer["unmarked"], "came": came, "unmarked": offer["unmarked"]},
        "breakdowns": [broken_down(*scale, tallies, parts) for scale in scales],
        "months": months,
    }


def by_month(selection):
    """Month by month the people, participations and minutes; and those expected; and how many rows there are.

    One statement, one walk along the index by day; people are distinct within each month.
    """
    counts = {
        "participations": Count("pk"),
        "minutes": Coalesce(Sum("minutes"), 0),
        "people": Count("visitor", distinct=True),
    }
    parts = [
        selection.during(first, last).attendances().values(place=Value(place)).annotate(**counts)
        for place, (first, last) in enumerate(selection.months())
    ]
    expected = selection.marked().filter(was_expected=True)
    parts.append(
        expected.values(place=Value(EXPECTED)).annotate(
            participations=Count("pk"),
            minutes=Coalesce(Sum(Case(When(presence="present", then=1), default=0)), 0),
            people=Value(0),
        )
    )
    parts.append(
        Attendance.objects.values(place=Value(HISTORY)).annotate(
            participations=Coalesce(Max("pk"), 0), minutes=Value(0), people=Value(0)
        )
    )
    answers = {
        row["place"]: row
        for row in parts[0].order_by().union(*(part.order_by() for part in parts[1:]), all=True)
    }
    nothing = {"participations": 0, "minutes": 0, "people": 0}
    months = []
    for place, (first, _last) in enumerate(selection.months()):
        found = answers.get(place, nothing)
        months.append({"month": f"{first:%Y-%m}"} | {name: found[name] for name in nothing})
    expected = answers.get(EXPECTED, nothing)
    return (
        months,
        expected["participations"],
        expected["minutes"],
        answers.get(HISTORY, nothing)["participations"],
    )


def by_facts(selection, first_visits, wide):
    """Each visitor with the facts last marked, and for each set of facts the participations and minutes.

    Returns {visitor: facts} and {facts: [people, participations, minutes]}; the last of the facts is
    whether the first visit ever falls in the period.
    """
    rows = selection.attendances_by_person() if wide else selection.attendances()
    rows = rows.order_by().values_list("visitor", *FACTS)
    rows = rows.annotate(count=Count("pk"), total=Sum("minutes"), newest=Max("pk"))
    latest, tallies = {}, defaultdict(lambda: [0, 0, 0])
    for visitor, *facts, count, minutes, newest in rows.iterator(chunk_size=5000):
        facts = (*facts, "new" if visitor in first_visits else "known")
        tally = tallies[facts]
        tally[1] += count
        tally[2] += minutes
        if visitor not in latest or latest[visitor][0] < newest:
            latest[visitor] = newest, facts
    people = {visitor: facts for visitor, (_newest, facts) in latest.items()}
    for facts in people.values():
        tallies[facts][0] += 1
    return people, tallies


def by_headcount(selection) -> list[dict]:
    """The headcounts, each with its parts: {(dimension, bracket): number}."""
    found = {}
    rows = (
        selection.headcounts()
        .order_by("pk")
        .values_list(
            "pk",
            "on",
            "total",
            "already_known",
            Seconds("occurrence__ends_at") - Seconds("occurrence__starts_at"),
            "cells__dimension",
            "cells__bracket",
            "cells__number",
        )
    )
    for pk, on, total, already_known, seconds, dimension, bracket, number in rows:
        one = found.setdefault(
            pk,
            {"on": on, "total": total, "already_known": already_known, "minutes": seconds // 60, "parts": {}},
        )
        if dimension:
            one["parts"][dimension, bracket] = number
    return list(found.values())


def seated_occurrences(selection):
    """The dates that took place, with seats and held seats of their own seating or the whole course's."""
    whole = FilteredRelation("activity__seatings", condition=Q(activity__seatings__occurrence=None))
    rows = selection.occurrences().annotate(whole=whole)
    return rows.annotate(
        seating_key=Coalesce("seating__pk", "whole__pk"),
        held=Coalesce("seating__taken", "whole__taken"),
        capacity=Coalesce("seating__seats", "whole__seats"),
    )


def by_occurrence(selection, months) -> dict:
    """What was offered: dates, minutes, seats and seats held, and the seated whom nobody ever marked."""
    marked = Attendance.objects.filter(occurrence=OuterRef(OuterRef("pk")), visitor=OuterRef("participant"))
    unmarked = (
        Registration.objects.filter(seating=OuterRef("seating_key"), status=Status.SEATED)
        .filter(~Exists(marked))
        .order_by()
        .values("status")
        .annotate(number=Count("pk"))
        .values("number")
    )
    rows = (
        seated_occurrences(selection)
        .order_by()
        .values_list(
            Seconds("starts_at"), Seconds("ends_at"), "capacity", "held", Subquery(unmarked, IntegerField())
        )
    )
    offer = dict.fromkeys(("occurrences", "minutes", "seated_occurrences", "seats", "held", "unmarked"), 0)
    starts = [midnight(first).timestamp() for first, _last in selection.months()]
    for month in months:
        month["occurrences"] = month["offered"] = 0
    for start, end, seats, held, unmarked in rows.iterator(chunk_size=5000):
        minutes = (end - start) // 60
        month = months[bisect_right(starts, start) - 1]
        month["occurrences"] += 1
        month["offered"] += minutes
        offer["occurrences"] += 1
        offer["minutes"] += minutes
        offer["unmarked"] += unmarked or 0
        if seats is not None:
            offer["seated_occurrences"] += 1
            offer["seats"] += seats
            offer["held"] += held
    return offer
