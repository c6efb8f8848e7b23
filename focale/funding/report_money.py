"""The table of Cerfa 15059: by line planned and done, both sides equal, each line with its facts apart."""

from collections import defaultdict

from django.db.models import Q

from . import balance
from .budget_state import givers_of
from .cerfa import CARRIED_OVER, EXPENSE, INCOME, WORDS_OF


def planned_of(action, request=None) -> dict[str, int]:
    """Cents by line as this funder was told: in what was sent, else in its copy, else the action's own."""
    if request and request.frozen:
        return dict(request.frozen["budget"])
    return summed(planned_lines(action, request))


def summed(lines) -> dict[str, int]:
    """Cents by line of the form."""
    cents = defaultdict(int)
    for row in lines:
        cents[row.line] += row.planned_cents
    return dict(cents)


def planned_lines(action, request=None) -> list:
    """The budget lines a request tells: its own copy, else the action's own."""
    lines = action.budget_lines.filter(Q(request=None) | Q(request=request))
    told = list(lines.select_related("funder__organisation"))
    return [row for row in told if row.request_id] or told


def planned_givers(action, request=None) -> list[dict]:
    """Who is to give what on the lines 74, named."""
    if request and request.frozen:
        return request.frozen.get("givers", [])
    return givers_of(action, planned_lines(action, request))


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
        "funders": funders_of(grant, found),
    }


def funders_of(grant, found) -> list[dict]:
    """Each funder of the lines 74: planned, granted; also one that was planned and gave nothing."""
    planned = {}
    for giver in planned_givers(grant.action, grant.request):
        planned[giver["funder"]] = giver
    of_grant = dict(grant.action.grants.values_list("pk", "funder_id"))
    told = [
        {
            "name": row.label,
            "line": row.line,
            "cents": row.cents,
            "is_this": row.key == grant.pk,
            "planned": planned.pop(of_grant.get(row.key), {}).get("cents", 0),
        }
        for row in found
        if row.noun == "grant"
    ]
    missing = [{"name": g["name"], "line": g["line"], "planned": g["cents"]} for g in planned.values()]
    return told + [{**one, "cents": 0, "is_this": False} for one in missing]


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
