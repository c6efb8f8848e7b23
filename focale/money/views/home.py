"""The way to everything that has to do with money."""

from django.db.models import Count, Q
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.helloasso.client import is_set
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
    years, today = list(FiscalYear.objects.all()), timezone.localdate()
    year = shown_year(years)
    context = {"year": year, "may_keep": may(request.user, Right.KEEP_BOOKS)}
    cards = Checkout.objects.aggregate(all=Count("pk"), to_look_at=Count("pk", filter=~Q(hand="")))
    if is_set() or cards["all"]:
        context |= {"takes_cards": True, "to_look_at": cards["to_look_at"]}
    if year:
        context["glance"] = at_a_glance(year, max(today, year.first_day), years)
        context["chart"] = months_chart(IncomeStatement(year))
    else:
        context["waits"] = Entry.objects.filter(year=None).exists()
    return page(request, "money/home.html", context)
