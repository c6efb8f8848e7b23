"""The parts of charges made for the activities and dates committed to an action, each with its share.

Grouped by seating: a line of a report is a date or a course, the charges stand behind it. A date with a
commitment of its own follows that one alone.
"""

from django.db.models import F, Max, Sum

from focale.money.models import Share

from .models import Commitment

SEATING = "charge__registration__seating"


def places(action, first, last, *apart, **about):
    """Of the parts of charges in these days that are `about`: rows with label, seating, day, percent and the
    facts `apart`, and their cents as `total`, credit notes taken off. One queryset for each way."""
    days = {"charge__day__gte": first, "charge__day__lte": last}
    for thing in ("activity", "occurrence"):
        way = f"{SEATING}__{thing}__commitments"
        live = {f"{way}__action": action, f"{way}__ended_at": None}
        rows = Share.objects.filter(**about, **days, **live)
        if thing == "activity":
            apart_dates = Commitment.objects.live().exclude(occurrence=None).values("occurrence")
            rows = rows.exclude(**{f"{SEATING}__occurrence__in": apart_dates})
        rows = rows.order_by().annotate(percent=F(f"{way}__share_percent"))
        told = rows.values(f"{SEATING}_id", "charge__day", "percent", *apart)
        yield told.annotate(label=Max("charge__label"), total=Sum(F("cents") - F("credited_cents")))


def told(action, first, last) -> list[tuple]:
    """(label, cents, percent, seating, day, payer, envelope) of every part, whoever bears it."""
    names = "label", "total", "percent", f"{SEATING}_id", "charge__day", "payer", "fund_id"
    asked = places(action, first, last, "payer", "fund_id")
    return [row for rows in asked for row in rows.values_list(*names)]
