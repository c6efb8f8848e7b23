"""What was made of an arrangement: how far it is, before and after, what to take away, and going back."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.assembling import stem
from focale.works.models import Making, Original, Take
from focale.works.sound_words import curves, told_of
from focale.works.views.arrangement import arrangement_of
from focale.works.views.production import frame
from focale.works.views.saying import done

SHOWN = 20
PLAYED = {"audio/wav", "audio/mpeg", "audio/mp4", "audio/aac", "audio/flac"}
"""Kinds of sound that every browser plays."""


@require_safe
def arrangement_takes(request, pk):
    """The latest first; the list alone when htmx asks how far it is."""
    found = arrangement_of(request, pk)
    makings = Prefetch("makings", Making.objects.all(), to_attr="works")
    rows = found.takes.select_related("original", "asked_by__person")
    rows = rows.prefetch_related(makings, "original__renditions", "original__captions")
    takes = [told(take) for take in rows[:SHOWN]]
    in_piece = set(found.piece.files.values_list("original_id", flat=True)) if found.piece else set()
    context = frame(request, found.production, "production-arrangements") | {
        "arrangement": found,
        "takes": takes,
        "is_at_work": any(each["work"] and each["work"].is_at_work for each in takes),
        "in_piece": in_piece,
        "closed": found.why_closed(request.user),
        "before": before_of(request, found),
    }
    return page(request, "works/takes.html", context, fragment="made")


def told(take) -> dict:
    """What the page says of one take."""
    shown = {each.label: each for each in take.original.renditions.all()} if take.original else {}
    sound = take.report.get("sound", take.report)
    return {
        "take": take,
        "name": stem(take, ""),
        "work": take.works[0] if take.works else None,
        "shown": shown,
        "words": told_of(sound) if sound else [],
        "curves": curves(sound) if sound else None,
        "taken_away": [shown[label] for label in ("sound", "m4a", "opus") if label in shown],
    }


def before_of(request, arrangement) -> dict | None:
    """What is heard beside the result: `key` of its address, `is_as_brought`. The recording itself, for who
    may have it and where browsers play its kind; else the light version, which is levelled already."""
    source = arrangement.source
    if source is None:
        return None
    if (
        source.media_type in PLAYED
        and Original.objects.downloadable_by(request.user).filter(pk=source.pk).exists()
    ):
        return {"key": source.key, "is_as_brought": True}
    light = source.renditions.filter(media_type__startswith="audio/").first()
    return light and {"key": light.key, "is_as_brought": False}


@require_POST
def take_return(request, pk):
    """Take this one instead of those made later."""
    rows = Take.objects.visible_to(request.user).select_related("arrangement__production", "original")
    take = get_object_or_404(rows, pk=pk)
    done(request, take.go_back, words=_("Cette version est reprise, avec ses réglages."))
    return redirect("arrangement-takes", take.arrangement_id)
