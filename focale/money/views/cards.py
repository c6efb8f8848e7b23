"""A family pays by card: what it pays, the way to HelloAsso, and what became of it when it is back."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from focale.ground.later import later
from focale.ground.pages import page
from focale.money.forms.cards import CardForm
from focale.money.helloasso.client import is_set
from focale.money.models import Checkout, Payer, Plan, Share
from focale.money.models.checkout_states import State

SAID = {"": State.RETURNED, "abandon": State.CANCELLED, "erreur": State.REFUSED}
"""What the address one comes back by says; HelloAsso itself is asked at once."""


def choose(request):
    """The sums that are still to be paid, all ticked; the next step is at HelloAsso."""
    person = request.user.person
    if not is_set() or person is None:
        raise Http404
    shares = list(Share.objects.unpaid().filter(person=person, payer=Payer.PERSON).to_choose_from())
    total = sum(share.left_cents for share in shares)
    form = CardForm(request.POST or None, shares=shares, due_cents=Plan.objects.due_now(person, total))
    if request.method == "POST" and form.is_valid():
        try:
            checkout = Checkout.start(payer=person, by=request.user, **form.cleaned_data)
            checkout.ask()
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("checkout", checkout.key)
    context = {"form": form, "total": total}
    return page(request, "money/pay_by_card.html", context, status=422 if form.is_bound else 200)


@require_safe
def show(request, key):
    """Where it stands, for who pays. While HelloAsso has not confirmed, the page looks again by itself."""
    checkout = _mine(request, key)
    context = {"checkout": checkout, "payments": checkout.payments(), "rows": checkout.told_rows()}
    return page(request, "money/checkout.html", context, fragment="state")


@require_safe
def back(request, key):
    """Back from HelloAsso. The address only makes us ask; it says nothing that is believed."""
    checkout = _mine(request, key)
    checkout.note_return(SAID.get(request.GET.get("issue", ""), State.RETURNED), by=request.user)
    later(checkout.look_again)
    return redirect("checkout", checkout.key)


def _mine(request, key):
    person = request.user.person
    if person is None:
        raise Http404
    return get_object_or_404(Checkout.objects.filter(payer=person), key=key)
