"""The same a year before: what a report is compared with, and why it cannot be where it cannot."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from focale.programme.models import Activity

from . import balance
from .cerfa import EXPENSE
from .models import Action
from .reached import cost_of_each, counted, selection_of

NOTHING, PARTLY, UNFINISHED, OTHER = "nothing", "partly", "unfinished", "other"
"""Why the two years cannot be compared, or only with care."""


@dataclass(frozen=True)
class Former:
    """The action and the days to compare with; `reasons` to be careful. No `action`: there is nothing."""

    action: Action | None
    first: date
    last: date
    reasons: tuple = ()


def a_year_before(day) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def former_of(report) -> Former:
    """The action the team named, else the same where it already ran a year before, else the likeliest."""
    first, last = a_year_before(report.first_day), a_year_before(report.last_day)
    own = report.grant.action
    action = report.compared_with or (own if own.first_day <= last else likely(own, first, last))
    if action is None or action.first_day > last or action.last_day < first:
        return Former(None, first, last, (NOTHING,))
    reasons = [OTHER] if action != own else []
    if action.first_day > first or action.last_day < last:
        reasons.append(PARTLY)
    if report.last_day >= timezone.localdate():
        reasons.append(UNFINISHED)
    return Former(action, first, last, tuple(reasons))


def likely(own, first, last):
    """The latest other action of those days with activities of the same strands."""
    strands = Activity.objects.filter(commitments__action=own).exclude(strand=None).values("strand")
    others = Action.objects.exclude(pk=own.pk).filter(first_day__lte=last, last_day__gte=first)
    same = others.filter(commitments__activity__strand__in=strands, commitments__ended_at=None)
    return same.order_by("-first_day", "-pk").first()


def compared(report, now) -> dict:
    """What this year (`now`, as `values_of` tells it) is set beside, as plain JSON."""
    former = former_of(report)
    days = {"first": former.first.isoformat(), "last": former.last.isoformat()}
    told = {"period": days, "reasons": list(former.reasons), "now": now, "then": None}
    if former.action is None:
        return told
    spent = balance.total(balance.rows(former.action, former.first, former.last, paid=()), EXPENSE)
    selection = selection_of(former.action, former.first, former.last).looked_at()
    then = values_of(counted(former.action, former.first, former.last, selection=selection), spent)
    return told | {"action": former.action.name, "key": former.action.pk, "then": then}


def values_of(told, spent) -> dict:
    """The few numbers two years are compared by; None where there was nothing to divide by."""
    named, nameless, offer = told["named"], told["anonymous"], told["offer"]
    people = {row["code"]: row["people"] for row in told["breakdowns"][-1]["rows"]}
    known = sum(people.values())
    reached = named["people"] + nameless["participations"]
    return {
        "people": named["people"],
        "new": named["new"],
        "participations": named["participations"] + nameless["participations"],
        "minutes": named["minutes"] + nameless["minutes"],
        "occurrences": offer["occurrences"],
        "offered_minutes": offer["minutes"],
        "district_percent": (200 * people.get("yes", 0) + known) // (2 * known) if known else None,
        "spent_cents": spent,
        "person_cents": cost_of_each(spent, reached),
    }
