"""Collections: those there are, one of them, begun, changed, put away."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.works.collection_cells import covered
from focale.works.collection_forms import CollectionForm
from focale.works.library_cells import cells_of
from focale.works.models import Collection, Piece
from focale.works.models.collection_row import MOST
from focale.works.on_paper import on_paper
from focale.works.print_files import ON_PAPER
from focale.works.views.library import handed_over
from focale.works.views.saying import done

ON_A_PAGE = 24


def layout_for(account):
    return "ground/team_layout.html" if account.role else "people/family_layout.html"


def collection_of(request, pk):
    return get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)


def pieces_in(collection, account):
    """What this account may see of it, in its order."""
    found = Piece.objects.visible_to(account).standing().filter(collection_rows__collection=collection)
    return found.select_related("production").order_by("collection_rows__rank", "collection_rows__pk")


@require_safe
def collections(request):
    """Those this account sees, the latest first; what was put away on demand."""
    put_away = request.GET.get("etat") == "archivees"
    rows = Collection.objects.visible_to(request.user).found_by(request.GET.get("mots", ""))
    rows = rows.filter(archived_at__isnull=not put_away)
    sheet = Paginator(rows.order_by("-made_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"sheet": sheet, "rows": covered(sheet.object_list, request.user), "put_away": put_away}
    context |= {"layout": layout_for(request.user), "may_change": may(request.user, Right.MAKE_WORKS)}
    context["words"] = request.GET.get("mots", "")[:80]
    return page(request, "works/collections.html", context)


@require_safe
def collection(request, pk):
    """What it holds: to look through, to print, as a file."""
    found = collection_of(request, pk)
    rows = pieces_in(found, request.user)
    if (wanted := request.GET.get("format")) in MOST_ROWS:
        return handed_over(request, wanted, rows, found.title)
    cells, context = _shown(request, rows[:MOST])
    hidden = found.rows.standing().count() - len(cells) - len(context["left_off"])
    context |= {"collection": found, "cells": cells, "hidden": hidden, "uses": ON_PAPER}
    context |= {"layout": layout_for(request.user), "may_change": may(request.user, Right.MAKE_WORKS)}
    return page(request, "works/collection.html", context)


def _shown(request, rows):
    """The cells of these pieces, and in which shape; on a sheet to print only what the gate lets through."""
    if request.GET.get("forme") != "planche":
        return cells_of(rows), {"shape": "grille", "left_off": []}
    paper = on_paper(rows, request.GET.get("pour"))
    return cells_of(paper.pieces), {"shape": "planche", "paper": paper, "left_off": paper.left_off}


@right(Right.MAKE_WORKS)
def collection_new(request):
    """Begin one."""
    form = CollectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("collection", Collection.objects.begin(by=request.user, **form.cleaned_data).pk)
    return page(request, "works/collection_form.html", {"form": form}, status=422 if form.is_bound else 200)


@right(Right.MAKE_WORKS)
def collection_edit(request, pk):
    """Say it better."""
    found = collection_of(request, pk)
    form = CollectionForm(request.POST or None, instance=collection_of(request, pk))
    if request.method == "POST" and form.is_valid():
        done(request, found.change, words=_("C'est noté."), **form.cleaned_data)
        return redirect("collection", pk)
    context = {"form": form, "collection": found}
    return page(request, "works/collection_form.html", context, status=422 if form.is_bound else 200)


@right(Right.MAKE_WORKS)
@require_POST
def collection_archiving(request, pk):
    """Put away, or taken out again."""
    found = collection_of(request, pk)
    done(request, found.reopen if "rouvrir" in request.POST else found.archive)
    return redirect("collection", pk)
