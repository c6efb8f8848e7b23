"""What is made in the two places: every kind of piece, from its files to everybody's yes or no."""

from functools import lru_cache

from .focus import FOCUS_WORKS
from .making import make_works
from .negpos import NEGPOS_WORKS
from .painting import Painted

__all__ = ["WORKS", "make_works", "painted"]
WORKS = {"focus": FOCUS_WORKS, "negpos": NEGPOS_WORKS}


@lru_cache(2)
def painted(name):
    """Begin to make the files of this place, once in each process."""
    return Painted(WORKS[name].orders)
