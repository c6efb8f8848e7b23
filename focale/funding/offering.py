"""The free and reduced places of an action: what they were worth, and who bore it.

A place is worth its public price. What neither the person, a partner nor a voucher pays is borne by a grant
or by the association itself; credit notes take it back. A shared activity counts by the share of the action.
"""

from django.db.models import Exists, F, OuterRef

from focale.money.models import Payer, Share

from .balance import part
from .models import Commitment

BORNE_BY = (Payer.GRANT, Payer.PLACE)


def offered(action, first, last) -> list[list]:
    """[label, cents, charge, day, payer, envelope] of each place offered in these days, in order of time."""
    found = []
    for thing in ("activity", "occurrence"):
        way = f"charge__registration__seating__{thing}__commitments"
        about = {f"{way}__action": action, f"{way}__ended_at": None, "charge__day__range": (first, last)}
        rows = Share.objects.filter(payer__in=BORNE_BY, **about)
        if thing == "activity":
            date = OuterRef("charge__registration__seating__occurrence")
            rows = rows.exclude(Exists(Commitment.objects.live().filter(occurrence=date)))
        told = rows.values_list(
            "charge__label", F("cents") - F("credited_cents"), f"{way}__share_percent", "charge_id",
            "charge__day", "payer", "fund_id",
        )  # fmt: skip
        for label, cents, percent, key, day, payer, fund in told.order_by():
            if value := part(cents, percent):
                found.append([label, value, key, day.isoformat(), payer, fund])
    return sorted(found, key=lambda row: (row[3], row[2], row[4]))


def sums_of(rows, fund) -> dict:
    """Cents in all, of this envelope, and of the association itself."""
    return {
        "cents": sum(row[1] for row in rows),
        "grant_cents": sum(row[1] for row in rows if row[5] == fund),
        "place_cents": sum(row[1] for row in rows if row[4] == Payer.PLACE),
        "number": len({row[2] for row in rows}),
    }
