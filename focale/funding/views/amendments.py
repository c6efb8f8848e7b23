"""A grant whose sum changes, or that was noted by mistake."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding import amending
from focale.funding.grant_forms import AmendmentForm, TakeBackForm
from focale.funding.models import Grant
from focale.people.rights import Right, right

from .grants import correcting


@require_POST
@right(Right.EDIT_GRANTS)
def grant_amendment(request, pk):
    """Another sum, from today on."""
    held = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    form = AmendmentForm(request.POST)
    if form.is_valid():
        try:
            amending.amend(held, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La somme est changée, dans l'enveloppe et dans les comptes."))
            return redirect("grant", pk)
    return correcting(request, held, amendment=form)


@require_POST
@right(Right.EDIT_GRANTS)
def grant_return(request, pk):
    """It was noted by mistake."""
    held = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    form = TakeBackForm(request.POST)
    if form.is_valid():
        try:
            amending.take_back(held, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La subvention est retirée, les comptes gardent les deux écritures."))
            return redirect("action-money", held.action_id)
    return correcting(request, held, take_back=form)
