"""The facts behind the financial report of an action, all in the same seven columns."""

from django.db.models import CharField, Exists, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

from focale.association.models import VolunteerTime
from focale.money.models import Contribution, Expense, Income
from focale.programme.models.usage import VALUE

from . import machine_hours
from .models import Spending

MACHINES = "IND1"
"""The line of indirect fixed costs: no invoice stands behind an hour of a machine."""


def _facts(rows, noun, sort, label, cents, key, day, percent=None):
    """Rows in the seven columns that all facts share."""
    told = [Value(noun), Cast(sort, CharField()), Cast(label, CharField()), cents]
    return rows.values_list(*told, percent or Value(100), key, day)


def spent(action, period):
    """The parts of expenses shared out to the action; of those with its code and no such part, what is not
    shared out to others."""
    shared = Spending.objects.live().filter(action=action, expense__in=Expense.objects.filter(period))
    yield _facts(
        shared, "expense", "expense__purpose", "expense__label", "cents", "expense_id", "expense__day"
    )
    parts = Spending.objects.live().filter(expense=OuterRef("pk")).order_by().values("expense")
    own = parts.filter(action=action)
    given = Coalesce(Subquery(parts.values_list(Sum("cents"))), 0)
    coded = Expense.objects.standing().filter(period, ~Exists(own), project=action.code)
    rest = coded.annotate(rest=F("cents") - given).filter(rest__gt=0)
    yield _facts(rest, "expense", "purpose", "label", "rest", "pk", "day")


def given(action, period):
    incomes = Income.objects.standing().filter(period, project=action.code)
    yield _facts(incomes, "income", "purpose", "label", "cents", "pk", "day")
    given = Contribution.objects.standing().filter(period, project=action.code)
    yield _facts(given, "contribution", "kind", "label", "cents", "pk", "day")
    times = VolunteerTime.objects.validated().filter(period, project=action.code)
    yield _facts(times, "volunteer_time", Value(""), "task__name", "hourly_cents", "pk", "day", F("minutes"))


def used(action, first, last):
    """What machines cost whose cost the team says to be in no expense; the others would count twice."""
    for rows, percent in machine_hours.shares(action, first, last):
        apart = rows.filter(equipment__is_cost_apart=True)
        yield _facts(apart, "usage", Value(MACHINES), "equipment__name", VALUE, "pk", "day", percent)


def granted(action, first, last):
    """The grants that begin in these days: what is left of those begun before is carried over from there."""
    return _facts(
        action.grants.filter(fund__first_day__lte=last, fund__first_day__gte=first),
        "grant",
        "funder__line",
        "funder__organisation__name",
        "fund__ceiling_cents",
        "pk",
        "agreed_on",
    )
