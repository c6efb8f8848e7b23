"""The parts of charges made for the activities and dates committed to an action, each with its share.

Grouped by seating: a line of a report is a date or a course, the charges stand behind it. A date with a
commitment of its own follows that one alone, and so does its part of a course booked whole.
"""

from django.db.models import F, Max, Q, Sum

from focale.money.models import Share
from focale.programme.models import Seating

from .course_shares import shares_of
from .models import Commitment

SEATING = "charge__registration__seating"


def told(action, first, last) -> list[tuple]:
    """(label, cents, percent, seating, day, payer, envelope) of every part in these days, whoever bears it;
    credit notes are taken off."""
    parts = Share.objects.filter(charge__day__gte=first, charge__day__lte=last)
    return [*_of_dates(parts, action), *_of_courses(parts, action)]


def _of_dates(parts, action):
    """Places booked by date: by the date's own commitment, else by that of its activity."""
    apart = Commitment.objects.live().exclude(occurrence=None).values("occurrence")
    own = _grouped(parts, f"{SEATING}__occurrence__commitments", action)
    whole = Commitment.objects.live().filter(action=action).exclude(activity=None)
    seatings = Seating.objects.filter(activity__in=whole.values("activity")).exclude(occurrence=None)
    # As a list of keys: SQLite then walks charges in order, three times as fast.
    booked = parts.filter(**{f"{SEATING}__in": seatings.exclude(occurrence__in=apart).values("pk")})
    return own.union(_grouped(booked, f"{SEATING}__activity__commitments", action), all=True)


def _grouped(parts, way, action):
    rows = parts.filter(**{f"{way}__action": action, f"{way}__ended_at": None}).order_by()
    return _summed(rows, percent=F(f"{way}__share_percent"))


def _of_courses(parts, action):
    """Places booked for a whole course: by the share of its dates."""
    live, way = Commitment.objects.live().filter(action=action), f"{SEATING}__activity"
    whole = live.exclude(activity=None).values("activity")
    dated = live.exclude(occurrence=None).values("occurrence__activity")
    rows = parts.filter(Q(**{f"{way}__in": whole}) | Q(**{f"{way}__in": dated}))
    courses = rows.filter(**{f"{SEATING}__occurrence": None}).order_by()
    found = list(_summed(courses, percent=F(f"{way}_id")))
    shares = shares_of(action, {row[2] for row in found}) if found else {}
    return [(*row[:2], shares.get(row[2], 0), *row[3:]) for row in found]


def _summed(rows, **percent):
    told = rows.annotate(**percent).values("percent", f"{SEATING}_id", "charge__day", "payer", "fund_id")
    told = told.annotate(label=Max("charge__label"), total=Sum(F("cents") - F("credited_cents")))
    return told.values_list("label", "total", "percent", f"{SEATING}_id", "charge__day", "payer", "fund_id")
