"""Numbers as addresses and forms send them: one of five thousand figures is read as none."""

LONGEST = 18
"""Figures of a key at most: it always fits the databases."""


def key_of(typed) -> int:
    """The number that was typed; 0, which no row has, for anything else."""
    typed = typed or ""
    return int(typed) if typed.isdecimal() and len(typed) <= LONGEST else 0


def keys_of(typed, most=None) -> list[int]:
    """Those of these that are numbers, at most so many, in their order."""
    return [key for key in map(key_of, typed) if key][:most]
