"""What stands in the window of the place today."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import Identity
from focale.place.models import Site
from focale.programme.listing import entries_of, film_number, frames_of, strand_frames
from focale.programme.models import Occurrence

SHOWN, FEWEST, COURSES = 6, 3, 4
NEAR = timedelta(days=7)


def front() -> dict:
    """The words and frames of the home page, in nine queries."""
    now = timezone.now()
    entries = entries_of(Occurrence.objects.published().coming())
    near = [entry for entry in entries if entry.starts_at < now + NEAR]
    words, chosen = _("Ces sept prochains jours"), _once_each(near)
    if len(chosen) < FEWEST:
        words, chosen = _("Bientôt"), _once_each(entries)
    courses = [entry for entry in entries if entry.kind == "holiday_course"][:COURSES]
    frames = frames_of(chosen + courses, now=now)
    for place, frame in enumerate(frames[: len(chosen)]):
        frame.number = film_number(place)
    return {
        "words": words,
        "frames": frames[: len(chosen)],
        "course": _open_one(frames[len(chosen) :]),
        "strands": strand_frames(),
        "sites": list(Site.objects.all()),
        "opening": _first_words(Identity.current().about),
    }


def _once_each(entries):
    """The first dates, each activity once, called off ones left to the programme."""
    found = {}
    for entry in entries:
        if not entry.is_cancelled:
            found.setdefault(entry.activity_id, entry)
    return list(found.values())[:SHOWN]


def _open_one(frames):
    """The course to show large: the next one that is open, else the next one."""
    return next((frame for frame in frames if not frame.state), frames[0] if frames else None)


def _first_words(text):
    """The first paragraph of the presentation."""
    return text.strip().split("\n\n")[0] if text.strip() else ""
