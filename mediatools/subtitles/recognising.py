"""Speech into words, only where the administrator gave a folder with a model: faster-whisper, never a host
elsewhere.

It is no dependency but an extra: `pip install focale[speech]`, and a model folder (model.bin,
tokenizer.json).
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterable
from pathlib import Path

from mediatools.refusing import Refused
from mediatools.subtitles.charter import LINE
from mediatools.subtitles.cue import Cue
from mediatools.subtitles.layout import folded

LIBRARY = "faster_whisper"
LONGEST, PAUSE = 6.0, 0.7
"""Seconds of a cue at most, and of silence after which the next begins."""
ABSENT = "La reconnaissance de la parole n’est pas installée ici."


def available(model: Path | str | None) -> bool:
    """Whether the button may be shown: the library is installed and this folder holds a model."""
    return bool(model) and (Path(model) / "model.bin").is_file() and bool(importlib.util.find_spec(LIBRARY))


def recognise(
    source: Path | str, *, model: Path | str, language: str = "fr", progress: Callable = lambda part: None
) -> list[dict]:
    """Cues (as dicts) of what is said in this sound or film. Raises Refused where `available` says no."""
    if not available(model):
        raise Refused(ABSENT)
    whisper = importlib.import_module(LIBRARY).WhisperModel(
        str(model), device="cpu", compute_type="int8", local_files_only=True
    )
    segments, info = whisper.transcribe(str(source), language=language, word_timestamps=True, vad_filter=True)
    words = []
    for segment in segments:
        found = segment.words or [segment]  # a piece whose words it cannot place is one long word
        words += [(float(word.start), float(word.end), _said(word)) for word in found]
        progress(min(1.0, segment.end / max(info.duration, 0.1)))
    return [cue.told() for cue in cues(words)]


def _said(word) -> str:
    return (word.word if hasattr(word, "word") else word.text).strip()


def cues(words: Iterable[tuple[float, float, str]]) -> list[Cue]:
    """Words with their times put into cues: a new one after a sentence, a pause, six seconds or two lines."""
    made, waiting = [], []
    for word in words:
        if waiting and _full(waiting, word):
            made.append(_cue(waiting))
            waiting = []
        waiting.append(word)
    return [*made, _cue(waiting)] if waiting else made


def _full(waiting, word) -> bool:
    said = " ".join(text for _start, _end, text in waiting)
    ended = said.endswith((".", "!", "?", "…")) and len(said) > LINE / 2
    late = word[1] - waiting[0][0] > LONGEST or word[0] - waiting[-1][1] > PAUSE
    return ended or late or len(said) + 1 + len(word[2]) > 2 * LINE


def _cue(words) -> Cue:
    text = folded(" ".join(text for _start, _end, text in words))
    return Cue(round(words[0][0], 3), round(words[-1][1], 3), text)
