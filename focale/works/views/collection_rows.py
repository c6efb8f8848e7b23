"""What stands in a collection: gathered from the library or from a piece, put in order, taken out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of, keys_of
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.works.collection_forms import NameForm
from focale.works.library_cells import cells_of
from focale.works.models import Collection, CollectionRow, Piece
from focale.works.models.collection_row import MOST
from focale.works.views.collections import collection_of, pieces_in
from focale.works.views.saying import done

MOVES = {"debut", "avant", "apres", "fin"}
SHOWN = 60


@right(Right.MAKE_WORKS)
def collection_gathering(request):
    """Choose the collection for the pieces ticked, or name a new one; a POST puts them in."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = keys_of(asked.getlist("piece"), MOST)
    pieces = Piece.objects.visible_to(request.user).standing().filter(pk__in=keys)
    form = NameForm(request.POST if "title" in request.POST else None)
    if not (cells := cells_of(pieces)):
        messages.info(request, _("Cochez d'abord des créations."))
        return redirect("pieces")
    if request.method == "POST" and (gathered := _gathered(request, form, pieces)):
        return redirect("collection", gathered.pk)
    context = {"cells": cells, "collections": _open_ones(request, pieces), "form": form}
    wrong = form.errors or request.method == "POST"
    return page(request, "works/collection_gathering.html", context, status=422 if wrong else 200)


def _open_ones(request, pieces):
    """Those to choose from, the latest first; those that hold all of these already are left out."""
    return Collection.objects.visible_to(request.user).open().not_holding(pieces).order_by("-made_at")[:SHOWN]


def _gathered(request, form, pieces):
    """The collection they are in now; nothing where it was refused, which is said."""
    try:
        if form.is_bound and form.is_valid():
            found = Collection.objects.begin(by=request.user, pieces=pieces, **form.cleaned_data)
        elif not form.is_bound and (key := key_of(request.POST.get("collection"))):
            found = collection_of(request, key)
            CollectionRow.objects.gather(found, pieces, by=request.user)
        else:
            if not form.is_bound:
                messages.error(request, _("Choisissez une collection, ou nommez-en une."))
            return None
    except ValidationError as refusal:
        form.add_error(None, refusal) if form.is_bound else messages.error(request, refusal.messages[0])
        return None
    if "place" in request.POST:
        _put_back(found, pieces, key_of(request.POST["place"]), by=request.user)
    words = _("Dans « %(title)s ».") % {"title": found.title}
    messages.success(request, words)
    return found


def _put_back(found, pieces, place, *, by):
    """Taken out by mistake: where it stood."""
    if row := found.rows.filter(piece__in=pieces).first():
        row.stand_at(place, by=by)


@right(Right.MAKE_WORKS)
@require_safe
def collection_order(request, pk):
    """Every piece on a line: earlier, later, cover, out."""
    found = collection_of(request, pk)
    cells = {cell.piece.pk: cell for cell in cells_of(pieces_in(found, request.user)[:MOST])}
    rows = [(row, cells[row.piece_id]) for row in found.rows.all() if row.piece_id in cells]
    taken = Piece.objects.visible_to(request.user).filter(pk=key_of(request.GET.get("retiree"))).first()
    context = {"collection": found, "rows": rows, "taken": taken}
    context["place"] = key_of(request.GET.get("place"))
    return page(request, "works/collection_order.html", context)


@right(Right.MAKE_WORKS)
@require_POST
def collection_row(request, pk, move):
    """One place earlier or later, at this place, out, or the picture of the whole."""
    seen = Piece.objects.visible_to(request.user)
    row = get_object_or_404(CollectionRow.objects.filter(piece__in=seen).select_related("collection"), pk=pk)
    back = reverse("collection-order", args=[row.collection_id])
    place = row.place()
    if move == "retrait":
        was_done = done(request, row.take_out)
        return redirect(f"{back}?retiree={row.piece_id}&place={place}" if was_done else back)
    if move == "couverture":
        done(request, row.become_cover, words=_("Son image est maintenant celle de la collection."))
    elif move in MOVES:
        done(request, row.stand_at, {"avant": place - 1, "apres": place + 1, "debut": 0, "fin": MOST}[move])
    elif move == "place":
        done(request, row.stand_at, key_of(request.POST.get("place")))
    else:
        raise Http404
    return redirect(f"{back}#ligne-{row.pk}")
