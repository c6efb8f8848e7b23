"""Those who read an easy-to-read text: asked by the team, each with a page to read it and to answer."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.models import Person
from focale.people.rights import Right, may
from focale.works.easy import LEAST_READERS, digest_of, readers_of, standing, text_of
from focale.works.marked import as_html
from focale.works.models import ProofReading
from focale.works.piece_forms.people import NamingForm, near
from focale.works.proof_reader_forms import AnswerForm
from focale.works.views.collections import layout_for
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done

SHOWN = 30


def of_piece(request, pk):
    """Who reads it and what they say; a POST asks one more."""
    piece = piece_of(request, pk)
    if not piece.is_reviewed_by(request.user):
        raise Http404
    words = request.GET.get("q", "").strip()[:80]
    people = _candidates(request, piece)
    if request.method == "POST":
        person = get_object_or_404(people, pk=key_of(request.POST.get("personne")))
        done(request, ProofReading.objects.ask, piece, person, words=_("C'est demandé."))
        return redirect("proof-readings", pk)
    people = people.found_by(words) if words else people.filter(pk__in=near(piece.production).values("pk"))
    people = people.exclude(proof_readings__piece=piece).exclude(credits__piece=piece)
    rows = list(piece.proof_readings.that_count())
    context = {
        "piece": piece,
        "rows": [(row, standing(piece, row)) for row in rows],
        "has_mark": bool(readers_of(piece, rows)),
        "has_text": bool(text_of(piece)),
        "least": LEAST_READERS,
        "candidates": people.order_by("folded_name", "pk")[:SHOWN],
        "words": words,
        "layout": layout_for(request.user),
    }
    return page(request, "works/proof_readings.html", context)


def _candidates(request, piece):
    """Everybody for who sees people; a leader finds those near the production."""
    if may(request.user, Right.SEE_PEOPLE):
        return Person.objects.existing()
    return Person.objects.existing().filter(pk__in=near(piece.production).values("pk"))


@require_safe
def mine(request):
    """What I am asked to read, and those I decide for."""
    rows = ProofReading.objects.of_the_family(request.user).select_related("piece", "person")
    rows = [(row, standing(row.piece, row)) for row in rows.order_by("-asked_at")[:SHOWN]]
    return page(request, "works/my_proof_readings.html", {"rows": rows, "layout": layout_for(request.user)})


def _reading(request, pk):
    """The reading, for who may answer it; who only made the piece may not."""
    rows = ProofReading.objects.visible_to(request.user).select_related("piece__production", "person")
    row = get_object_or_404(rows, pk=pk)
    if not row.is_answered_by(request.user):
        raise Http404
    return row


def proof_reading(request, pk):
    """The text alone, in large letters, and two buttons."""
    row = _reading(request, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row.answer(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("words" if form.cleaned_data["seen"] == digest_of(row.piece) else None, refusal)
        else:
            return redirect("proof-reading", pk)
    naming = {"named_as": row.named_as, "pen_name": row.pen_name}
    context = {
        "row": row,
        "piece": row.piece,
        "easy": as_html(text_of(row.piece)),
        "seen": digest_of(row.piece),
        "stands": standing(row.piece, row),
        "form": form,
        "naming": NamingForm(initial=naming),
        "may_review": row.piece.is_reviewed_by(request.user),
        "layout": layout_for(request.user),
    }
    return page(request, "works/proof_reading.html", context, status=422 if form.is_bound else 200)


@require_POST
def naming(request, pk):
    """As the reader wants to be named under the text."""
    row, form = _reading(request, pk), NamingForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        done(request, row.name, told["named_as"], pen_name=told["pen_name"], words=_("C'est noté."))
    return redirect("proof-reading", pk)


@require_POST
def removal(request, pk):
    """This person does not read it after all."""
    row = _reading(request, pk)
    done(request, row.take_off)
    return redirect("proof-readings", row.piece_id)
