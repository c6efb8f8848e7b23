"""Subtitles as a file, for the player and to take away; one that is brought; and the text to read."""

import re

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.folding import fold
from focale.works.captioning.beginning import read_file
from focale.works.captioning.closing import is_written_by
from focale.works.captioning.reading import paragraphs, search
from focale.works.models import Captions
from focale.works.serving import SAFE
from focale.works.views.captions import fetch
from focale.works.views.saying import done

KINDS = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "ass": "text/x-ssa",
    "txt": "text/plain",
}


@require_safe
def captions_file(request, pk, language, kind):
    """The whole file, asked for by a player or taken away; only to who sees the recording."""
    if kind not in KINDS:
        raise Http404
    captions = fetch(request, pk, language)
    answer = HttpResponse(captions.as_file(kind), content_type=f"{KINDS[kind]}; charset=utf-8")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SAFE
    name = re.sub(r"[^\w. -]", "", captions.original.name.rpartition(".")[0] or captions.original.name)
    how = "inline" if kind == "vtt" else "attachment"
    answer.headers["Content-Disposition"] = f'{how}; filename="{fold(name) or "texte"}.{language}.{kind}"'
    return answer


@require_POST
def captions_import(request, pk, language):
    """A file somebody brings takes the place of all blocks; how they were stays a version."""
    captions = fetch(request, pk, language)
    file = request.FILES.get("file")
    done(
        request,
        lambda by: Captions.objects.replace(captions, _cues(file), by=by),
        words=_("Le fichier est pris."),
    )
    return redirect("captions-edit", pk, language)


def _cues(file) -> list[dict]:
    if file is None:
        raise ValidationError(_("Choisissez d'abord un fichier VTT, SRT ou ASS."))
    return read_file(file)


@require_safe
def transcript(request, pk, language):
    """What is said, to read, to search, to print; each moment leads to the recording."""
    captions = fetch(request, pk, language)
    typed = request.GET.get("mots", "").strip()[:80]
    told = paragraphs(captions)
    context = {
        "captions": captions,
        "original": captions.original,
        "typed": typed,
        "paragraphs": told,
        "found": search(told, typed) if typed else None,
        "second": second_of(request),
        "may_write": is_written_by(captions.original, request.user),
    }
    return page(request, "works/transcript.html", context)


def second_of(request) -> int | None:
    """The second of the recording the address names."""
    asked = request.GET.get("a", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else None
