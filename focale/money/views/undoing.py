"""Putting a payment right: taking it off a sum, or noting that the bank sent its cheque back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.keys import key_of
from focale.money.forms.payments import HandBackForm
from focale.money.models import Payment, Share
from focale.money.undoing import bounce, release
from focale.people.rights import Right, right

from .payments import payment_page


@require_POST
@right(Right.TAKE_PAYMENTS)
def releasing(request, pk):
    """Take it off one of the sums it pays."""
    payment = get_object_or_404(Payment.objects.visible_to(request.user), pk=pk)
    share = get_object_or_404(Share.objects.visible_to(request.user), pk=key_of(request.POST.get("share")))
    try:
        release(payment, share, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("C'est retiré. L'argent est à valoir\xa0: affectez-le, ou rendez-le."))
    return redirect("payment", pk)


@require_POST
@right(Right.TAKE_PAYMENTS)
def bouncing(request, pk):
    """The bank sent the cheque back."""
    payment = get_object_or_404(Payment.objects.visible_to(request.user), pk=pk)
    form = HandBackForm(request.POST, auto_id="bounce_%s")
    if form.is_valid():
        try:
            bounce(payment, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté. Ce que le chèque payait est dû à nouveau."))
            return redirect("payment", pk)
    return payment_page(request, payment, {"bounce": form})
