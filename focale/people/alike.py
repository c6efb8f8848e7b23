"""Whether two files may be one person: the same name, in any order, or a near one and something in common."""

from difflib import SequenceMatcher
from functools import lru_cache

from focale.people.folding import fold

ALIKE = 0.75
"""How near two first names must be, from 0 to 1, to be the same name typed twice (Lina, Lyna)."""

COMPARED = ("first_name", "last_name", "folded_name", "born_on", "born_year", "phone", "email")
IN_COMMON = ("born_on", "phone", "email")

folded = lru_cache(4096)(fold)


def alike(one, other) -> bool:
    """Whether two files may be the same person: never two that were born in different years, nor twins."""
    years = {one.born_year, other.born_year} - {None}
    if len(years) > 1:
        return False
    if sorted(one.folded_name.split()) == sorted(other.folded_name.split()):
        return len({one.born_on, other.born_on} - {None}) < 2
    if not any(getattr(one, fact) and getattr(one, fact) == getattr(other, fact) for fact in IN_COMMON):
        return False
    names = SequenceMatcher(None, folded(one.first_name), folded(other.first_name))
    return names.real_quick_ratio() >= ALIKE and names.ratio() >= ALIKE


def both_ways(person) -> set[str]:
    """The folded name as it is written, and with the first name first."""
    return {
        fold(f"{person.last_name} {person.first_name}")[:170],
        fold(f"{person.first_name} {person.last_name}")[:170],
    }
