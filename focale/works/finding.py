"""What a piece is found by: its words, its title, where it was made, on which day."""

from datetime import date

from django.utils import timezone
from django.utils.dateparse import parse_date

from focale.people.folding import fold

PLACES = ("where", "venue", "country")
"""The answers that say where something was made, or seen, or comes from."""


def found_by(content, made_at) -> dict:
    """The columns of a piece that follow from its answers."""
    title = str(content.get("title", ""))[:120]
    return {
        "title": title,
        "folded_title": fold(title)[:120],
        "folded_words": fold(" ".join(words_of(content))),
        "folded_place": fold(place_of(content))[:160],
        "made_on": day_of(content) or timezone.localdate(made_at),
    }


def place_of(content) -> str:
    """Where it was made or seen, as the piece says; empty when it does not."""
    return next((str(content[name]) for name in PLACES if content.get(name)), "")


def day_of(content) -> date | None:
    """The day it was made or seen, as the piece says."""
    try:
        return parse_date(str(content.get("day") or ""))
    except ValueError:
        return None


def words_of(value):
    """Every word of an answer, however deep it lies; not the names by which the program knows its rows."""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key != "id"]
    elif not isinstance(value, list):
        return [str(value)] if value else []
    return [word for part in value for word in words_of(part)]
