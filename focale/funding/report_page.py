"""What the page of a report shows, with the address of the rows behind each number."""

from urllib.parse import urlencode

from django.urls import reverse

from focale.people.rights import Right, may

from .cerfa import GROUPS, IN_KIND, WORDS_OF
from .models import Measure
from .models.report_picture import allowed_among
from .report_charts import charts_of
from .report_gaps import gaps_of
from .report_table import table_of
from .showing import tables
from .telling import essentials
from .telling_years import heads, reasons, years

FACTS = {
    "charges": "charges",
    "places-offertes": "places-offertes",
    "benevoles": "benevoles",
    "machines": "machines",
}
DATES = "dates"
"""The proof of the dates adds up whoever came, with a name or without."""
ASKED = {
    Measure.PEOPLE: ("personnes", {}),
    Measure.NEW_PEOPLE: ("nouvelles", {}),
    Measure.PARTICIPATIONS: (DATES, {}),
    Measure.PERSON_HOURS: (DATES, {}),
    Measure.HOURS: ("seances", {}),
    Measure.OCCURRENCES: ("seances", {}),
    Measure.DISTRICT_SHARE: ("personnes", {"part": "in_district", "tranche": "yes"}),
    Measure.GIRLS_SHARE: ("personnes", {"part": "gender", "tranche": "female"}),
    Measure.VOLUNTEER_HOURS: ("benevoles", {}),
    Measure.MACHINE_HOURS: ("machines", {}),
}
"""What opens the rows of an indicator that is counted."""


def link_of(report, account):
    """A function from a measure to the address of its rows, empty for who may not open them."""
    facts = reverse("grant-report-facts", args=[report.pk])
    rows = reverse("grant-report-rows", args=[report.pk])
    may_open = may(account, Right.SEE_ROWS)

    def link(measure, **where):
        if measure == DATES:
            return reverse("grant-report-dates", args=[report.pk])
        if line := FACTS.get(measure) or (measure if measure in WORDS_OF else ""):
            return f"{facts}?{urlencode({'ligne': line})}"
        return f"{rows}?{urlencode({'quoi': measure} | where)}" if may_open else ""

    return link


def shown(report, account) -> dict:
    """Numbers, charts, tables and sides of the form, as the template takes them."""
    content, link = report.content, link_of(report, account)
    compared, lines = content["compared"], content["money"]["lines"]
    told = tables(content["figures"], link)
    return {
        "essentials": essentials(content, link),
        "tables": told,
        "charts": charts_of(content, told),
        "years": years(compared),
        "year_heads": heads(compared, content["period"]),
        "reasons": reasons(compared),
        "indicators": [with_address(one, link) for one in content["indicators"]],
        "sides": with_addresses(table_of(lines, GROUPS), link),
        "in_kind": with_addresses(table_of(lines, IN_KIND), link),
        "pictures": pictures_of(report),
        "gaps": [] if report.sent_at else gaps_of(content),
    }


def with_address(indicator, link) -> dict:
    measure, where = ASKED.get(indicator["measure"], ("", {}))
    return indicator | {"url": link(measure, **where) if measure else ""}


def with_addresses(sides, link) -> list[dict]:
    for side in sides:
        for row in side["rows"]:
            row["url"] = link(row["line"]) if row["done"] else ""
    return sides


def pictures_of(report) -> list[dict]:
    """The pictures of the content; `is_shown` while everybody on them still agrees."""
    if not report.content["pictures"]:
        return []
    allowed = allowed_among(report.pictures.prefetch_related("shown"))
    return [one | {"is_shown": one["pk"] in allowed} for one in report.content["pictures"]]
