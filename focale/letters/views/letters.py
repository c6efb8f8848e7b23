"""Every message that was written: what must be looked at first, then all of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from focale.ground.pages import page
from focale.letters.models import Letter
from focale.letters.models.letter import address_of
from focale.letters.sifting import Sifted
from focale.people.bounded import Bounded
from focale.people.rights import Right, right

A_PAGE = 40


@right(Right.SEE_LETTERS)
@require_GET
def index(request):
    """The letters, those with work to do unless told otherwise; filters live in the address."""
    sifted = Sifted(request.GET)
    letters = sifted.letters(Letter.objects.visible_to(request.user))
    sheet = Bounded(letters, A_PAGE).get_page(request.GET.get("page"))
    context = {"sifted": sifted, "sheet": sheet, "to_do": Letter.objects.work_to_do().count()}
    return page(request, "letters/letters.html", context, fragment="list")


def _get(request, pk):
    letters = Letter.objects.visible_to(request.user).select_related("person", "organisation")
    return get_object_or_404(letters, pk=pk)


@right(Right.SEE_LETTERS)
@require_GET
def show(request, pk):
    """One letter, word for word, with what became of it."""
    letter = _get(request, pk)
    return page(request, "letters/letter.html", {"letter": letter})


@right(Right.SEE_LETTERS)
@require_POST
def send_again(request, pk):
    """Once more, to the address the person has now."""
    letter = _get(request, pk)
    to_print, leaves = _("Pas d'adresse : le courrier est à imprimer."), _("Le courrier repart.")
    return _act(request, letter.send_again, leaves if address_of(letter.to) else to_print)


@right(Right.SEE_LETTERS)
@require_POST
def settle(request, pk):
    """The person was told another way."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    return _act(request, letter.settle, _("C'est noté : la personne est prévenue."))


def _act(request, verb, done):
    try:
        verb(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect("letters")
