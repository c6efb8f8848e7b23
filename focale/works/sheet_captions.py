"""The words under each picture of a contact sheet: typed for it, else those the picture has in a piece."""

from django.apps import apps
from django.db.models import Q

LONGEST = 120


def captions_of(keys) -> dict[int, str]:
    """What stands under these originals (keys) in a piece that shows them, or a cut of them."""
    keys = set(keys)
    rows = apps.get_model("works.PieceFile").objects.filter(piece__removed_at=None).exclude(caption="")
    rows = rows.filter(
        Q(original__in=keys) | Q(original__origins__tool="cut", original__origins__source__in=keys)
    )
    found = {}
    for caption, original, whole in rows.order_by("-pk").values_list(
        "caption", "original", "original__origins__source"
    ):
        found |= {key: caption[:LONGEST] for key in (original, whole) if key in keys}
    return found


def typed(post, keys, known) -> dict[int, str]:
    """The words for each of these (keys of boxes) as they were sent; `known` where no box was."""
    sent = {key: post.get(f"caption-{key}", known.get(key, "")) for key in keys}
    return {key: " ".join(words.split())[:LONGEST] for key, words in sent.items()}
