"""Every line of the books, sifted."""

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.lines_sifting import LinesSift
from focale.money.models.chart_account import name_of
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 100


@require_safe
@right(Right.SEE_MONEY)
def journals(request):
    """Every line, by journal, account, action and days."""
    sift = LinesSift(request.GET)
    if not sift.is_valid():
        return page(request, "money/journals.html", {"sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, sift, rows)
    sheet = Paginator(rows.select_related("entry"), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(line, name_of(line.account, sift.labels)) for line in sheet.object_list]
    context = {"sift": sift, "sheet": sheet, "lines": lines, "totals": sift.totals(rows)}
    context["query"] = without(request.GET, "page")
    context["may_keep"] = may(request.user, Right.KEEP_BOOKS)
    return page(request, "money/journals.html", context)


def _export(wanted, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    most = MOST_ROWS[wanted]
    head, lines = sift.table(rows)
    form = "csv" if most and rows.count() > most else wanted
    return exported(form, _("écritures"), [(_("Écritures"), head, lines)])
