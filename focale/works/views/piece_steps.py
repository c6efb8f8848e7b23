"""The guided maker: one step, one question; it saves by itself, and nobody loses what two write at once."""

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from focale.ground.pages import page
from focale.works.at_step import files_at, pictures_of, place_all, put_all, read_seen
from focale.works.lines import lines_of
from focale.works.rows import RowsField
from focale.works.views.pieces import piece_of

ALONE = "X-Saved-Alone"
"""Sent by the script that saves while one writes; a form that is sent by hand has none."""


def piece_step(request, pk, code):
    """One step of the maker, or what is to be kept of it."""
    piece = piece_of(request, pk)
    step = piece.making.step(code)
    if step is None:
        raise Http404
    form = step.form(request.POST or None, initial=piece.content) if step.form else None
    stood, refused = {}, []
    if request.method == "POST":
        stood = kept(request, piece, form)
        refused = place_all(piece, step, request.POST, by=request.user)
        if request.headers.get(ALONE):
            return said(piece, form, stood, refused)
        chosen, files = request.POST.getlist("original"), request.FILES.getlist("files")
        if step.brings:
            refused += put_all(piece, step, chosen, files, by=request.user)
        if not stood and not refused and not (form and form.errors):
            return redirect(_onward(request, piece, step, is_new=bool(chosen or files)))
    return _shown(request, piece, step, form, stood, refused)


def kept(request, piece, form) -> dict:
    """Keep the answers of a form; what somebody else wrote meanwhile is given back."""
    if form is None or not form.is_valid():
        return {}
    try:
        return piece.write(form.answers(), seen=read_seen(request.POST), by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return {}


def said(piece, form, stood, refused=()):
    """The answer to the script that saves while one writes."""
    wrong = [*refused, *([" ".join(words) for words in form.errors.values()] if form else [])]
    return JsonResponse(
        {"number": piece.number, "stood": stood, "wrong": wrong},
        status=422 if wrong else 409 if stood else 200,
    )


def _onward(request, piece, step, *, is_new):
    """To the next step, back to this one for another row or to say what a new picture shows, or to the
    piece."""
    here = reverse("piece-step", args=[piece.pk, step.code])
    if request.POST.get("again"):
        return here
    if is_new and lines_of(piece, step):
        return f"{here}#images"
    steps = list(piece.making.steps)
    following = steps.index(step) + 1
    if following < len(steps):
        return reverse("piece-step", args=[piece.pk, steps[following].code])
    return reverse("piece", args=[piece.pk])


def _clashes(form, stood):
    """(question, what stands there) of each answer somebody else wrote meanwhile; rows line by line."""
    for name, words in stood.items():
        field = form.fields[name]
        is_rows = isinstance(field, RowsField) and words
        yield field.label, "\n".join(" · ".join(field.in_order(row)) for row in words) if is_rows else words


def _shown(request, piece, step, form, stood, refused):
    steps = list(piece.making.steps)
    here = steps.index(step)
    context = {
        "piece": piece,
        "step": step,
        "form": form,
        "clashes": list(_clashes(form, stood)),
        "refused": refused,
        "last_by": piece.last_by and piece.last_by.person,
        "words": [one.question for one in steps],
        "current": here + 1,
        "before": steps[here - 1] if here else None,
        "is_last": here + 1 == len(steps),
        "may_write": not piece.why_closed and piece.is_written_by(request.user),
        "pictures": pictures_of(piece, form),
        **files_at(piece, step, request.user),
    }
    wrong = bool(stood or refused or (form and form.errors))
    return page(request, "works/piece_step.html", context, status=422 if wrong else 200)
