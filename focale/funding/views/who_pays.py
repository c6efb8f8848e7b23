"""Planning with the money in view: who pays the dates of a week, or of one activity; committing several."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from focale.funding.commit_forms import CommitDatesForm, CommitWithinForm
from focale.funding.models import Commitment
from focale.funding.who_pays import MOST, DatesSift, grants_under_way, preview, with_payers
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.views.activity_forms import fetch, tabs


@require_http_methods(["GET", "POST"])
@right(Right.SEE_GRANTS)
def who_pays(request):
    """The dates of some days: who pays each, what is left of each grant, and committing those ticked."""
    sift = DatesSift(request.GET)
    form = CommitDatesForm(_posted(request), account=request.user, initial=_asked(request))
    if form.is_bound and form.is_valid() and "apercu" not in request.POST and commit(request, form):
        return redirect(request.get_full_path())
    context = {
        "sift": sift,
        "dates": sift.dates(),
        "left": grants_under_way(request.user, sift.first, sift.last),
        "most": MOST,
    }
    return _answer(request, "funding/grants/who_pays.html", form, context)


@require_http_methods(["GET", "POST"])
@right(Right.SEE_GRANTS)
def activity_funding(request, pk):
    """The same for one activity, whole or some of its dates."""
    activity, may_plan = fetch(request, pk), may(request.user, Right.EDIT_PROGRAMME)
    asked = {"initial": _asked(request), "account": request.user, "activity": activity}
    form = CommitWithinForm(_posted(request), **asked)
    if form.is_bound and form.is_valid() and "apercu" not in request.POST and commit(request, form):
        return redirect(request.get_full_path())
    found = with_payers(activity.occurrences.scheduled().select_related("activity", "room"))
    days, now = [date.day for date in found], timezone.now()
    context = {
        "activity": activity,
        "dates": [date for date in found if date.ends_at > now],
        "past": [date for date in found if date.ends_at <= now],
        "tabs": tabs(activity, "activity-funding", may_edit=may_plan),
        "whole": activity.commitments.live().select_related("action", "grant__funder__organisation"),
        "left": grants_under_way(request.user, min(days, default=None), max(days, default=None)),
    }
    return _answer(request, "funding/grants/activity_funding.html", form, context)


@require_safe
@right(Right.SEE_GRANTS)
def grants_left(request):
    """What is left of each grant and how many dates nobody pays, for the margin of the planning."""
    if not request.htmx:
        return redirect(f"{reverse('who-pays')}?{request.GET.urlencode()}")
    sift = DatesSift(request.GET)
    left = grants_under_way(request.user, sift.first, sift.last)
    context = {"left": left, "sift": sift, "alone": sum(not date.payers for date in sift.dates())}
    return page(request, "funding/grants/margin.html", context)


def _posted(request):
    if request.method == "POST" and not may(request.user, Right.EDIT_GRANTS):
        raise PermissionDenied
    return request.POST if request.method == "POST" else None


def _asked(request):
    asked = request.GET.get("action", "")
    return {"action": asked} if asked.isdecimal() and len(asked) < 16 else {}


def commit(request, form) -> bool:
    """Commit what the form names; whether it could be."""
    try:
        told = form.cleaned_data["action"], form.things
        made = Commitment.make_all(*told, by=request.user, **form.facts())
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    words = ngettext("C'est engagé.", "%(count)d engagements sont pris.", len(made))
    messages.success(request, words % {"count": len(made)})
    return True


def _answer(request, template, form, context):
    looks = "apercu" in request.POST
    seen = preview(request.user, form.cleaned_data, len(form.things)) if looks and form.is_valid() else None
    context |= {"form": form, "preview": seen, "may_edit": may(request.user, Right.EDIT_GRANTS)}
    context["refused"] = form.is_bound
    context["ticked"] = set(request.POST.getlist("seance"))
    wrong = form.errors and not request.htmx
    if request.htmx and looks:
        return page(request, "funding/grants/_preview.html", context)
    return page(request, template, context, status=422 if wrong else 200)
