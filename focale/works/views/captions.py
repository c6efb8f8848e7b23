"""The subtitles of one recording: how to begin, in which languages they are, and where to go on."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect

from focale.ground.pages import page
from focale.works.captioning import listening
from focale.works.captioning.beginning import BeginForm
from focale.works.captioning.closing import is_written_by, why_closed
from focale.works.models import Captions, Original
from focale.works.models.captions_begun import HEARD
from focale.works.models.original import State


def captions(request, pk):
    """The languages there are, and the ways to begin one."""
    original = fetch_recording(request, pk)
    form = BeginForm(request.POST or None, request.FILES or None, may_hear=listening.may_recognise())
    if request.method == "POST" and form.is_valid():
        try:
            made = form.begin(original, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("captions-edit", pk, made.language)
    return page(
        request, "works/captions.html", about(request, original, form), status=422 if form.errors else 200
    )


def about(request, original, form) -> dict:
    rows = list(original.captions.select_related("checked_by__person"))
    closed = why_closed(original)
    return {
        "original": original,
        "rows": rows,
        "form": form,
        "may_write": not closed and is_written_by(original, request.user),
        "why_closed": closed,
        "may_hear": listening.may_recognise(),
    }


def fetch_recording(request, pk) -> Original:
    """A sound or a film this account sees."""
    seen = Original.objects.visible_to(request.user).kept().select_related("production")
    seen = seen.prefetch_related("renditions")
    return get_object_or_404(seen.filter(family__in=HEARD, state=State.READY), pk=pk)


def fetch(request, pk, language) -> Captions:
    """Its captions in this language."""
    rows = Captions.objects.visible_to(request.user)
    rows = rows.select_related("original__production", "checked_by__person", "last_by__person")
    rows = rows.prefetch_related("original__renditions", "original__captions")
    return get_object_or_404(rows, original=pk, language=language)
