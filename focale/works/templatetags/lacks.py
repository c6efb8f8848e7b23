"""Where a person mends what the gate says is missing."""

from django import template
from django.urls import reverse

register = template.Library()
MENDED = {
    "review": "piece",
    "people": "piece-people",
    "authors": "piece-people",
    "files": "piece",
    "borrowings": "piece-borrowings",
    "text": "piece",
}


@register.filter
def mended_at(lack, piece) -> str:
    """The page where this lack of the piece is mended."""
    return reverse(MENDED.get(lack.step, "piece"), args=[piece.pk])
