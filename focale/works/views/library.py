"""The library of what is made here: all of it for the team, one production's, and one's own."""

from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, right
from focale.works.contact_sheet import frames_of
from focale.works.models import Piece, Production
from focale.works.piece_sifting import PiecesSift
from focale.works.views.production import fetch, frame

ON_A_PAGE = 36


def _sheet(request, rows) -> dict:
    sheet = Paginator(rows.order_by("-written_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    return {"sheet": sheet, "frames": frames_of(sheet.object_list), "query": without(request.GET, "page")}


@right(Right.MAKE_WORKS)
@require_safe
def pieces(request):
    """Those the address asks for."""
    sift = PiecesSift(request.GET, account=request.user)
    return page(request, "works/pieces.html", _sheet(request, sift.rows()) | {"sift": sift})


@require_safe
def my_pieces(request):
    """Those I make, and those of the children I decide for."""
    rows = Piece.objects.visible_to(request.user).made_for(request.user).standing()
    open_ones = Production.objects.visible_to(request.user).open()
    open_ones = open_ones if request.user.person else open_ones.none()
    context = _sheet(request, rows) | {"productions": open_ones.order_by("-made_at")[:12]}
    return page(request, "works/my_pieces.html", context)


@require_safe
def of_production(request, pk):
    """What one production makes."""
    production = fetch(request, pk)
    rows = Piece.objects.visible_to(request.user).standing().filter(production=production)
    context = frame(request, production, "production-pieces") | _sheet(request, rows)
    return page(request, "works/production_pieces.html", context)
