"""What a file is and what is shown of it: asked of `mediatools`, which reads in a child process that can be lost.

This process never loads the libraries that decode.
"""

from datetime import datetime

from django.utils import timezone

from mediatools import door

TOLD = ("kind", "width", "height", "pages", "colour", "seconds", "triangles", "notices")
"""Of what the door finds, this is kept; where it was taken and with which camera stay in the file."""


def examine(path, name) -> dict:
    """What an original is: family, media_type, facts, taken_at. Raises Refused with a sentence."""
    found = door.admit(path, name=name)
    facts = {word: found[word] for word in TOLD if found.get(word)}
    taken_at = _moment(found.get("taken", ""))
    return {
        "family": found["family"],
        "media_type": found["mime"],
        "facts": facts,
        "taken_at": taken_at,
    }


def _moment(taken):
    """The camera's own clock, which knows no zone: taken for that of the place."""
    try:
        return timezone.make_aware(datetime.strptime(taken, "%Y:%m:%d %H:%M:%S"))
    except ValueError:
        return None
