"""What is looked for, as chips one can take off: each leads to the same page without it."""

from dataclasses import dataclass

from django.forms import DateField

from focale.ground.dates import plain_date
from focale.money.periods import without

QUIET = {"tri", "forme", "pour"}
"""They change how one looks, not what is found."""


@dataclass(frozen=True)
class Chip:
    """`query`: the rest of the address."""

    label: str
    words: str
    query: str


def chips_of(sift) -> list[Chip]:
    """One for each filter of a form that was read and understood."""
    told = sift.cleaned_data if sift.is_bound and sift.is_valid() else {}
    return [
        Chip(str(sift.fields[name].label), _words(sift.fields[name], value), without(sift.data, name, "page"))
        for name, value in told.items()
        if value and name not in QUIET
    ]


def _words(field, value) -> str:
    if isinstance(field, DateField):
        return plain_date(value)
    flat = getattr(field, "choices", None)
    return str(value) if flat is None or hasattr(value, "pk") else str(dict(flat)[value])
