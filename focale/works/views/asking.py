"""Agreements asked for a whole production, and what one is asked oneself."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.works.asking import ask_for, wanted
from focale.works.models import Credit, Piece
from focale.works.views.production import fetch, frame
from focale.works.views.saying import done


def production_asking(request, pk):
    """Whom the letters would go to, and about whom; sent by one button."""
    found = fetch(request, pk)
    context = frame(request, found, "production-pieces")
    if not context["may_change"]:
        raise Http404
    if request.method == "POST":
        asked = len(wanted(_pieces(found)))
        words = ngettext("%(n)d message part.", "%(n)d messages partent.", asked) % {"n": asked}
        done(
            request, lambda by: ask_for(found, by=by), words=words if asked else _("Tout le monde a répondu.")
        )
        return redirect("production-asking", pk)
    return page(request, "works/production_asking.html", context | {"wanted": wanted(_pieces(found))})


def _pieces(production):
    return Piece.objects.standing().filter(production=production)


@require_safe
def my_agreements(request):
    """What I am asked: images of mine and of those I decide for, and their works."""
    person = request.user.person
    if person is None:
        raise Http404
    wards = person.wardships.of_the_deciding(person).values("ward")
    mine = Q(credits__person=person) | Q(credits__person__in=wards)
    mine |= Q(appearances__person=person) | Q(appearances__person__in=wards)
    pieces = Piece.objects.filter(pk__in=Piece.objects.standing().filter(mine).values("pk"))
    asked = next((one for one in wanted(pieces) if one.adult == person), None)
    answered = Credit.objects.answered().filter(Q(person=person) | Q(person__in=wards))
    context = {"asked": asked, "answered": answered.filter(piece__removed_at=None)}
    return page(request, "works/my_agreements.html", context)
