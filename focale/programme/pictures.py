"""The pictures of the public pages: their addresses, and the drawing's stand-in where there is none.

Only renditions are shown, never the file that was sent (see models/picture.py).
"""

from functools import lru_cache
from hashlib import sha1

from django.urls import reverse

from focale.programme.renditions import render

SMALL, LARGE = 640, 1280
STRAND_WIDTHS = (SMALL, LARGE)


def mark_of(name: str) -> str:
    """A short word that changes with the file, so that browsers may keep the picture for ever."""
    return sha1(name.encode()).hexdigest()[:8]


def picture_address(picture, width: int, kind="webp") -> str:
    """Where a picture of an activity is found at this width; nothing while it is being prepared."""
    if not picture.rendered_at:
        return ""
    return reverse("picture", args=[picture.pk, width, mark_of(picture.file.name), kind])


def strand_picture_address(strand, width: int) -> str:
    """The same for a standing project; nothing where it has no picture."""
    if not strand.picture:
        return ""
    return reverse("strand-picture", args=[strand.pk, width, mark_of(strand.picture.name)])


def shown(activity) -> list[dict]:
    """The pictures of an activity as its page shows them."""
    return [
        {
            "url": picture_address(each, LARGE),
            "shared": picture_address(each, LARGE, "jpg"),
            "alt": each.alt,
            "credit": each.credit,
        }
        for each in activity.pictures.exclude(rendered_at=None)
    ]


@lru_cache(24)
def small(path: str, width: int) -> bytes:
    """The image in this file as WebP, at most this wide."""
    with open(path, "rb") as source:
        return render(source, width, "webp")
