"""A card made at the desk for somebody without e-mail: printed at once, its code shown this once only."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from focale.ground.codes import qr_code
from focale.ground.pages import page
from focale.people.models import Card, Person
from focale.people.rights import Right, right


@never_cache
@right(Right.MAKE_CARDS)
def make(request, pk):
    """GET asks; POST makes the card and shows it to be printed, the former one opens nothing any more."""
    person = get_object_or_404(Person.objects.existing(), pk=pk)
    if request.method == "GET":
        former = Card.objects.in_force().filter(person=person).first()
        return page(request, "people/card_new.html", {"person": person, "former": former})
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "POST"])
    card, token, pin = Card.objects.make(person, by=request.user)
    address = settings.ADDRESS.rstrip("/") + reverse("card-sign-in", args=[token])
    context = {"person": person, "card": card, "pin": pin, "code": qr_code(address)}
    return page(request, "people/card.html", context)


@require_POST
@right(Right.MAKE_CARDS)
def revoke(request, pk):
    """The card is lost: it opens nothing any more."""
    card = get_object_or_404(Card.objects.in_force(), pk=pk)
    card.revoke(by=request.user)
    messages.success(request, _("La carte est annulée : elle n'ouvre plus rien."))
    return redirect("person", card.person_id)
