"""What a file is and what is shown of it: asked of `mediatools`, which reads in a child that can be lost.

This process never loads the libraries that decode.
"""

import os
import tempfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from mediatools import door, sandbox

TOLD = ("kind", "width", "height", "pages", "colour", "seconds", "triangles", "notices")
"""Of what the door finds, this is kept; where it was taken and with which camera stay in the file."""
EDGES = ("320", "640", "1280", "1920")
SECONDS, MEMORY = 180, 3 * sandbox.GIB


def examine(path, name) -> dict:
    """What an original is: family, media_type, facts, taken_at. Raises Refused with a sentence."""
    found = door.admit(path, name=name)
    return {
        "family": found["family"],
        "media_type": found["mime"],
        "facts": {word: found[word] for word in TOLD if found.get(word)},
        "taken_at": _moment(found.get("taken") or ""),
    }


def _moment(taken):
    """The camera's own clock, which knows no zone: taken for that of the place."""
    try:
        return timezone.make_aware(datetime.strptime(taken, "%Y:%m:%d %H:%M:%S"))
    except ValueError:
        return None


@contextmanager
def rendered(family, path, tell):
    """What is shown of it, as pairs of a label and the facts of a Rendition with the `path` of the file made.

    The files are gone when the context ends. Raises Refused.
    """
    bench = Path(settings.MEDIA_ROOT) / "bench"
    bench.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bench) as folder:
        maker = MAKERS.get(family)
        yield maker(os.path.abspath(path), Path(folder), tell) if maker else []


def _picture(path, folder, tell):
    outs = {edge: str(folder / f"{edge}.webp") for edge in EDGES}
    told = sandbox.run(
        "mediatools.pictures.pages:for_pages", path, outs,
        readable=[path], writable=[folder], seconds=SECONDS, memory=MEMORY, progress=tell,
    )  # fmt: skip
    for edge, made in told.items():
        size = {"width": made["width"], "height": made["height"]}
        yield edge, {"path": Path(outs[edge]), "media_type": "image/webp", **size}


MAKERS = {"picture": _picture}
"""Who makes what is shown, by the family of the original; the others are shown by their name and facts."""
