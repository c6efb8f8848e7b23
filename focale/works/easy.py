"""The easy-to-read text of a piece: a second text beside the first, and when it may carry the mark.

It is one more answer of the piece, so that it is saved, compared, restored and searched as the others are.
"""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from .kinds.kind import StepForm, rich_field
from .marked import tidy

EASY = "easy"
"""Where it stands among the answers of a piece; every kind may have one."""
LEAST_READERS = 1
"""Inclusion Europe, conditions of the European mark: read by at least one person with an intellectual
disability, and their names stand with the text. So who reads without a name does not count here."""


class Said(models.TextChoices):
    """What a reader says of it."""

    WAITING = "", _("n'a pas encore lu")
    YES = "yes", _("c'est facile à comprendre")
    HARD = "hard", _("c'est difficile")


class EasyForm(StepForm):
    easy = rich_field(_("Le texte en facile à lire"))


def text_of(piece) -> str:
    return str(piece.content.get(EASY, "")).strip()


def digest_of(piece) -> str:
    """The fingerprint of the words of today: what a reader has read is these, and no others."""
    return hashlib.sha256(tidy(text_of(piece)).encode()).hexdigest()


def standing(piece, row) -> str:
    """How a reading stands to the words of today: waiting, yes, hard, or changed since it was read."""
    if not row.said:
        return "waiting"
    return str(row.said) if row.digest == digest_of(piece) else "changed"


def is_behind(piece) -> bool:
    """Whether another answer of the piece was written after the easy one."""
    others = [number for name, number in piece.marks.items() if name != EASY]
    return bool(text_of(piece)) and max(others, default=0) > piece.marks.get(EASY, 0)


def readers_of(piece, readings) -> list:
    """Those whose name stands under the mark: they said yes to the words of today. Nothing where they are too
    few, or where somebody finds these words hard. `readings`: those of the piece, with their persons."""
    if not text_of(piece):
        return []
    today = digest_of(piece)
    answers = [row for row in readings if row.said and row.digest == today]
    named = [row for row in answers if row.said == Said.YES and row.shown_name]
    hard = any(row.said == Said.HARD for row in answers)
    return [] if hard or len(named) < LEAST_READERS else named
