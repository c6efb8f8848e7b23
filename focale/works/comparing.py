"""How two versions of a piece differ, answer by answer, word by word."""

import difflib
import re
from dataclasses import dataclass

from .marked import as_plain

WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Difference:
    """One answer that changed. `runs`: (kept | gone | new, words)."""

    label: str
    runs: list


def differences(piece, before, after) -> list[Difference]:
    """The answers that are not the same in two contents of a piece, in the order of its questions."""
    found = []
    for step in piece.making.steps:
        for name, field in (step.form.base_fields if step.form else {}).items():
            old, new = _words(before.get(name)), _words(after.get(name))
            if old != new:
                found.append(Difference(field.label, runs(old, new)))
    return found


def runs(old: str, new: str) -> list[tuple[str, str]]:
    """The two texts as runs of words kept, gone and new."""
    before, after = WORD.findall(old), WORD.findall(new)
    said = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            said.append(("kept", "".join(before[a:b])))
            continue
        if b > a:
            said.append(("gone", "".join(before[a:b])))
        if d > c:
            said.append(("new", "".join(after[c:d])))
    return said


def _words(value) -> str:
    if isinstance(value, list):
        return "\n".join(_words(row) for row in value)
    if isinstance(value, dict):
        return " : ".join(str(words) for words in value.values() if words)
    return as_plain(str(value)) if value else ""
