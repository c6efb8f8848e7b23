"""What an action costs and who pays: its budget, its grants, its expenses."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery, Sum
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.funding import balance
from focale.funding.budget import BudgetForm, plan
from focale.funding.cerfa import EXPENSE, INCOME, SIDE_OF
from focale.funding.models import Action, BudgetLine, GrantRequest
from focale.funding.standing import standings
from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .actions import get, tabs_of

PLANNED = [line for line, side in SIDE_OF.items() if side == EXPENSE]


@require_safe
@right(Right.SEE_GRANTS)
def action_money(request, pk):
    """What it costs and who pays: grants, requests, expenses shared out."""
    own = BudgetLine.objects.filter(action=OuterRef("pk"), request=None, line__in=PLANNED).order_by()
    planned = own.values("action").annotate(sum=Sum("planned_cents")).values("sum")
    actions = Action.objects.visible_to(request.user).annotate(planned=Subquery(planned))
    found = get_object_or_404(actions, pk=pk)
    rows = balance.rows(found, found.first_day, found.last_day)
    context = {
        "action": found,
        "tabs": tabs_of(found, "action-money"),
        "spendings": found.spendings.live().select_related("expense", "grant__funder__organisation"),
        "standings": standings(found.grants.all()),
        "requests": found.requests.select_related("funder__organisation"),
        "planned": found.planned or 0,
        "spent": balance.total(rows, EXPENSE),
        "earned": balance.total(rows, INCOME),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action_money.html", context)


@right(Right.EDIT_GRANTS)
def action_budget(request, pk):
    """The planned budget, one field for each line of the form; or the copy given to one funder."""
    found = get(request, pk)
    asked = request.GET.get("demande", "")
    copy = get_object_or_404(GrantRequest, pk=key_of(asked), action=found) if asked else None
    form = BudgetForm(request.POST or None, action=found, request=copy)
    if request.method == "POST" and form.is_valid():
        try:
            plan(found, form.rows(), request=copy, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le budget est enregistré."))
            return redirect("request", copy.pk) if copy else redirect("action-money", pk)
    context = {"action": found, "form": form, "copy": copy}
    return page(request, "funding/grants/budget.html", context, status=422 if form.is_bound else 200)
