"""The table of Cerfa 15059: by line planned and done, both sides equal, each line with its facts apart."""

from collections import defaultdict

from django.db.models import Q

from . import balance
from .cerfa import CARRIED_OVER, EXPENSE, INCOME, WORDS_OF


def planned_of(action, request=None) -> dict[str, int]:
    """Cents by line as this funder was told: in what was sent, else in its copy, else the action's own."""
    if request and request.frozen:
        return dict(request.frozen["budget"])
    lines = action.budget_lines.filter(Q(request=None) | Q(request=request))
    told = list(lines.values_list("request", "line", "planned_cents"))
    copy = {line: cents for request, line, cents in told if request}
    return copy or {line: cents for request, line, cents in told if not request}


def money_of(grant, found) -> dict:
    """The table from the rows of `balance.balanced`, its totals, and who gave what (the lines 74)."""
    planned, done = planned_of(grant.action, grant.request), balance.totals(found)
    income = balance.total(found, INCOME)
    return {
        "lines": {
            line: {
                "words": str(WORDS_OF[line]),
                "planned": planned.get(line, 0),
                "done": done.get(line, 0),
            }
            for line in sorted({*planned, *done} & set(WORDS_OF))
        },
        "expense_cents": balance.total(found, EXPENSE),
        "income_cents": income,
        "share_percent": round(100 * grant.granted_cents / income, 1) if income else None,
        "funders": [
            {"name": row.label, "line": row.line, "cents": row.cents, "is_this": row.key == grant.pk}
            for row in found
            if row.noun == "grant"
        ],
    }


def spent_of(found) -> int:
    """What the action really cost: the charges, without what is carried over and what was given in kind."""
    carried = sum(row.cents for row in found if row.line == CARRIED_OVER and not row.noun)
    return balance.total(found, EXPENSE) - carried


def facts_by_line(found) -> dict[str, list]:
    """[label, cents, noun, key, day] behind each line; the one that makes both sides equal has no noun."""
    facts = defaultdict(list)
    for row in found:
        day = row.day.isoformat() if row.day else ""
        facts[row.line].append([row.label, row.cents, row.noun, row.key, day])
    return dict(facts)
