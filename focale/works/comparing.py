"""How two versions of a piece differ, answer by answer, word by word."""

import difflib
import re
from dataclasses import dataclass

from .easy import EasyForm
from .marked import as_plain
from .rows import RowsField

WORD = re.compile(r"\s+|[^\s]+")
MOST_PAIRS = 4_000_000
"""Words times words that are set side by side; what is longer is shown as gone and new."""


@dataclass(frozen=True)
class Difference:
    """One answer that changed. `runs`: (kept | gone | new, words)."""

    name: str
    label: str
    runs: list

    @property
    def before(self) -> list:
        return [run for run in self.runs if run[0] != "new"]

    @property
    def after(self) -> list:
        return [run for run in self.runs if run[0] != "gone"]


def questions(piece) -> dict:
    """Every answer a piece may have, {name: field}, in the order of its questions; the easy text last."""
    forms = [step.form for step in piece.making.steps if step.form]
    return {name: field for form in [*forms, EasyForm] for name, field in form.base_fields.items()}


def differences(piece, before, after) -> list[Difference]:
    """The answers that are not the same in two contents of a piece, in the order of its questions."""
    found = []
    for name, field in questions(piece).items():
        one, other = (_words(field, content.get(name)) for content in (before, after))
        if one != other:
            found.append(Difference(name, field.label, runs(one, other)))
    return found


def changed_labels(piece, before, after) -> list[str]:
    """The questions answered otherwise, in words; nothing is set side by side."""
    fields = questions(piece).items()
    return [field.label for name, field in fields if _said(field, before, name) != _said(field, after, name)]


def _said(field, content, name):
    said = content.get(name) or ""
    return [field.in_order(row) for row in said] if said and isinstance(field, RowsField) else said


def runs(old: str, new: str) -> list[tuple[str, str]]:
    """The two texts as runs of words kept, gone and new: line by line, then in the lines that differ."""
    said = []
    for what, before, after in _pairs(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        one, other = "".join(before), "".join(after)
        if what == "equal":
            said.append(("kept", one))
            continue
        words, others = WORD.findall(one), WORD.findall(other)
        small = len(words) * len(others) <= MOST_PAIRS
        for inside, gone, came in _pairs(words, others) if small else [("replace", words, others)]:
            if inside == "equal":
                said.append(("kept", "".join(gone)))
                continue
            said += [("gone", "".join(gone))] if gone else []
            said += [("new", "".join(came))] if came else []
    return said


def _pairs(before, after):
    matched = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [(what, before[a:b], after[c:d]) for what, a, b, c, d in matched.get_opcodes()]


def _words(field, value) -> str:
    if isinstance(field, RowsField):
        return "\n".join(" : ".join(filter(None, field.in_order(row))) for row in value or [])
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return as_plain(str(value)) if value else ""
