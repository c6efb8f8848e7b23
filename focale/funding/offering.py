"""The free and reduced places of an action: what they were worth, and who bore it.

A place is worth its public price. What neither the person, a partner nor a voucher pays is borne by a grant
or by the association itself; credit notes take it back. A shared activity counts by the share of the action.
"""

from focale.money.models import Payer

from .balance import part

BORNE_BY = (Payer.GRANT, Payer.PLACE)


def offered(paid) -> list[list]:
    """[label, cents, seating, day, payer, envelope] of what was offered, in order of time. `paid`: what
    `charged_places.told` gives."""
    found = []
    for label, cents, percent, key, day, payer, fund in paid:
        if payer in BORNE_BY and (value := part(cents, percent)):
            found.append([label, value, key, day.isoformat(), payer, fund])
    return sorted(found, key=lambda row: (row[3], row[2], row[4], row[5] or 0))


def sums_of(rows, fund) -> dict:
    """Cents in all, of this envelope, and of the association itself."""
    return {
        "cents": sum(row[1] for row in rows),
        "grant_cents": sum(row[1] for row in rows if row[5] == fund),
        "place_cents": sum(row[1] for row in rows if row[4] == Payer.PLACE),
    }
