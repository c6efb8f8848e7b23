"""The funded unit: what was planned, what is reached, what is committed to it, what it costs."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding import balance
from focale.funding.budget import BudgetForm, plan
from focale.funding.cerfa import EXPENSE, INCOME, SIDE_OF
from focale.funding.grant_forms import CommitForm, IndicatorForm, SpendForm
from focale.funding.models import Action, Commitment, GrantRequest, Indicator, Spending
from focale.funding.reached import counted, reached, volunteer_minutes
from focale.funding.reporting import indicators_of, planned_of
from focale.funding.standing import standings
from focale.ground.models import record
from focale.ground.pages import page
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_GRANTS)
def action(request, pk):
    return _shown(request, _get(request, pk))


def _get(request, pk):
    return get_object_or_404(Action.objects.visible_to(request.user), pk=pk)


def tabs_of(found, here):
    """The three pages of one action."""
    names = [("action", _("L'action")), ("action-activities", _("Activités")), ("action-money", _("Argent"))]
    return [(words, reverse(name, args=[found.pk]), name == here) for name, words in names]


def _shown(request, found, form=None):
    """What was planned and what is reached; `form`: the one that was refused."""
    first, last = found.first_day, found.last_day
    done = reached(counted(found, first, last), volunteer_minutes(found, first, last))
    context = {
        "action": found,
        "tabs": tabs_of(found, "action"),
        "indicators": indicators_of(found, done),
        "indicator": form or IndicatorForm(auto_id="indicator_%s"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action.html", context, status=422 if form else 200)


@require_safe
@right(Right.SEE_GRANTS)
def action_activities(request, pk):
    return _activities(request, _get(request, pk))


def _activities(request, found, form=None):
    """The activities and single dates that count for the action."""
    context = {
        "action": found,
        "tabs": tabs_of(found, "action-activities"),
        "commitments": found.commitments.live().select_related("activity", "occurrence__activity"),
        "commit": form or CommitForm(auto_id="commit_%s"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action_activities.html", context, status=422 if form else 200)


@require_safe
@right(Right.SEE_GRANTS)
def action_money(request, pk):
    return _money(request, _get(request, pk))


def _money(request, found, form=None):
    """What it costs and who pays: grants, requests, expenses shared out."""
    rows = balance.rows(found, found.first_day, found.last_day)
    planned = planned_of(found)
    context = {
        "action": found,
        "tabs": tabs_of(found, "action-money"),
        "spendings": found.spendings.live().select_related("expense", "grant__funder__organisation"),
        "standings": standings(found.grants.all()),
        "requests": found.requests.select_related("funder__organisation"),
        "planned": sum(cents for line, cents in planned.items() if SIDE_OF.get(line) == EXPENSE),
        "spent": balance.total(rows, EXPENSE),
        "earned": balance.total(rows, INCOME),
        "spend": form or SpendForm(action=found, auto_id="spend_%s"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action_money.html", context, status=422 if form else 200)


@right(Right.EDIT_GRANTS)
def action_budget(request, pk):
    """The planned budget, one field for each line of the form; or the copy given to one funder."""
    found = _get(request, pk)
    asked = request.GET.get("demande", "")
    copy = get_object_or_404(GrantRequest, pk=asked, action=found) if asked.isdecimal() else None
    form = BudgetForm(request.POST or None, action=found, request=copy)
    if request.method == "POST" and form.is_valid():
        plan(found, form.cleaned_data, request=copy, by=request.user)
        messages.success(request, _("Le budget est enregistré."))
        return redirect("action-money", pk)
    context = {"action": found, "form": form, "copy": copy}
    return page(request, "funding/grants/budget.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def action_indicator(request, pk):
    """One more result expected."""
    found = _get(request, pk)
    form = IndicatorForm(request.POST, instance=Indicator(action=found), auto_id="indicator_%s")
    if not form.is_valid():
        return _shown(request, found, form)
    record("indicator.added", found, by=request.user, label=form.save().label)
    return redirect("action", pk)


@right(Right.EDIT_GRANTS)
def indicator(request, pk):
    """Change one, or note by hand what was reached."""
    held = get_object_or_404(Indicator.objects.select_related("action"), pk=pk)
    form = IndicatorForm(request.POST or None, instance=held)
    if request.method == "POST" and "retirer" in request.POST:
        record("indicator.removed", held.action, by=request.user, label=held.label)
        held.delete()
        return redirect("action", held.action_id)
    if request.method == "POST" and form.is_valid():
        record("indicator.changed", held.action, by=request.user, label=form.save().label)
        return redirect("action", held.action_id)
    context = {"form": form, "indicator": held}
    return page(request, "funding/grants/indicator.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def action_commitment(request, pk):
    """An activity counts for this action, whole or in part."""
    found = _get(request, pk)
    form = CommitForm(request.POST, auto_id="commit_%s")
    if form.is_valid():
        told = form.cleaned_data
        try:
            share = told["share_percent"]
            Commitment.make(found, told["activity"], share_percent=share, by=request.user)
            return redirect("action-activities", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _activities(request, found, form)


@require_POST
@right(Right.EDIT_GRANTS)
def action_spending(request, pk):
    """A part of an expense is for this action."""
    found = _get(request, pk)
    form = SpendForm(request.POST, action=found, auto_id="spend_%s")
    if form.is_valid():
        told = form.cleaned_data
        cents = told["cents"] or told["expense"].cents
        try:
            Spending.make(told["expense"], found, cents=cents, grant=told["grant"], by=request.user)
            return redirect("action-money", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _money(request, found, form)


@require_POST
@right(Right.EDIT_GRANTS)
def commitment_end(request, pk):
    held = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cette activité ne compte plus pour cette action."))
    return redirect("action-activities", held.action_id)


@require_POST
@right(Right.EDIT_GRANTS)
def spending_end(request, pk):
    held = get_object_or_404(Spending.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cette dépense ne compte plus pour cette action."))
    return redirect("action-money", held.action_id)
