"""The easy-to-read text of a piece: read, and written with advice beside."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.easy import EASY, EasyForm, is_behind, readers_of, standing, text_of
from focale.works.easy_hints import hints, words_a_sentence
from focale.works.kinds.kind import LONGEST_TEXT
from focale.works.marked import as_html
from focale.works.telling import steps_of
from focale.works.views.collections import layout_for
from focale.works.views.piece_steps import ALONE, kept, said
from focale.works.views.pieces import piece_of


@require_safe
def piece_easy(request, pk):
    """The text in large letters, with the mark where its readers said yes to these words."""
    piece = piece_of(request, pk)
    readings = list(piece.proof_readings.that_count())
    may_review = piece.is_reviewed_by(request.user)
    may_write = may_review or piece.is_made_by(request.user)
    told = {
        "piece": piece,
        "easy": as_html(text_of(piece)),
        "readers": readers_of(piece, readings),
        "is_behind": is_behind(piece),
        "hard": [row for row in readings if standing(piece, row) == "hard"] if may_write else [],
        "may_write": may_write and not piece.why_closed,
        "may_review": may_review,
        "layout": layout_for(request.user),
    }
    return page(request, "works/piece_easy.html", told)


def easy_writing(request, pk):
    """Write it beside the first text; it saves by itself."""
    piece = piece_of(request, pk)
    form = EasyForm(request.POST or None, initial=piece.content)
    stood = kept(request, piece, form) if request.method == "POST" else {}
    if request.headers.get(ALONE) and request.method == "POST":
        return said(piece, form, stood)
    if request.method == "POST" and not stood and not form.errors:
        here = reverse("easy-writing", args=[pk])
        return redirect(f"{here}#conseils" if "again" in request.POST else reverse("piece-easy", args=[pk]))
    typed = form.data.get(EASY, "") if form.is_bound else text_of(piece)
    context = {
        "piece": piece,
        "form": form,
        "stood": stood.get(EASY),
        "last_by": piece.last_by and piece.last_by.person,
        "steps": [told for told in steps_of(piece) if told.answers],
        "may_write": not piece.why_closed and piece.is_written_by(request.user),
        "layout": layout_for(request.user),
        **_advice(typed),
    }
    return page(request, "works/easy_writing.html", context, status=422 if form.is_bound else 200)


@require_POST
def easy_hints(request, pk):
    """What to look at again in the words typed, which are not kept."""
    piece_of(request, pk)
    return render(request, "works/_easy_hints.html", _advice(request.POST.get(EASY, "")[:LONGEST_TEXT]))


def _advice(typed) -> dict:
    return {"hints": hints(typed), "mean": words_a_sentence(typed), "is_empty": not typed.strip()}
