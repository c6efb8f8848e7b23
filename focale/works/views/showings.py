"""Where pieces are shown: of one piece, of one person, and what the team has to take down."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.models import Person
from focale.people.rights import Right, may, right
from focale.people.shell import shell
from focale.works.models import Piece, Portfolio, Showing
from focale.works.piece_forms.showing import ShowingForm
from focale.works.views.saying import done

ON_A_PAGE = 40
ROWS = ("piece__production", "portfolio__person")
MOVES = {
    "fin": ("end", _("C'est noté : elle n'est plus montrée là.")),
    "retour": ("put_back", _("Elle est de nouveau sur le site.")),
}


@right(Right.MAKE_WORKS)
@require_safe
def showings(request):
    """What is to be taken down first, then all that stands."""
    rows = Showing.objects.changeable_by(request.user).select_related(*ROWS)
    to_settle = rows.to_settle()
    standing = rows.standing().exclude(pk__in=to_settle.order_by().values("pk")).order_by("-opened_at", "-pk")
    context = {
        "to_settle": to_settle.order_by("lacking_since", "pk"),
        "sheet": Paginator(standing, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return page(request, "works/showings.html", context)


def piece_showings(request, pk):
    """Where this piece is shown; the team opens one place more, if the gate says yes."""
    piece = get_object_or_404(Piece.objects.answerable_by(request.user).select_related("production"), pk=pk)
    may_review = piece.is_reviewed_by(request.user)
    if request.method == "POST" and not may_review:
        raise Http404
    form = ShowingForm(request.POST or None)
    if form.is_valid():
        try:
            Showing.objects.open(piece, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("piece-showings", pk)
    rows = piece.showings.select_related(*ROWS)
    rows = rows if may_review else rows.standing()
    context = {"piece": piece, "rows": rows, "form": form, "may_review": may_review}
    context["is_seen"] = Piece.objects.visible_to(request.user).filter(pk=pk).exists()
    return page(request, "works/piece_showings.html", context, status=422 if form.is_bound else 200)


@require_safe
def person_showings(request, pk):
    """Every place where this person's work is shown, or their face, voice or name."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    rows = Showing.objects.visible_to(request.user).with_part_of(person).select_related(*ROWS)
    context = shell(person, request.user, "person-showings") | {
        "rows": rows.filter(ended_at=None).order_by("-opened_at", "-pk"),
        "portfolio": Portfolio.objects.open().filter(person=person).first(),
        "may_close": may(request.user, Right.KEEP_WORKS),
    }
    return page(request, "works/person_showings.html", context)


@require_POST
def showing_move(request, pk, move):
    """Ended, put back on the site, or what was done with paper and walls."""
    found = get_object_or_404(Showing.objects.changeable_by(request.user), pk=pk)
    if move == "fait":
        words = request.POST.get("mots", "")
        done(request, found.settle, words, words=_("C'est noté. Merci."))
    elif move in MOVES:
        verb, words = MOVES[move]
        done(request, getattr(found, verb), words=words)
    else:
        raise Http404
    to_list = request.POST.get("de") == "liste"
    return redirect("showings") if to_list else redirect("piece-showings", found.piece_id)
