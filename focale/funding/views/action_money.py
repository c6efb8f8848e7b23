"""What an action costs and who pays: its budget, its grants, its expenses."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding import balance
from focale.funding.action_forms import SpendForm
from focale.funding.budget import BudgetForm, plan
from focale.funding.cerfa import EXPENSE, INCOME, SIDE_OF
from focale.funding.models import GrantRequest, Spending
from focale.funding.report_money import planned_of
from focale.funding.standing import standings
from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .actions import get, tabs_of


@require_safe
@right(Right.SEE_GRANTS)
def action_money(request, pk):
    return _money(request, get(request, pk))


def _money(request, found, form=None):
    """What it costs and who pays: grants, requests, expenses shared out."""
    rows = balance.rows(found, found.first_day, found.last_day)
    planned, granted = planned_of(found), standings(found.grants.all())
    known = [standing.grant for standing in granted]
    context = {
        "action": found,
        "tabs": tabs_of(found, "action-money"),
        "spendings": found.spendings.live().select_related("expense", "grant__funder__organisation"),
        "standings": granted,
        "requests": found.requests.select_related("funder__organisation"),
        "planned": sum(cents for line, cents in planned.items() if SIDE_OF.get(line) == EXPENSE),
        "spent": balance.total(rows, EXPENSE),
        "earned": balance.total(rows, INCOME),
        "spend": form or SpendForm(action=found, grants=known, auto_id="spend_%s"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action_money.html", context, status=422 if form else 200)


@right(Right.EDIT_GRANTS)
def action_budget(request, pk):
    """The planned budget, one field for each line of the form; or the copy given to one funder."""
    found = get(request, pk)
    asked = request.GET.get("demande", "")
    copy = get_object_or_404(GrantRequest, pk=key_of(asked), action=found) if asked else None
    form = BudgetForm(request.POST or None, action=found, request=copy)
    if request.method == "POST" and form.is_valid():
        try:
            plan(found, form.cleaned_data, request=copy, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le budget est enregistré."))
            return redirect("action-money", pk)
    context = {"action": found, "form": form, "copy": copy}
    return page(request, "funding/grants/budget.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def action_spending(request, pk):
    """A part of an expense is for this action."""
    found = get(request, pk)
    form = SpendForm(request.POST, action=found, auto_id="spend_%s")
    if form.is_valid():
        told = form.cleaned_data
        cents = told["cents"] or told["expense"].cents
        try:
            drawn = {"cents": cents, "grant": told["grant"], "commitment": told["commitment"]}
            Spending.make(told["expense"], found, by=request.user, **drawn)
            return redirect("action-money", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _money(request, found, form)


@require_POST
@right(Right.EDIT_GRANTS)
def spending_end(request, pk):
    held = get_object_or_404(Spending.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cette dépense ne compte plus pour cette action."))
    return redirect("action-money", held.action_id)
