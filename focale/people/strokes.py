"""Lines drawn with a finger: read without trust, kept as whole numbers, shown as a path of ours."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WIDE, HIGH = 1200, 500
"""The sheet one signs on; points outside of it are put on its edge."""
MOST_LETTERS, MOST_LINES, MOST_POINTS = 200_000, 300, 8_000
LEAST_LENGTH = 120
"""A touch by mistake is shorter than that, all lines together."""


def read_strokes(text) -> list[list[list[int]]]:
    """Lines of [x, y] out of what a page sent (JSON). Raises ValidationError for anything else."""
    if len(text) > MOST_LETTERS:
        raise ValidationError(_("Ce dessin est trop grand. Effacez, puis signez plus simplement."))
    try:
        lines = [[_point(*point) for point in line] for line in json.loads(text)]
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise ValidationError(_("Cette signature ne se lit pas. Signez à nouveau.")) from None
    if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_POINTS:
        raise ValidationError(_("Ce dessin est trop grand. Effacez, puis signez plus simplement."))
    lines = [line for line in lines if line]
    if sum(map(_length, lines)) < LEAST_LENGTH:
        raise ValidationError(_("Signez dans le cadre, avec le doigt ou un stylet."))
    return lines


def _point(x, y):
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (x, y)):
        raise ValueError
    return [min(WIDE, max(0, round(x))), min(HIGH, max(0, round(y)))]


def _length(line):
    return sum(abs(x - u) + abs(y - v) for (x, y), (u, v) in zip(line, line[1:], strict=False))


def as_path(lines) -> str:
    """The lines as the `d` of an SVG path: letters and figures alone."""
    return " ".join("M" + " L".join(f"{int(x)} {int(y)}" for x, y in line) for line in lines)


def digest(lines, typed) -> str:
    """What the sealed journal keeps of it: changed lines have another."""
    return hashlib.sha256(json.dumps([lines, typed]).encode()).hexdigest()
