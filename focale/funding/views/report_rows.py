"""The rows behind each number of a report: people and dates as they are today, money as it was counted."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.funding.fact_rows import HOURS, facts_of, in_order, in_words, sheet_of, shown, title_of
from focale.funding.models import Fact, GrantReport
from focale.funding.models.report import thawed
from focale.funding.reached import GENDERS, YES_NO, scale
from focale.funding.selection import Selection
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.models import Charge
from focale.people.rights import Right, right

from .rows import ON_A_PAGE, answered, listed, without

PARTS = {Fact.GENDER: GENDERS, Fact.IN_DISTRICT: YES_NO}


def get(request, pk):
    found = GrantReport.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("grant__funder__organisation", "grant__action"), pk=pk)


@require_safe
@right(Right.SEE_ROWS)
def grant_report_rows(request, pk):
    """People, participations, dates: the question of the report, asked of the rows there are today."""
    report = get(request, pk)
    asked, scales = request.GET.copy(), thawed(report.content["scales"])
    if part := asked.get("part"):
        if part not in PARTS:
            raise Http404
        scales, asked["fait"] = [scale(part, PARTS[part], labelled=True)], part
    selection = Selection.from_json(report.content["selection"])
    listing = listed(asked, selection, scales)
    back = reverse("grant-report", args=[pk])
    narrowed = [(_("Action"), report.content["action"]["name"])]
    return answered(request, listing, {"back": back, "narrowed": narrowed, "grant_report": report})


@require_safe
@right(Right.SEE_GRANTS)
def grant_report_facts(request, pk):
    """The money behind one line."""
    report, asked = get(request, pk), request.GET.get("ligne", "")
    found = facts_of(report, asked)
    if found is None:
        raise Http404
    rows = in_order(found, request.GET.get("tri", ""))
    if wanted := request.GET.get("format"):
        return _file(asked, rows, wanted)
    sheet = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "rows": [shown(report, row, asked) for row in sheet],
        "asked": asked,
        "title": title_of(asked),
        "sheet": sheet,
        "total": in_words(asked, sum(row[1] for row in rows)),
        "is_hours": asked in HOURS,
        "sort": request.GET.get("tri", ""),
        "query": without(request.GET, "page"),
        "formats": [ending for ending, most in MOST_ROWS.items() if most is None or len(rows) <= most],
    }
    return page(request, "funding/grants/report_facts.html", context)


def _file(asked, rows, wanted):
    if wanted not in MOST_ROWS:
        raise Http404
    wanted = wanted if len(rows) <= (MOST_ROWS[wanted] or len(rows)) else "csv"
    return exported(wanted, title_of(asked), [sheet_of(asked, rows)])


@require_safe
@right(Right.SEE_GRANTS)
def grant_report_places(request, pk, seating):
    """The places behind one such fact: what each was worth, who paid it, as it stands today."""
    report = get(request, pk)
    charges = Charge.objects.visible_to(request.user).filter(registration__seating=seating).with_shares()
    first = charges.first()
    if first is None:
        raise Http404
    context = {"report": report, "title": first.label, "charges": charges.order_by("day", "pk")}
    return page(request, "funding/grants/report_places.html", context)
