"""A report as a file: the form on paper, the workbook, and the proof of its dates."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.funding.date_rows import names_sheet, sheet_of, told
from focale.funding.report_pdf import report_pdf
from focale.funding.report_sheets import workbook
from focale.funding.tables_pdf import MOST_ROWS as ON_PAPER
from focale.funding.tables_pdf import tables_pdf
from focale.funding.wording import hours
from focale.ground.dates import plain_date
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .report_rows import get

ON_A_PAGE = 100
NAMES = (Right.SEE_ROWS, Right.SEE_PEOPLE)


def as_pdf(content, name):
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slugify(name)[:80]}.pdf"'
    return answer


@require_safe
@right(Right.SEE_GRANTS)
def grant_report_file(request, pk):
    """The whole report: Cerfa 15059*02 as PDF, or its lines and facts as ODS or XLSX."""
    report, wanted = get(request, pk), request.GET.get("format", "pdf")
    name = f"bilan-{report.content['action']['name']}-{report.last_day}"
    if wanted == "pdf":
        return as_pdf(report_pdf(report), name)
    if wanted not in ("ods", "xlsx"):
        raise Http404
    return exported(wanted, name, workbook(report, wanted))


@require_safe
@right(Right.SEE_GRANTS)
def grant_report_dates(request, pk):
    """The proof of attendance: date by date what the report counts; with names for who may read them."""
    report, named = get(request, pk), "noms" in request.GET
    if named and not all(may(request.user, needed) for needed in NAMES):
        raise PermissionDenied
    if wanted := request.GET.get("format"):
        return _file(request, report, wanted, named)
    sheet = Paginator(report.rows_of("dates"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "sheet": sheet,
        "rows": [told(row) for row in sheet],
        "sums": report.content["borne"],
        "sum_hours": hours(report.content["borne"]["minutes"]),
        "may_see_names": all(may(request.user, needed) for needed in NAMES),
    }
    return page(request, "funding/grants/report_dates.html", context)


def _file(request, report, wanted, named):
    sheet = names_sheet(report) if named else sheet_of(report)
    name = f"presences-{report.content['action']['name']}-{report.last_day}"
    if wanted == "pdf" and len(sheet[2]) > ON_PAPER:
        messages.error(request, _("La liste est trop longue pour du papier : prenez ODS, XLSX ou CSV."))
        return redirect("grant-report-dates", report.pk)
    if wanted == "pdf":
        period = _("Du %(first)s au %(last)s") % {
            "first": plain_date(report.first_day), "last": plain_date(report.last_day),
        }  # fmt: skip
        facts = [report.content["action"]["name"], report.content["grant"]["funder"], period]
        return as_pdf(tables_pdf(_("Justificatif des présences"), facts, [sheet]), name)
    if wanted not in MOST_ROWS:
        raise Http404
    wanted = wanted if len(sheet[2]) <= (MOST_ROWS[wanted] or len(sheet[2])) else "csv"
    return exported(wanted, name, [sheet])
