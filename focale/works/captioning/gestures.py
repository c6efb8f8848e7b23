"""What one button does to blocks. Each takes the list and gives another; a new block has no number yet."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import blocks as rule

NEW = 3.0
"""Seconds of a block that was just added."""


def _found(blocks, key):
    for place, block in enumerate(blocks):
        if block["id"] == key:
            return place
    raise ValidationError(_("Ce bloc n'est plus là : quelqu'un l'a retiré. Rechargez la page."))


def split(blocks, key, *, caret=None):
    """In two, where one breathes or at this letter."""
    place = _found(blocks, key)
    one, other = rule.halves(blocks[place], caret)
    return [*blocks[:place], one | {"id": key}, other, *blocks[place + 1 :]]


def join(blocks, key):
    """With the one that follows."""
    place = _found(blocks, key)
    if place + 1 == len(blocks):
        raise ValidationError(_("C'est le dernier bloc : rien ne le suit."))
    one = rule.joined(blocks[place], blocks[place + 1]) | {"id": key}
    return [*blocks[:place], one, *blocks[place + 2 :]]


def remove(blocks, key):
    """Without it; its words stay in the version before."""
    place = _found(blocks, key)
    return blocks[:place] + blocks[place + 1 :]


def add(blocks, key=0, *, at=None):
    """An empty one: at this second, or behind the block `key`, or at the beginning; it ends where the next
    one begins."""
    if at is None:
        at = blocks[_found(blocks, key)]["end"] if key else 0.0
    following = [block["start"] for block in blocks if block["start"] > at]
    end = min([at + NEW, *following])
    return [*blocks, rule.sound({"start": at, "end": end, "text": ""})]


def shift(blocks, key, *, seconds):
    """This one and all that follow, later by so many seconds; earlier where they are below zero."""
    place = _found(blocks, key)
    first = blocks[place]["start"]
    if first + seconds < 0:
        raise ValidationError(_("Le premier bloc commencerait avant le début."))
    return blocks[:place] + [rule.shifted(block, seconds) for block in blocks[place:]]
