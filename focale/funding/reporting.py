"""Everything a report to a funder says, as plain JSON: shown live, frozen when sent, printed from it."""

from django.db.models import Q

from focale.money.models import Issuer

from . import balance
from .cerfa import EXPENSE, INCOME, WORDS_OF
from .models import IndicatorScheme, Measure
from .models.grant_report import WORDS
from .reached import cost_of_each, counted, reached, volunteer_minutes


def content_of(report) -> dict:
    """The whole report: words, indicators planned and done, people counted the funder's way, the money."""
    grant, action = report.grant, report.grant.action
    first, last = report.first_day, report.last_day
    told = counted(action, first, last, scales_for(grant.funder))
    given = volunteer_minutes(action, first, last)
    money = money_of(grant, first, last)
    people = told["named"]["people"] + told["anonymous"]["participations"]
    minutes = told["named"]["minutes"] + told["anonymous"]["minutes"]
    return {
        "period": {"first": first.isoformat(), "last": last.isoformat()},
        "issuer": Issuer.current().as_printed(),
        "grant": grant_words(grant),
        "action": action_words(action),
        "words": {name: getattr(report, name) for name in WORDS},
        "indicators": indicators_of(action, reached(told, given)),
        "figures": told | {"breakdowns": told["breakdowns"][:-2]},
        "money": money,
        "costs": {
            "person_cents": cost_of_each(money["expense_cents"], people),
            "hour_cents": cost_of_each(money["expense_cents"] * 60, minutes),
        },
        "offered_cents": balance.offered_cents(action),
        "volunteer_minutes": given,
    }


def grant_words(grant) -> dict:
    return {
        "funder": str(grant.funder),
        "department": grant.funder.department,
        "reference": grant.reference,
        "cents": grant.granted_cents,
    }


def action_words(action) -> dict:
    names = "code name objectives description audience expected_people territory means partners_words"
    return {name: getattr(action, name) for name in [*names.split(), "indirect_rule"]}


def scales_for(funder):
    """The funder's own dimensions and brackets, else those of the first scheme shipped."""
    schemes = {scheme.pk: scheme for scheme in IndicatorScheme.objects.with_scales()}
    chosen = schemes.get(funder.scheme_id) or next(iter(schemes.values()), None)
    return chosen.scales if chosen else ()


def indicators_of(action, done) -> list[dict]:
    """Planned and done (see `reached`); an indicator nothing counts says what the team noted."""
    found = []
    for indicator in action.indicators.all():
        counted = done.get(Measure(indicator.measure)) if indicator.measure else None
        found.append(
            {
                "pk": indicator.pk,
                "label": indicator.label,
                "planned_min": indicator.planned_min,
                "planned_max": indicator.planned_max,
                "done": counted.value if counted else indicator.noted,
                "unknown": counted.unknown if counted else 0,
                "measure": indicator.measure,
            }
        )
    return found


def planned_of(action, request_id=None) -> dict[str, int]:
    """Cents by line as this funder was told them; the action's own budget where there is no copy."""
    lines = action.budget_lines.filter(Q(request=None) | Q(request=request_id))
    told = list(lines.values_list("request", "line", "planned_cents"))
    copy = {line: cents for request, line, cents in told if request}
    return copy or {line: cents for request, line, cents in told if not request}


def money_of(grant, first, last) -> dict:
    """The table of Cerfa 15059: by line planned, done and the facts behind; both sides equal."""
    found = balance.balanced(balance.rows(grant.action, first, last))
    planned, done = planned_of(grant.action, grant.request_id), balance.totals(found)
    lines = {
        line: {
            "words": str(WORDS_OF[line]),
            "planned": planned.get(line, 0),
            "done": done.get(line, 0),
            "facts": [fact_of(row) for row in found if row.line == line],
        }
        for line in sorted({*planned, *done} & set(WORDS_OF))
    }
    income = balance.total(found, INCOME)
    return {
        "lines": lines,
        "expense_cents": balance.total(found, EXPENSE),
        "income_cents": income,
        "share_percent": round(100 * grant.granted_cents / income, 1) if income else None,
    }


def fact_of(row) -> dict:
    day = row.day.isoformat() if row.day else ""
    return {"label": row.label, "cents": row.cents, "noun": row.noun, "key": row.key, "day": day}
