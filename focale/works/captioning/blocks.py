"""Lists of blocks: each a cue with a number of its own (`id`) and that of the writing it comes from (`mark`).

Nothing here knows the database; every function returns a new list in the order of time.
"""

from unicodedata import category

from mediatools.subtitles.cue import ROLES, Cue
from mediatools.subtitles.layout import folded, in_two

MOST, LONGEST_TEXT, LONGEST_NAME = 5000, 500, 60
TOLD = ("start", "end", "text", "speaker", "role")
LEAST = 0.1
"""Seconds a half of a block lasts at least."""


def sound(told: dict) -> dict:
    """What a block says, kept within bounds; one long line becomes two. `told`: start and end in seconds,
    text; maybe speaker, role."""
    lines = list(filter(None, map(_line, str(told["text"]).splitlines())))
    lines = folded(lines[0]).split("\n") if len(lines) == 1 else lines
    return {
        "start": round(max(0.0, float(told["start"])), 3),
        "end": round(max(0.0, float(told["end"])), 3),
        "text": "\n".join(lines)[:LONGEST_TEXT],
        "speaker": _line(str(told.get("speaker", "")))[:LONGEST_NAME],
        "role": told.get("role") if told.get("role") in ROLES else "screen",
    }


def _line(text):
    """One line of signs that can be kept and shown: no control signs, no halves of signs."""
    kept = "".join(" " if category(sign) in ("Cc", "Cs", "Cn") else sign for sign in text)
    return " ".join(kept.split())


def same(one: dict, other: dict) -> bool:
    """Whether they say the same, whoever wrote it."""
    return all(one[name] == other[name] for name in TOLD)


def all_same(some: list, others: list) -> bool:
    return len(some) == len(others) and all(map(same, some, others))


def cue(block: dict) -> Cue:
    return Cue(*(block[name] for name in TOLD))


def cues(blocks: list) -> list[Cue]:
    return [cue(block) for block in blocks]


def in_order(blocks: list) -> list:
    return sorted(blocks, key=lambda block: (block["start"], block["end"], block["id"]))


def words(blocks: list) -> str:
    """All that is said and by whom, to search."""
    return " ".join(f"{block['speaker']} {block['text']}" for block in blocks)


def halves(block: dict, caret: int | None = None) -> tuple[dict, dict]:
    """The block in two: at this letter of its text, or where one breathes; its time in proportion."""
    text = block["text"]
    first, second = (text[:caret], text[caret:]) if caret else ("", "")
    if not (first.strip() and second.strip()):
        first, second = in_two(text)
    share = len(first) / len(text) if text else 0.5
    length = block["end"] - block["start"]
    cut = round(block["start"] + min(max(length * share, LEAST), max(length - LEAST, LEAST)), 3)
    one = sound(block | {"end": cut, "text": first})
    return one, sound(block | {"start": cut, "text": second})


def joined(one: dict, other: dict) -> dict:
    """Both in one, laid out anew where one is speaking."""
    text = "\n".join(filter(None, (one["text"], other["text"])))
    if one["speaker"] == other["speaker"]:
        text = folded(text) if len(text) <= LONGEST_TEXT else text
    return sound(one | {"end": max(one["end"], other["end"]), "text": text})


def shifted(block: dict, seconds: float) -> dict:
    return block | {name: round(max(0.0, block[name] + seconds), 3) for name in ("start", "end")}


def apart(found: list, standing: list) -> list:
    """Those of these that lie on none of the blocks that stand."""
    return [
        told
        for told in found
        if not any(told["start"] < block["end"] and block["start"] < told["end"] for block in standing)
    ]
