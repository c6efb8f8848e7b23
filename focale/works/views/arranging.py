"""Arrangements begun and found again: of a production, out of a file, for a piece."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.works.models import Arrangement, Original
from focale.works.models.original import State
from focale.works.views.pieces import piece_of
from focale.works.views.production import fetch, frame

ARRANGED = ("sound", "film")


def production_arrangements(request, pk):
    """Those of a production, the latest first; a button that begins a film."""
    found = fetch(request, pk)
    if request.method == "POST":
        return _begun(request, found, lambda: Arrangement.objects.begin_film(found, by=request.user))
    rows = found.arrangements.select_related("piece", "source", "production").prefetch_related(
        "takes__original__renditions", "source__renditions"
    )
    sounds = found.originals.kept().filter(state=State.READY, family="sound", takes=None)[:60]
    context = frame(request, found, "production-arrangements") | {"arrangements": rows, "sounds": sounds}
    return page(request, "works/arrangements.html", context)


@require_POST
def original_arranging(request, pk):
    """Out of a sound, a film or a picture of a production."""
    seen = Original.objects.visible_to(request.user).kept().filter(state=State.READY)
    original = get_object_or_404(seen.select_related("production"), pk=pk)
    return _begun(request, original, lambda: _of_original(original, None, request.user))


def _of_original(original, piece, by):
    if original.family == "sound":
        return Arrangement.objects.begin_sound(original, piece=piece, by=by)
    title = piece.title if piece else ""
    return Arrangement.objects.begin_film(
        original.production, clips=[original], piece=piece, title=title, by=by
    )


@require_POST
def piece_arranging(request, pk):
    """For a piece: its sound arranged, its film put together."""
    piece = piece_of(request, pk)
    steps = {step.code: step.brings.what for step in piece.making.bringing if step.brings.what in ARRANGED}
    files = piece.files.filter(step__in=steps).select_related("original__production")
    file = files.filter(original__in=keys_of(request.POST.getlist("original"))).first() or files.first()
    if file:
        return _begun(request, piece, lambda: _of_original(file.original, piece, request.user))
    if "film" in steps.values():
        facts = {"piece": piece, "title": piece.title, "by": request.user}
        return _begun(request, piece, lambda: Arrangement.objects.begin_film(piece.production, **facts))
    messages.error(request, _("Enregistrez ou choisissez d'abord un son."))
    return redirect(piece)


def _begun(request, here, begin):
    """To the arrangement begun, or back with the sentence why not."""
    try:
        return redirect(begin())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(*_back(here))


def _back(here):
    return ("original", here.pk) if isinstance(here, Original) else (here._meta.model_name, here.pk)
