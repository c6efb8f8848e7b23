"""What the tables of sounds and films say: moments, where the end is heard, which row is the last."""

from django import template

from focale.works import moments
from focale.works.waves import drawn

register = template.Library()
register.filter("spoken", moments.said)
ENDING = 4.0
"""Seconds heard before an end."""


@register.filter
def before_end(seconds) -> str:
    """« 8.5 »: some seconds before, for an address."""
    return str(round(max(0.0, float(seconds) - ENDING), 2))


@register.filter
def end_of(row) -> float:
    """Where a clip ends: as told, else where its file does."""
    return row["item"]["to"] or (row["item"]["from"] or 0.0) + row["lasting"]


@register.filter
def last_number(rows) -> int:
    return rows[-1]["item"]["id"] if rows else 0


@register.filter
def wave(original) -> dict | None:
    """The outline of a sound, for its player."""
    return drawn(original.facts)
