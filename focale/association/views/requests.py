"""What was asked without an account in somebody's name: the person or the team answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.association.confirming import confirm
from focale.association.models import JoinRequest
from focale.people.rights import Right, may


@require_POST
def confirmation(request, pk):
    """It is true."""
    return _answer(request, pk, confirm, _("C'est confirmé. Un message le dit."))


@require_POST
def dismissal(request, pk):
    """It is not."""
    done = _("La demande est écartée. Rien n'est dû.")
    return _answer(request, pk, JoinRequest.dismiss, done)


def _answer(request, pk, verb, done):
    asked = get_object_or_404(JoinRequest.objects.visible_to(request.user), pk=pk)
    try:
        verb(asked, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    is_own = asked.person_id == request.user.person_id and not asked.organisation_id
    return redirect("members" if may(request.user, Right.EDIT_MEMBERS) and not is_own else "my-membership")
