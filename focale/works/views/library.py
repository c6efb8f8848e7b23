"""The library of what is made here: all of it for the team, one production's, and one's own."""

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.models import record
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, right
from focale.works.chips import chips_of
from focale.works.contact_sheet import frames_of
from focale.works.library_cells import cells_of
from focale.works.library_table import table
from focale.works.models import Collection, Piece, Production, ProofReading
from focale.works.on_paper import on_paper
from focale.works.piece_sifting import PiecesSift
from focale.works.views.production import fetch, frame

ON_A_PAGE, ON_PAPER = 36, 120


def _sheet(request, rows) -> dict:
    sheet = Paginator(rows.order_by("-written_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    return {"sheet": sheet, "frames": frames_of(sheet.object_list), "query": without(request.GET, "page")}


@right(Right.MAKE_WORKS)
@require_safe
def pieces(request):
    """Those the address asks for: on the screen, to print, or as a file."""
    sift = PiecesSift(request.GET, account=request.user)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return handed_over(request, wanted, rows, _("créations"))
    shape = sift.cleaned_data.get("forme") or "grille"
    on_it = ON_PAPER if shape == "planche" else ON_A_PAGE
    sheet = Paginator(rows, on_it).get_page(request.GET.get("page"))
    sheet.object_list = found = _whole(sheet.object_list)
    context = {"sift": sift, "sheet": sheet, "shape": shape, "query": without(request.GET, "page")}
    if shape == "planche":
        context["paper"] = paper = on_paper(found, sift.cleaned_data.get("pour"))
        found = paper.pieces
    context |= {"cells": cells_of(found), "chips": chips_of(sift), "may_change": True}
    return page(request, "works/pieces.html", context)


def _whole(rows):
    """The pieces of one page: ten thousand are put in order by their keys, and only these read with their
    answers."""
    found = Piece.objects.filter(pk__in=rows.values("pk")).select_related("production")
    return found.order_by(*rows.query.order_by).defer("folded_words", "marks")


def handed_over(request, wanted, rows, name):
    """These pieces as a table in a file."""
    if wanted not in MOST_ROWS:
        raise Http404
    record("pieces.exported", request.user, by=request.user, filters=sorted(request.GET))
    head, lines = table(rows)
    return exported(wanted, name, [(_("Créations"), head, lines)])


@require_safe
def my_pieces(request):
    """Those I make, and those of the children I decide for."""
    rows = Piece.objects.visible_to(request.user).made_for(request.user).standing()
    open_ones = Production.objects.visible_to(request.user).open()
    open_ones = open_ones if request.user.person else open_ones.none()
    context = _sheet(request, rows) | {"productions": open_ones.order_by("-made_at")[:12]}
    context["collections"] = Collection.objects.shown_to(request.user)
    context["is_reader"] = ProofReading.objects.of_the_family(request.user).exists()
    return page(request, "works/my_pieces.html", context)


@require_safe
def of_production(request, pk):
    """What one production makes."""
    production = fetch(request, pk)
    rows = Piece.objects.visible_to(request.user).standing().filter(production=production)
    context = frame(request, production, "production-pieces") | _sheet(request, rows)
    return page(request, "works/production_pieces.html", context)
