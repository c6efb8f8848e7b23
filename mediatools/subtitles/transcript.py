"""Subtitles as a text to read: who speaks, paragraphs, sounds between brackets."""

from collections.abc import Iterable

from mediatools.subtitles.charter import DASHES
from mediatools.subtitles.cue import Cue

SILENCE = 2.5
"""Seconds of pause after which a paragraph ends, once its sentence has."""
LONGEST = 30.0
"""Seconds after which it ends without a pause, once its sentence has: each paragraph says when it is said."""
BRACKETS = {"sound", "music"}


def transcript(cues: Iterable[Cue], *, times: bool = False) -> str:
    """Paragraphs, each with its speaker when that is known; `times`: « [02:15] » before each."""
    return "\n\n".join(_written(each, times) for each in divided(cues))


def divided(cues: Iterable[Cue]) -> list[dict]:
    """The same paragraphs with the time of what they say: speaker, role, start, end, and `said`, a list of
    (start, end, words)."""
    paragraphs = []
    for cue in cues:
        text = _plain(cue)
        if not text:
            continue
        last = paragraphs[-1] if paragraphs else None
        if not last or not _goes_on(last, cue):
            last = {"speaker": cue.speaker, "role": cue.role, "start": cue.start, "said": []}
            paragraphs.append(last)
        last["said"].append((cue.start, cue.end, text))
        last["end"] = cue.end
    return paragraphs


def _plain(cue) -> str:
    text = " ".join(line.strip() for line in cue.lines).strip()
    for dash in DASHES:
        text = text.removeprefix(dash).strip() if cue.speaker else text
    if cue.role in BRACKETS and text and not text.startswith(("[", "(")):
        return f"[{text}]"
    return text


def _goes_on(last, cue) -> bool:
    same = last["speaker"] == cue.speaker and (last["role"] in BRACKETS) == (cue.role in BRACKETS)
    turn = not cue.speaker and cue.text.startswith(DASHES)
    rested = cue.start - last["end"] > SILENCE or cue.start - last["start"] > LONGEST
    return same and not turn and not (rested and last["said"][-1][2].endswith((".", "!", "?", "…")))


def _written(paragraph, times) -> str:
    minutes, seconds = divmod(int(paragraph["start"]), 60)
    at = f"[{minutes:02}:{seconds:02}] " if times else ""
    speaker = f"{paragraph['speaker']} : " if paragraph["speaker"] else ""
    return f"{at}{speaker}{' '.join(words for _start, _end, words in paragraph['said'])}"
