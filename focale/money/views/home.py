"""The way to everything that has to do with money."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.income_statement import IncomeStatement
from focale.money.models import Checkout, Entry, FiscalYear
from focale.money.periods import shown_year
from focale.money.statement_charts import months_chart
from focale.money.statements import at_a_glance
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_MONEY)
def home(request):
    """What there is, what is to come, how the year goes; then a door to each page."""
    year, today = shown_year(FiscalYear.objects.all()), timezone.localdate()
    context = {"year": year, "may_keep": may(request.user, Right.KEEP_BOOKS)}
    if Checkout.objects.are_taken():
        context |= {"takes_cards": True, "to_look_at": Checkout.objects.needing_a_hand().count()}
    if year:
        context["glance"] = at_a_glance(year, max(today, year.first_day))
        context["chart"] = months_chart(IncomeStatement(year))
    else:
        context["waits"] = Entry.objects.filter(year=None).exists()
    return page(request, "money/home.html", context)
