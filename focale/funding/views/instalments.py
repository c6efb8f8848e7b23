"""The instalments of a grant: expected, received, taken back, dropped."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding.grant_forms import InstalmentForm, ReceivedForm, TakeBackForm
from focale.funding.models import Grant, GrantPayment
from focale.people.rights import Right, right

from .grants import shown


@require_POST
@right(Right.EDIT_GRANTS)
def grant_instalment(request, pk):
    """One more instalment to come."""
    held = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    form = InstalmentForm(request.POST)
    if form.is_valid():
        try:
            held.expect(form.cleaned_data["cents"], on=form.cleaned_data["on"], by=request.user)
            return redirect("grant", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return shown(request, pk, form)


@require_POST
@right(Right.EDIT_GRANTS)
def instalment_reception(request, pk):
    """It is on the bank account."""
    form = ReceivedForm(request.POST)
    day = form.cleaned_data["day"] if form.is_valid() else None
    why = _("Indiquez le jour où la somme est arrivée.")
    return _done(request, pk, _("C'est reçu, et dans les comptes."), day and {"day": day}, "receive", why)


@require_POST
@right(Right.EDIT_GRANTS)
def instalment_return(request, pk):
    """It was noted as received by mistake."""
    form = TakeBackForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else None
    said, why = _("La réception est annulée, les comptes gardent les deux écritures."), _("Dites pourquoi.")
    return _done(request, pk, said, reason and {"reason": reason}, "take_back", why)


@require_POST
@right(Right.EDIT_GRANTS)
def instalment_removal(request, pk):
    """It is no longer expected."""
    return _done(request, pk, _("Ce versement n'est plus attendu."), {}, "drop")


def _done(request, pk, said, facts, verb, why=""):
    """One verb of an instalment, then the page of its grant. `facts` is None where `why` says what lacks."""
    found = get_object_or_404(GrantPayment.objects.select_related("grant"), pk=pk)
    try:
        if facts is None:
            raise ValidationError(why)
        getattr(found, verb)(by=request.user, **facts)
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("grant", found.grant_id)
