"""The dashboard of the treasurer and the board, and the rows behind its numbers."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.desk.dashboard import money, owed
from focale.desk.dashboard.due import due
from focale.desk.dashboard.rows import rows_of
from focale.desk.dashboard.season import seasons
from focale.funding.models import Grant
from focale.funding.standing import standings
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 50


@require_safe
@right(Right.SEE_MONEY)
def dashboard(request):
    """Cash, what is owed, what each grant still allows, what is due when, the season beside the last one."""
    books, ages, sees_grants = money.Money(), owed.by_age(), may(request.user, Right.SEE_GRANTS)
    under_way = Q(report_sent_on=None) | Q(fund__last_day__gte=timezone.localdate())
    grants = standings(Grant.objects.visible_to(request.user).filter(under_way))
    context = {
        "today": books.today,
        "year": books.year,
        "at_hand": books.rows(money.AT_HAND),
        "owed_by_us": books.rows(money.OWED_BY_US),
        "to_receive": books.rows(money.GRANTS),
        "ages": ages,
        "ages_chart": owed.chart(ages),
        "result": books.result(),
        "months": books.chart(),
        "standings": grants,
        "due": due(grants, books.years, sees_grants=sees_grants),
        "seasons": seasons(),
    }
    return page(request, "desk/dashboard.html", context)


@require_safe
@right(Right.SEE_MONEY)
def dashboard_rows(request, what):
    """The rows behind one number, also as a file."""
    rows = rows_of(what, request.GET, request.user)
    if wanted := request.GET.get("format"):
        if wanted not in MOST_ROWS:
            raise Http404
        return exported(wanted, rows.title, [(rows.title, *rows.table())])
    sheet = Paginator(rows.found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"rows": rows, "sheet": sheet, "query": without(request.GET, "page", "format")}
    context["lines"] = [rows.shown(row) for row in sheet]
    return page(request, "desk/dashboard_rows.html", context)
