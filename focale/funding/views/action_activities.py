"""The activities, single dates and machines that count for an action."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.commit_forms import CommitActivityForm, CommitMachineForm
from focale.funding.models import Commitment
from focale.funding.views.commitments import LINKS
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .actions import get, tabs_of
from .who_pays import commit

FORMS = {"activity": CommitActivityForm, "equipment": CommitMachineForm}


@require_safe
@right(Right.SEE_GRANTS)
def action_activities(request, pk):
    return _activities(request, get(request, pk))


def _activities(request, found, refused=None):
    """What counts for the action: activities, single dates, machines. `refused`: the form that was."""
    forms = {
        name: refused if isinstance(refused, form) else _form(request, found, name)
        for name, form in FORMS.items()
    }
    context = {
        "action": found,
        "tabs": tabs_of(found, "action-activities"),
        "commitments": found.commitments.live().select_related(*LINKS),
        **forms,
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action_activities.html", context, status=422 if refused else 200)


def _form(request, found, name, posted=None):
    return FORMS[name](posted, account=request.user, action=found, auto_id=f"{name}_%s")


@require_POST
@right(Right.EDIT_GRANTS)
def action_commitment(request, pk):
    """An activity or a machine counts for this action, whole or in part."""
    found = get(request, pk)
    form = _form(request, found, "equipment" if "equipment" in request.POST else "activity", request.POST)
    if form.is_valid() and commit(request, form):
        return redirect("action-activities", pk)
    return _activities(request, found, form)


@require_POST
@right(Right.EDIT_GRANTS)
def commitment_end(request, pk):
    held = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cela ne compte plus pour cette action."))
    return redirect("action-activities", held.action_id)
