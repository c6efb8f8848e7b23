"""What is owed spread over dated parts: agreed, shown, changed, ended."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.forms.plans import STATES, EndForm, PartForms, PlanForm, ProposalForm
from focale.money.models import Plan, Share
from focale.money.periods import without
from focale.money.spreading import agree
from focale.people.models import Person
from focale.people.rights import Right, may, right

MOST = 500


@right(Right.TAKE_PAYMENTS)
def plan_new(request, pk):
    """Spread what this person owes and no plan spreads yet."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    free = Share.objects.unpaid().owed_by(person).exclude(planned__is_running=True)
    return _write(request, person, list(free.to_choose_from()))


@right(Right.TAKE_PAYMENTS)
def plan_change(request, pk):
    """Other parts for what is left, in a plan that replaces this one."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).running().select_related("payer"), pk=pk)
    others = Share.objects.filter(planned__is_running=True).exclude(planned__plan=plan)
    free = Share.objects.unpaid().owed_by(plan.payer).exclude(pk__in=others.values("pk"))
    chosen = plan.planned.values_list("share", flat=True)
    return _write(request, plan.payer, list(free.to_choose_from()), replaces=plan, chosen=list(chosen))


def _write(request, payer, shares, replaces=None, chosen=None):
    """One screen: the parts are proposed from the address, then written as they were agreed."""
    wanted = shares if chosen is None else [share for share in shares if share.pk in chosen]
    proposal = ProposalForm(request.GET, cents=sum(share.left_cents for share in wanted))
    form = PlanForm(request.POST or None, shares=shares, chosen=chosen, changes=bool(replaces))
    parts = PartForms(request.POST or None, initial=proposal.parts(), prefix="part")
    if request.method == "POST" and form.is_valid() and parts.is_valid():
        rows = [row for part in parts if (row := part.row())]
        facts = {"bank": form.cleaned_data["bank"], "reason": form.cleaned_data.get("reason", "")}
        try:
            plan = agree(
                payer, form.cleaned_data["shares"], rows, replaces=replaces, by=request.user, **facts
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'échéancier est noté. La famille le voit sur sa page."))
            return redirect("plan", plan.pk)
    context = {"payer": payer, "form": form, "parts": parts, "proposal": proposal, "replaces": replaces}
    return page(request, "money/plan_new.html", context, status=422 if form.is_bound else 200)


@require_safe
def show(request, pk):
    """One plan, for the team and for who pays."""
    return _shown(request, _get(request, pk))


def _get(request, pk):
    found = Plan.objects.visible_to(request.user).told()
    return get_object_or_404(
        found.select_related("payer", "replaces", "replaced_by", "made_by__person"), pk=pk
    )


def _shown(request, plan, form=None):
    by_team = may(request.user, Right.SEE_MONEY)
    context = {"plan": plan, "by_team": by_team, "form": form or EndForm()}
    context["names_people"] = not by_team or may(request.user, Right.SEE_PEOPLE)
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS) and plan.ended_at is None
    context["layout"] = "ground/team_layout.html" if by_team else "people/family_layout.html"
    return page(request, "money/plan.html", context, status=422 if form else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def end(request, pk):
    """What is left is due as without a plan."""
    plan, form = _get(request, pk), EndForm(request.POST)
    if form.is_valid():
        plan.end(reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("L'échéancier est arrêté. Ce qui reste est dû tout de suite."))
        return redirect("plan", pk)
    return _shown(request, plan, form)


@require_safe
@right(Right.TAKE_PAYMENTS)
def plans(request):
    """The plans: those under way, those whose part is late, those that are over."""
    state = request.GET.get("etat", "")
    rows = Plan.objects.visible_to(request.user).told().select_related("payer")
    found = [plan for plan in rows[:MOST] if plan.is_in(state)]
    if wanted := request.GET.get("format"):
        return _export(wanted, found)
    tabs = [(words, f"?etat={key}" if key else "?", key == state) for key, words in STATES]
    context = {"plans": found, "tabs": tabs, "query": without(request.GET, "format")}
    return page(request, "money/plans.html", context)


def _export(wanted, plans):
    if wanted not in MOST_ROWS:
        raise Http404
    head = [_("Qui"), _("Convenu le"), _("En tout"), _("Reste"), _("En retard"), _("Prochaine échéance")]
    lines = (
        [str(plan.payer), localdate(plan.made_at), *(Decimal(cents) / 100 for cents in plan.sums),
         plan.next_state.part.due_on if plan.next_state and not plan.ended_at else ""]
        for plan in plans
    )  # fmt: skip
    return exported(wanted, _("Échéanciers"), [(_("Échéanciers"), head, lines)])
