"""Grants: where each stands, what came in, what is owed in return."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from focale.funding.beginnings import lacking
from focale.funding.grant_forms import (
    AmendmentForm,
    AwardForm,
    GrantCorrectionForm,
    InstalmentForm,
    ReceivedForm,
    TakeBackForm,
)
from focale.funding.grants_sifting import GrantsSift, sheet_of
from focale.funding.models import Action, Grant, GrantRequest
from focale.funding.models.commitment import THINGS
from focale.funding.standing import standings
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.handed_over import handed_over
from focale.people.rights import Right, may, right

BESIDE = ("action", "funder__organisation", "call")


@require_safe
@right(Right.SEE_GRANTS)
def grants(request):
    """Every grant with what is left of it, what is due soon, the actions and the requests under way."""
    sift = GrantsSift(request.GET)
    found = sift.standings(request.user)
    if wanted := request.GET.get("format"):
        if wanted not in MOST_ROWS:
            raise Http404
        return exported(wanted, _("Subventions"), [sheet_of(found)])
    context = {
        "sift": sift,
        "query": without(request.GET, "format"),
        "standings": found,
        "due": sorted((each for each in found if each.is_due), key=lambda each: each.days_left),
        "actions": Action.objects.visible_to(request.user),
        "today": timezone.localdate(),
        **_requests(request.user),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/index.html", context)


def _requests(account) -> dict:
    """Those under way, and those that are answered or withdrawn."""
    found = list(GrantRequest.objects.visible_to(account).select_related(*BESIDE))
    is_open = (GrantRequest.State.DRAFT, GrantRequest.State.SENT)
    return {
        "requests": [each for each in found if each.state in is_open],
        "answered": [each for each in found if each.state not in is_open],
    }


@right(Right.EDIT_GRANTS)
def grant_new(request):
    """A grant that was decided."""
    first = {name: request.GET[name] for name in ("action", "funder") if request.GET.get(name)}
    form = AwardForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            grant = Grant.award(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté : l'enveloppe est ouverte."))
            return redirect("grant", grant.pk)
    context = {"form": form, "lacking": lacking()}
    return page(request, "funding/grants/award.html", context, status=422 if form.is_bound else 200)


@require_safe
@right(Right.SEE_GRANTS)
def grant(request, pk):
    return shown(request, pk)


def shown(request, pk, form=None):
    found = standings(Grant.objects.visible_to(request.user).filter(pk=pk))
    if not found:
        get_object_or_404(Grant.objects.none())
    held = found[0].grant
    context = {
        "standing": found[0],
        "grant": held,
        "instalments": held.payments.all(),
        "reports": held.reports.defer("content"),
        "spendings": held.spendings.live().select_related("expense"),
        "kept": held.commitments.live().filter(reserved_cents__gt=0).select_related(*THINGS),
        "form": form or InstalmentForm(),
        "received": ReceivedForm(auto_id=False),
        "take_back": TakeBackForm(auto_id=False),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/grant.html", context, status=422 if form else 200)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_GRANTS)
def grant_edit(request, pk):
    """Its number, the day its report is due, its agreement."""
    held = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    form = GrantCorrectionForm(request.POST or None, request.FILES or None, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            Grant.objects.get(pk=pk).correct(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré."))
            return redirect("grant", pk)
    return correcting(request, held, form=form)


def correcting(request, held, **forms):
    """The page that corrects a grant; `forms`: the one that was sent."""
    fresh = {"form": GrantCorrectionForm(instance=held), "take_back": TakeBackForm(auto_id="back_%s")}
    fresh["amendment"] = AmendmentForm(initial={"cents": held.granted_cents}, auto_id="amend_%s")
    status = 422 if any(form.is_bound for form in forms.values()) else 200
    return page(request, "funding/grants/grant_edit.html", fresh | {"grant": held} | forms, status=status)


@require_safe
@right(Right.SEE_GRANTS)
def grant_agreement(request, pk):
    """The agreement both sides signed."""
    held = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    return handed_over(held.agreement, f"convention-{held.pk}")
