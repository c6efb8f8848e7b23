"""Subtitles as a text to read: who speaks, paragraphs, sounds between brackets."""

from collections.abc import Iterable

from mediatools.subtitles.charter import DASHES
from mediatools.subtitles.cue import Cue

SILENCE = 2.5
"""Seconds of pause after which a paragraph ends, once its sentence has."""
BRACKETS = {"sound", "music"}


def transcript(cues: Iterable[Cue], *, times: bool = False) -> str:
    """Paragraphs, each with its speaker when that is known; `times`: « [02:15] » before each."""
    paragraphs = []
    for cue in cues:
        text = _plain(cue)
        if not text:
            continue
        last = paragraphs[-1] if paragraphs else None
        if last and _goes_on(last, cue):
            last["text"] += f" {text}"
        else:
            last = {"speaker": cue.speaker, "role": cue.role, "start": cue.start, "text": text}
            paragraphs.append(last)
        last["end"] = cue.end
    return "\n\n".join(_written(each, times) for each in paragraphs)


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
    rested = cue.start - last["end"] > SILENCE and last["text"].endswith((".", "!", "?", "…"))
    return same and not turn and not rested


def _written(paragraph, times) -> str:
    minutes, seconds = divmod(int(paragraph["start"]), 60)
    at = f"[{minutes:02}:{seconds:02}] " if times else ""
    speaker = f"{paragraph['speaker']} : " if paragraph["speaker"] else ""
    return f"{at}{speaker}{paragraph['text']}"
