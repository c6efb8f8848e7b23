"""Pictures at a line of an answer: each step of a recipe may show some of those that were brought for it."""

from django.utils.text import Truncator

from .pictured import at_signs
from .rows import names_of

SAID = 60
"""Letters of a line that tell which one it is."""


def lines_of(piece, step) -> dict[str, str]:
    """The lines at which a file of this step may stand, {name: its number and first words}, in their order;
    empty where its files stand at none."""
    if step is None or step.brings is None or not step.brings.at:
        return {}
    rows = piece.content.get(step.brings.at) or []
    named = zip(names_of(rows), rows, strict=True)
    return {name: _words(number, row) for number, (name, row) in enumerate(named, 1)}


def _words(number, row):
    said = " · ".join(str(row[key]) for key in row if key != "id")
    return f"{number}. {Truncator(' '.join(said.split())).chars(SAID)}"


def at_lines(piece, files) -> dict[str, list]:
    """Which of these files (anything with a `pk`, a `step` and a `line`) stand at a line that is there, or in
    a text: {name of the line, or sign: files}. A line that was taken out leaves its files to the whole."""
    there = {step.code: lines_of(piece, step) for step in piece.making.bringing}
    found = {}
    for file in files:
        if file.line and file.line in there.get(file.step, ()):
            found.setdefault(file.line, []).append(file)
    return found | at_signs(piece, files)


def in_order(piece, files) -> list:
    """These files of one step: those of the whole first, then those of each line."""
    at = at_lines(piece, files)
    placed = [
        file for step in piece.making.bringing for line in lines_of(piece, step) for file in at.get(line, ())
    ]
    return [file for file in files if file not in placed] + placed
