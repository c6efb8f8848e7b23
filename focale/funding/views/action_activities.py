"""The activities and single dates that count for an action."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.action_forms import CommitForm
from focale.funding.models import Commitment
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .actions import get, tabs_of


@require_safe
@right(Right.SEE_GRANTS)
def action_activities(request, pk):
    return _activities(request, get(request, pk))


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


@require_POST
@right(Right.EDIT_GRANTS)
def action_commitment(request, pk):
    """An activity counts for this action, whole or in part."""
    found = get(request, pk)
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
def commitment_end(request, pk):
    held = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cette activité ne compte plus pour cette action."))
    return redirect("action-activities", held.action_id)
