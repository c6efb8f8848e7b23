"""What an action cost and who paid, line by line of the form, each cent with the fact it comes from.

Both sides end equal: what is missing is paid by the association's own resources, what is left of the grants
is carried over to the next year (accounts 689 and 789 of the chart of associations).
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, Sum

from focale.association.models import VolunteerTime
from focale.funding.cerfa import CARRIED_OVER, EXPENSE, INCOME, OWN, SIDE_OF
from focale.money.models import PLACES, Contribution, Expense, Income, Payer, Purpose, Share
from focale.money.models.contribution import BOTH_SIDES

from .models import Commitment, Spending


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


def rows(action, first, last) -> list[Row]:
    """Every fact of the action from `first` to `last`, without what makes the two sides equal."""
    period = Q(day__gte=first, day__lte=last)
    found = [*_expenses(action, period), *_fees(action, first, last), *_incomes(action, period)]
    return [*found, *_grants(action, first, last), *_in_kind(action, period)]


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


def _expenses(action, period):
    shared = Spending.objects.live().filter(action=action).select_related("expense")
    for spending in shared.filter(expense__in=Expense.objects.filter(period)):
        yield _expense_row(spending.expense, spending.cents)
    split = Spending.objects.live().filter(expense=OuterRef("pk"))
    whole = Expense.objects.standing().filter(period, ~Exists(split), project=action.code)
    for expense in whole:
        yield _expense_row(expense, expense.cents)


def _expense_row(expense, cents):
    line = PLACES[Purpose(expense.purpose)].line
    return Row(line, expense.label, cents, "expense", expense.pk, expense.day)


def _fees(action, first, last):
    """What people and partners pay for the activities committed to the action, by its share of each."""
    for commitment in Commitment.objects.live().filter(action=action).select_related("activity"):
        about = Q(charge__registration__seating__activity=commitment.activity_id)
        if commitment.occurrence_id:
            about = Q(charge__registration__seating__occurrence=commitment.occurrence_id)
        owed = Share.objects.owed().filter(about, charge__day__gte=first, charge__day__lte=last)
        for share in owed.select_related("charge"):
            cents = part(share.cents - share.credited_cents, commitment.share_percent)
            if cents:
                yield Row("70", share.charge.label, cents, "charge", share.charge_id, share.charge.day)


def part(cents, percent) -> int:
    """A share of some cents, halves up."""
    return int(Fraction(cents * percent, 100) + Fraction(1, 2))


def _incomes(action, period):
    for income in Income.objects.standing().filter(period, project=action.code):
        line = PLACES[Purpose(income.purpose)].line
        if line in SIDE_OF:
            yield Row(line, income.label, income.cents, "income", income.pk, income.day)


def _grants(action, first, last):
    running = action.grants.filter(fund__first_day__lte=last, fund__last_day__gte=first)
    for grant in running.select_related("fund", "funder__organisation"):
        yield Row(
            grant.funder.line, str(grant.funder), grant.granted_cents, "grant", grant.pk, grant.agreed_on
        )


def _in_kind(action, period):
    for given in Contribution.objects.standing().filter(period, project=action.code):
        for purpose in BOTH_SIDES[given.kind]:
            line = PLACES[purpose].line
            yield Row(line, given.label, given.cents, "contribution", given.pk, given.day)
    for time in VolunteerTime.objects.validated().filter(period, project=action.code).select_related("task"):
        for line in ("864", "870"):
            yield Row(line, str(time.task), time.value_cents, "volunteer_time", time.pk, time.day)


def offered_cents(action) -> int:
    """The value of the free and reduced places the grants of the action have paid."""
    shares = Share.objects.filter(payer=Payer.GRANT, fund__grant__action=action)
    said = shares.aggregate(cents=Sum("cents"), credited=Sum("credited_cents"))
    return (said["cents"] or 0) - (said["credited"] or 0)


__all__ = ["EXPENSE", "INCOME", "Row", "balanced", "offered_cents", "part", "rows", "total", "totals"]
