"""What a file is and what is shown of it: asked of `mediatools`, which reads in a child that can be lost.

This process never loads the libraries that decode.
"""

import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from mediatools import door, sandbox

from .veiling import shares, thousandths

TOLD = ("kind", "width", "height", "pages", "colour", "seconds", "triangles", "notices")
TOLD += ("size_mm", "volume_cm3", "area_cm2", "watertight")
"""Of what the door finds, this is kept; where it was taken and with which camera stay in the file."""
EDGES = ("320", "640", "1280", "1920")
PART_EDGE = 640
"""Pixels of each side of the picture of a part."""
WAVE = 480
"""Parts of a sound that are drawn."""
SECONDS, HOUR, MEMORY = 180, 3600, 3 * sandbox.GIB


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


def bench() -> Path:
    found = Path(settings.MEDIA_ROOT) / "bench"
    found.mkdir(parents=True, exist_ok=True)
    return found


def sweep():
    """What a power cut left of work that was under way."""
    for folder in bench().iterdir():
        if folder.stat().st_mtime < time.time() - 24 * HOUR:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def rendered(family, path, tell, veils=(), words=("", "")):
    """What is shown of it, as pairs of a label and the facts of a Rendition with the `path` of the file made.

    `veils`: boxes of a picture to hide in all of it, in thousandths; `words`: who made it and whose the
    rights are, written into it.

    The files are gone when the context ends. Raises Refused.
    """
    with tempfile.TemporaryDirectory(dir=bench()) as folder:
        maker, more = MAKERS.get(family), {}
        if family == "picture":
            more = {"faces": shares(veils), "words": words}
        yield maker(os.path.abspath(path), Path(folder), tell, **more) if maker else []


def _picture(path, folder, tell, faces=(), words=("", "")):
    outs = {edge: str(folder / f"{edge}.webp") for edge in EDGES}
    told = sandbox.run(
        "mediatools.pictures.pages:for_pages", path, outs, faces=list(faces),
        credit=words[0], rights=words[1],
        readable=[path], writable=[folder], seconds=SECONDS, memory=MEMORY, progress=tell,
    )  # fmt: skip
    for edge, made in told.items():
        size = {"width": made["width"], "height": made["height"]}
        yield edge, {"path": Path(outs[edge]), "media_type": "image/webp", **size}


def faces_on(path) -> list[list[int]]:
    """Where faces may be on a picture, in thousandths: proposed to a person, never believed."""
    told = sandbox.run(
        "mediatools.pictures.faces:proposed", path, readable=[path], seconds=SECONDS, memory=MEMORY
    )
    return thousandths(told["faces"])


def _sound(path, folder, tell):
    out = folder / "sound.mp3"
    sandbox.run(
        "mediatools.sound.mastering:master", path, str(out), denoise=False,
        readable=[path], writable=[folder], seconds=HOUR, memory=MEMORY, progress=tell,
    )  # fmt: skip
    yield "sound", {"path": out, "media_type": "audio/mpeg"}


def wave_of(path) -> list[int]:
    """How loud a sound is in each of its parts, 0 to 100, to be drawn."""
    told = sandbox.run(
        "mediatools.sound.waveform:waveform", os.path.abspath(path), WAVE,
        readable=[path], seconds=HOUR, memory=MEMORY,
    )  # fmt: skip
    return told["peaks"]


def pictures_of(path, folder) -> list:
    """A picture that was made here, in the sizes pages show."""
    return list(_picture(str(path), folder, lambda _part: None))


def _film(path, folder, tell):
    out, poster = folder / "film.mp4", folder / "poster.jpg"
    told = sandbox.run(
        "mediatools.video.making:film", [[path, 0.0, None]], str(out), poster=str(poster), denoise=False,
        readable=[path], writable=[folder], seconds=6 * HOUR, memory=2 * MEMORY, progress=tell,
    )  # fmt: skip
    size = {word: told["files"][0][word] for word in ("width", "height")}
    yield "film", {"path": out, "media_type": "video/mp4", **size}
    yield from pictures_of(poster, folder)


def _mesh(path, folder, tell):
    """The part beside a one-euro coin. Its kind is told by how the file begins: a 3MF is an archive."""
    out = folder / "part.png"
    with Path(path).open("rb") as file:
        kind = "3mf" if file.read(2) == b"PK" else "stl"
    sandbox.run(
        "mediatools.mesh.preview:preview", path, kind, str(out), PART_EDGE,
        readable=[path], writable=[folder], seconds=SECONDS, memory=MEMORY, progress=tell,
    )  # fmt: skip
    yield from pictures_of(out, folder)


MAKERS = {"picture": _picture, "sound": _sound, "film": _film, "mesh": _mesh}
"""Who makes what is shown, by the family of the original; the others are shown by their name and facts."""
