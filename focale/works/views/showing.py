"""A piece as the public reads it, under an address nobody guesses: as long as it is shown, and agreed to."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.works.models import Captions, Rendition, Showing
from focale.works.models.original import State
from focale.works.public_page import PublicPage
from focale.works.shown_now import MEDIA_CACHE, answer_of, open_showing
from focale.works.views.media import handed


@login_not_required
@require_safe
def showing(request, key):
    """The page; gone (410) when it was shown and no longer is."""
    request.is_kept = True  # the same for everybody: the layout does not look at who asks
    shown = open_showing(key)
    if shown is None:
        get_object_or_404(Showing, key=key)
        answer = page(request, "works/showing_gone.html", status=410)
        answer.headers["Cache-Control"] = "no-store"
        return answer
    told = {"told": PublicPage(shown), "is_for_networks": answer_of(shown.piece).on_networks}
    answer = page(request, "works/showing.html", told)
    answer.headers["Cache-Control"] = "no-cache"
    return _unfound(answer, shown)


@login_not_required
@require_safe
def showing_media(request, key, media):
    """What was made to be shown of a file of this piece; never the original, never that of another piece."""
    shown = open_showing(key)
    here = {"original__places__piece": shown.piece_id, "original__state": State.READY} if shown else {}
    rows = Rendition.objects.to_show().filter(key=media, original__binned_at=None, **here)
    made = rows.first() if shown else None
    if made is None:
        raise Http404
    answer = handed(request, made.address, media_type=made.media_type, cache=MEDIA_CACHE)
    return _unfound(answer, shown)


@login_not_required
@require_safe
def showing_captions(request, key, pk):
    """Subtitles somebody has checked, for the film or the sound of this piece."""
    shown = open_showing(key)
    rows = Captions.objects.exclude(checked_at=None)
    told = rows.filter(pk=pk, original__places__piece=shown.piece_id).first() if shown else None
    if told is None:
        raise Http404
    answer = HttpResponse(told.as_file("vtt"), content_type="text/vtt; charset=utf-8")
    answer.headers["Cache-Control"] = MEDIA_CACHE
    return _unfound(answer, shown)


def _unfound(answer, shown):
    """Search engines leave it out unless the team wants them to find it."""
    if not shown.is_findable:
        answer.headers["X-Robots-Tag"] = "noindex, noimageindex"
    return answer
