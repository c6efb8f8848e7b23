"""What a child says of a file is believed as far as it can be checked: the file may have taken it over.

Kinds and types come from our own table; the rest is numbers and short words of one line.
"""

import math

from mediatools.kinds import FOUND, NAMED

LONGEST, MOST = 400, 40
OURS = {"name", "size", "contained"}
"""What is known from outside, and not the child's to say."""
SHAPES = {"refused": list, "notices": list, "colour": dict, "taken": str, "camera": str, "unit": str}
SHAPES |= {"seconds": (int, float)} | dict.fromkeys(["width", "height", "pages", "pixels", "triangles"], int)
RECORDED = {"sound", "film"}


def believed(told) -> dict:
    """The same, checked; raises ValueError for what no reader of ours would say."""
    if not isinstance(told, dict) or len(told) > MOST:
        raise ValueError("not what a reader says")
    kept = {_line(name): _value(value) for name, value in told.items() if name not in OURS}
    for name, shape in SHAPES.items():
        if name in kept and not isinstance(kept[name], shape):
            raise ValueError(f"{name} of another shape")
    if not all(isinstance(each, str) for word in ("refused", "notices") for each in kept.get(word, [])):
        raise ValueError("not a line of words")
    return kept | _of_our_table(kept)


def _of_our_table(kept) -> dict:
    name, family = (_line(kept.get(word, "")) for word in ("kind", "family"))
    kind = NAMED.get(name)
    if kind is None:
        if name or family:
            raise ValueError("a kind that is not in the table")
        return {"mime": ""}
    if family not in FOUND or (family != kind.family and not {family, kind.family} <= RECORDED):
        raise ValueError("a kind of another family")
    return {"mime": kind.mime}


def _value(value, deep=0):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < 2**63:
        return value
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, list) and len(value) <= MOST and not deep:
        return [_value(each, 1) for each in value]
    if isinstance(value, dict) and len(value) <= MOST and not deep:
        return {_line(name): _value(each, 1) for name, each in value.items()}
    raise ValueError("not what a reader says")


def _line(words) -> str:
    """What a camera or a person wrote, as one short line that can be printed."""
    if not isinstance(words, str):
        raise ValueError("not a line of words")
    return "".join(each if each.isprintable() else " " for each in words[:LONGEST])
