"""What the tools hear in a recording: asked in a child that can be lost, never in this process."""

import tempfile
from pathlib import Path

from django.conf import settings

from focale.works import keeping
from mediatools import sandbox
from mediatools.subtitles import recognising

HOURS = 4 * 3600
MEMORY, MODEL_MEMORY = 2 * sandbox.GIB, 12 * sandbox.GIB


def may_recognise() -> bool:
    """Whether the administrator gave a folder with a model, and its library is installed."""
    return recognising.available(settings.SPEECH_MODEL)


def proposed(original, text, tell) -> list[dict]:
    """Cues at its pauses, with the words of `text` laid into them when there are any. Raises Refused."""
    return _heard(original, "proposing:propose", tell, memory=MEMORY, text=text)


def recognised(original, model, language, tell) -> list[dict]:
    """Cues of what the model in this folder understands. Raises Refused."""
    more = {"model": str(model), "language": language}
    return _heard(original, "recognising:recognise", tell, memory=MODEL_MEMORY, reads=[model], **more)


def read(path) -> list[dict]:
    """The cues of a file of subtitles somebody brought. Raises Refused with a sentence."""
    return sandbox.run("mediatools.subtitles.converting:told", path, readable=[path], seconds=10)


def _heard(original, work, tell, *, memory, reads=(), **words):
    bench = Path(settings.MEDIA_ROOT) / "bench"
    bench.mkdir(parents=True, exist_ok=True)
    with keeping.local(original.sha256) as path, tempfile.TemporaryDirectory(dir=bench) as folder:
        return sandbox.run(
            f"mediatools.subtitles.{work}", path, readable=[path, *reads], writable=[folder],
            seconds=HOURS, memory=memory, progress=tell, **words,
        )  # fmt: skip
