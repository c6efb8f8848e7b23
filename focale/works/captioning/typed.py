"""Blocks as a form sends them: b-<number>-start, -end, -text, -speaker, -role."""

from django.utils.translation import gettext as _

from focale.ground.keys import keys_of

from . import times

NAMES = ("start", "end", "text", "speaker", "role")
MOST = 200
"""Blocks on one page at most."""


def read_blocks(post) -> tuple[dict, dict]:
    """What was typed: {id: what the block says}, and {id: a sentence} where times cannot be read."""
    told, wrong = {}, {}
    for key in keys_of(post.getlist("block"), MOST):
        typed = typed_at(post, key)
        start, end = times.read(typed["start"]), times.read(typed["end"])
        if start is None or end is None:
            wrong[key] = _("Écrivez les temps comme 1:02,5 : minutes, secondes.")
        else:
            told[key] = typed | {"start": start, "end": end}
    return told, wrong


def typed_at(post, key) -> dict:
    """The words in the boxes of one block."""
    return {name: post.get(f"b-{key}-{name}", "") for name in NAMES}
