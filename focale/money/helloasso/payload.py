"""What an order of HelloAsso says, read into facts; what cannot be read is nothing, never a guess.

States: only `Authorized` (card) and `Registered` (noted by hand there) are money; unknown ones wait.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

MOST = 2_000_000_000
LARGEST_ID = 2**63 - 1
MONEY = {"Authorized", "Registered"}
REFUNDED = {"Refunded"}
CONTESTED = {"Contested"}
OVER = {"Refused", "Canceled", "Abandoned", "Error", "Deleted", "NoDonation"}


@dataclass(frozen=True)
class Paid:
    """One payment. `cents`: without the tip for HelloAsso; `day`: in Paris; `back`: cents given back."""

    id: int
    cents: int
    state: str
    day: date | None = None
    back: int = 0

    @property
    def came(self) -> bool:
        """Whether this money came in, be it given back or contested since."""
        return self.cents > 0 and self.state in MONEY | REFUNDED | CONTESTED

    @property
    def is_contested(self) -> bool:
        return self.state in CONTESTED


@dataclass(frozen=True)
class Order:
    """`slug`: of the organisation; `total`: cents; `key`: our own number, where it is told."""

    id: int
    slug: str = ""
    total: int | None = None
    key: str = ""
    payments: list[Paid] = field(default_factory=list)


def number(told, most=LARGEST_ID) -> int | None:
    """A whole number above zero, else None. JSON's true is none."""
    return told if type(told) is int and 0 < told <= most else None


def words(told, most=120) -> str:
    return "".join(letter for letter in told if letter.isprintable())[:most] if isinstance(told, str) else ""


def inner(told, name) -> dict:
    """The object of this name, or an empty one."""
    found = told.get(name) if isinstance(told, dict) else None
    return found if isinstance(found, dict) else {}


def rows(told, name) -> list[dict]:
    found = told.get(name) if isinstance(told, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def key_in(told) -> str:
    """Our own number, given along when the page to pay on was asked for."""
    return words(inner(told, "metadata").get("focale"))


def read_order(told) -> Order | None:
    """An order as the API gives it; None when it has no number."""
    if (found := number(told.get("id") if isinstance(told, dict) else None)) is None:
        return None
    payments = [paid for row in rows(told, "payments") if (paid := read_payment(row))]
    total = number(inner(told, "amount").get("total"), MOST)
    return Order(found, words(told.get("organizationSlug")), total, key_in(told), payments)


def read_payment(told) -> Paid | None:
    """A payment; None when it has no number or no sum."""
    found, cents = number(told.get("id")), number(told.get("amount"), MOST)
    if found is None or cents is None:
        return None
    state = words(told.get("state"), 30)
    return Paid(found, cents, state, day_of(told.get("date")), _back(told, cents, state))


def _back(told, cents, state) -> int:
    if state in REFUNDED:
        return cents
    done = [
        number(row.get("amount"), MOST) or 0
        for row in rows(told, "refundOperations")
        if words(row.get("status")).casefold() == "processed"
    ]
    return min(sum(done), cents)


def day_of(told) -> date | None:
    """The day in Paris of a moment as HelloAsso writes it: up to seven digits of a second, with its zone."""
    try:
        at = datetime.fromisoformat(told)
    except (TypeError, ValueError):
        return None
    if not 1990 <= at.year <= 2100:
        return None
    return timezone.localtime(at).date() if timezone.is_aware(at) else at.date()
