"""Income statement, balance sheet, trial balance: of a year, until a day, each figure a door to its lines."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money import statement_tables as tables
from focale.money.balance_sheet import BalanceSheet
from focale.money.forms.statement import StatementSift
from focale.money.income_statement import IncomeStatement
from focale.money.statement_charts import months_chart, purposes_chart
from focale.money.trial_balance import TrialBalance
from focale.people.rights import Right, may, right


def answer(request, template, sift, made, table, **more):
    """The page, or the same as a file; the door to the first year where none is opened."""
    wanted = request.GET.get("format")
    if wanted and made:
        if wanted not in MOST_ROWS:
            raise Http404
        sheets = table(made)
        return exported(wanted, f"{sheets[0][0]} {sift.year}", sheets)
    context = {"sift": sift, "told": made, "may_keep": may(request.user, Right.KEEP_BOOKS)} | more
    return page(request, template, context, status=200 if sift.is_valid() else 422)


@require_safe
@right(Right.SEE_MONEY)
def income_statement(request):
    sift, made, charts = StatementSift(request.GET), None, {}
    if sift.is_valid() and sift.year:
        made = IncomeStatement(sift.year, sift.until, sift.project)
        charts = {
            "months": months_chart(made),
            "spent": purposes_chart(_("Pour quoi on a dépensé"), made.expenses),
            "earned": purposes_chart(_("D'où vient l'argent"), made.income),
        }
    return answer(request, "money/income_statement.html", sift, made, tables.of_income, charts=charts)


@require_safe
@right(Right.SEE_MONEY)
def balance_sheet(request):
    sift = StatementSift(request.GET, by_action=False)
    made = BalanceSheet(sift.year, sift.until) if sift.is_valid() and sift.year else None
    return answer(request, "money/balance_sheet.html", sift, made, tables.of_balance_sheet)


@require_safe
@right(Right.SEE_MONEY)
def trial_balance(request):
    sift, made = StatementSift(request.GET, by_account=True), None
    if sift.is_valid() and sift.year:
        made = TrialBalance(sift.year.first_day, sift.until, sift.project)
    before = sift.year.before() if made else None
    waiting = before if before and not before.closed_at else None
    return answer(
        request, "money/trial_balance.html", sift, made, tables.of_trial_balance, not_carried=waiting
    )
