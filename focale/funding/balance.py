"""What an action cost and who paid, line by line of the form, each cent with the fact it comes from.

Both sides end equal: what is missing is paid by the association's own resources, what is left of the grants
is carried over to the next year (accounts 689 and 789 of the chart of associations).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min, Q

from focale.association.models.volunteer_time import value_of
from focale.funding.cerfa import BROUGHT_OVER, CARRIED_OVER, EXPENSE, INCOME, OWN, SIDE_OF
from focale.money.models import PLACES, Purpose
from focale.money.models.charge import OWED_BY
from focale.money.models.contribution import BOTH_SIDES

from . import balance_facts as facts
from . import charged_places


@dataclass(frozen=True)
class Row:
    """One fact on one line of the form. `noun` and `key` open it; `cents` are the action's share of it."""

    line: str
    label: str
    cents: int
    noun: str = ""
    key: int | None = None
    day: object = None

    @property
    def side(self) -> str:
        return SIDE_OF[self.line]


def rows(action, first, last, paid=None) -> list[Row]:
    """Every fact of the action from `first` to `last`, without what makes the two sides equal.

    `paid`: what `charged_places.told` gives, where it was asked already.
    """
    paid = charged_places.told(action, first, last) if paid is None else paid
    period = Q(day__gte=first, day__lte=last)
    parts = [*facts.spent(action, period), *facts.given(action, period), *facts.used(action, first, last)]
    parts.append(facts.granted(action, first, last))
    told = parts[0].order_by().union(*(part.order_by() for part in parts[1:]), all=True)
    found = [row for fact in told for row in _rows_of(*fact)]
    for label, cents, percent, key, day, payer, _fund in paid:
        found += _rows_of("seating", "", label, cents, percent, key, day) if payer in OWED_BY else []
    if cents := _left_before(action, first):
        found.append(Row(BROUGHT_OVER, "", cents))
    return sorted(found, key=lambda row: (row.line, str(row.day), row.noun, row.key or 0))


def _left_before(action, first) -> int:
    """The cents left, the day before, of grants begun earlier that still run: they come back on line 78."""
    running = action.grants.filter(fund__first_day__lt=first, fund__last_day__gte=first)
    began = running.aggregate(day=Min("fund__first_day"))["day"]
    if began is None:
        return 0
    before = balanced(rows(action, began, first - timedelta(days=1)))
    return sum(row.cents for row in before if row.line == CARRIED_OVER and not row.noun)


def _rows_of(noun, sort, label, cents, percent, key, day):
    """The rows one fact makes: two for what is given without money, one for all others."""
    if noun == "contribution":
        lines = [PLACES[purpose].line for purpose in BOTH_SIDES[sort]]
    elif noun == "volunteer_time":
        lines, cents = ("864", "870"), value_of(percent, cents)
    elif noun == "grant":
        lines = (sort,)
    elif noun == "usage":
        lines, cents = (sort,), part(cents, percent)
    elif noun == "seating":
        lines, cents = ("70",), part(cents, percent)
    else:
        lines = (PLACES[Purpose(sort)].line,)
    return [Row(line, label, cents, noun, key, day) for line in lines if cents and line in SIDE_OF]


def totals(found) -> dict[str, int]:
    """Cents by line of the form."""
    cents = defaultdict(int)
    for row in found:
        cents[row.line] += row.cents
    return dict(cents)


def balanced(found) -> list[Row]:
    """The same facts with the one line that makes charges and income equal."""
    money = [row for row in found if row.line[:2] not in ("86", "87")]
    gap = sum(row.cents if row.side == EXPENSE else -row.cents for row in money)
    if gap > 0:
        return [*found, Row(OWN, "", gap)]
    return [*found, Row(CARRIED_OVER, "", -gap)] if gap else list(found)


def total(found, side) -> int:
    """Cents of one side, voluntary contributions left out."""
    return sum(row.cents for row in found if row.side == side and row.line[:2] not in ("86", "87"))


def part(cents, percent) -> int:
    """A share of some cents, halves up."""
    return (2 * cents * percent + 100) // 200


__all__ = ["EXPENSE", "INCOME", "Row", "balanced", "part", "rows", "total", "totals"]
