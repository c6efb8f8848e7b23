"""Everything a report to a funder says, as plain JSON: shown live, frozen when sent, printed from it."""

from dataclasses import replace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from focale.money.models import Issuer

from . import balance, charged_places
from .former import compared, values_of
from .hour_rows import MACHINES, VOLUNTEERS, hour_rows, minutes_of
from .models import Commitment, IndicatorScheme, Measure
from .models.grant_report import WORDS
from .models.report import frozen_scale
from .offering import offered
from .offering import sums_of as worth
from .proving import dates_of, places_of
from .proving import sums_of as proved
from .reached import cost_of_each, counted, reached, selection_of
from .report_money import facts_by_line, money_of, spent_of


@override(settings.LANGUAGE_CODE)
def content_of(report) -> dict:
    """The whole report: words, indicators planned and done, people counted the funder's way, the money.

    `rows` holds what stands behind the numbers; the report keeps them apart (models/grant_report.py).
    """
    grant, action = report.grant, report.grant.action
    first, last = report.first_day, report.last_day
    scales = scales_for(grant.funder)
    selection = replace(selection_of(action, first, last), standing=standing_now()).looked_at()
    worked = hour_rows(action, first, last)
    given, used = minutes_of(worked[VOLUNTEERS]), minutes_of(worked[MACHINES])
    told = counted(action, first, last, scales, used, selection)
    paid = charged_places.told(action, first, last)
    found = balance.balanced(balance.rows(action, first, last, paid))
    money, spent = money_of(grant, found), spent_of(found)
    dates, places = dates_of(selection), offered(paid)
    borne = proved(dates)
    people = told["named"]["people"] + told["anonymous"]["participations"]
    return {
        "period": {"first": first.isoformat(), "last": last.isoformat()},
        "issuer": Issuer.current().as_printed(),
        "grant": grant_words(grant),
        "action": action_words(action),
        "words": {name: getattr(report, name) for name in WORDS},
        "selection": selection.as_json(),
        "scales": [frozen_scale(*scale) for scale in scales],
        "indicators": indicators_of(action, reached(told, given)),
        "figures": told | {"breakdowns": told["breakdowns"][:-2]},
        "district": people_by(told["breakdowns"][-1]),
        "gender": people_by(told["breakdowns"][-2]),
        "borne": borne,
        "places": places_of(selection, dates),
        "money": money,
        "costs": {
            "spent_cents": spent,
            "people": people,
            "person_cents": cost_of_each(spent, people),
            "hour_cents": cost_of_each(spent * 60, borne["borne_minutes"]),
        },
        "offered": worth(places, grant.fund_id),
        "volunteers": {"minutes": given, "cents": money["lines"].get("864", {}).get("done", 0)},
        "machines": {
            "minutes": used,
            "cents": sum(row.cents for row in found if row.noun == "usage"),
        },
        "compared": compared(report, values_of(told, spent)),
        "pictures": [picture.as_told() for picture in report.pictures.all()],
        "rows": {**facts_by_line(found), "dates": dates, "offered": places, **worked},
    }


def standing_now() -> tuple:
    """What counts as committed from now on when this report is opened again (see Selection.committed)."""
    newest = Commitment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return newest, timezone.now().isoformat()


def people_by(table) -> dict[str, int]:
    """People by the value of one fact, and those of whom it is not known."""
    people = {row["code"]: row["people"] for row in table["rows"]}
    return people | {"unknown": table["unknown"]["people"]}


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
