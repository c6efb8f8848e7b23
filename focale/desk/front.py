"""What stands in the window of the place today."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import Identity
from focale.place.models import Site
from focale.programme.listing import dates_of, entries_of, frames_of, strand_frames
from focale.programme.models import Occurrence

SHOWN, FEWEST, COURSES, LOOKED_AT = 6, 3, 4, 60
NEAR = timedelta(days=7)


def front() -> dict:
    """The words and frames of the home page, in seven queries."""
    now = timezone.now()
    entries = entries_of(Occurrence.objects.published().coming())
    courses = [entry for entry in entries if entry.kind == "holiday_course"][:COURSES]
    dates = dates_of(entries[:LOOKED_AT] + courses)
    chosen = _once_each(entries[:LOOKED_AT], dates)
    near = [entry for entry in chosen if dates[entry.occurrence_id].starts_at < now + NEAR]
    words = _("Ces sept prochains jours") if len(near) >= FEWEST else _("Bientôt")
    chosen = (near if len(near) >= FEWEST else chosen)[:SHOWN]
    frames = frames_of(chosen + courses, dates, now=now)
    return {
        "words": words,
        "frames": frames[: len(chosen)],
        "course": _open_one(frames[len(chosen) :]),
        "strands": strand_frames(),
        "sites": list(Site.objects.all()),
        "opening": _first_words(Identity.current().about),
    }


def _once_each(entries, dates):
    """The first dates, each activity once, called off ones left to the programme."""
    found = {}
    for entry in entries:
        if not dates[entry.occurrence_id].cancelled_at:
            found.setdefault(entry.activity_id, entry)
    return list(found.values())


def _open_one(frames):
    """The course to show large: the next one that is open, else the next one."""
    return next((frame for frame in frames if not frame.state), frames[0] if frames else None)


def _first_words(text):
    """The first paragraph of the presentation."""
    return text.strip().split("\n\n")[0] if text.strip() else ""
