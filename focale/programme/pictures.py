"""The pictures of the public pages: their addresses, and the drawing's stand-in where there is none.

Only renditions are shown, never the file that was sent (see models/picture.py).
"""

from hashlib import sha1

from django.urls import reverse

from focale.programme.models import Picture

SMALL, LARGE = 640, 1280


def mark_of(name: str) -> str:
    """A short word that changes with the file, so that browsers may keep the picture for ever."""
    return sha1(name.encode()).hexdigest()[:8]


def picture_address(picture, width: int, kind="webp") -> str:
    """Where a picture is found at this width; nothing while it is being prepared."""
    if not picture.rendered_at:
        return ""
    return reverse("picture", args=[picture.pk, width, mark_of(picture.file.name), kind])


def albums_of(owner: str, keys) -> dict:
    """What can be shown of each activity or strand (`owner` says which) of these keys, in order."""
    albums = {}
    for picture in Picture.objects.rendered().filter(**{f"{owner}__in": keys}).order_by("order", "pk"):
        albums.setdefault(getattr(picture, f"{owner}_id"), []).append(picture)
    return albums


def first_of(owner: str, keys) -> dict:
    """The first picture of each activity or strand of these keys: address and words."""
    return first_in(albums_of(owner, keys))


def first_in(albums) -> dict:
    return {key: (picture_address(album[0], SMALL), album[0].alt) for key, album in albums.items()}


def shown(album) -> list[dict]:
    """The pictures of an activity or a strand as its page shows them."""
    return [
        {
            "url": picture_address(each, LARGE),
            "small": picture_address(each, SMALL),
            "shared": picture_address(each, LARGE, "jpg"),
            "alt": each.alt,
            "credit": each.credit,
        }
        for each in album
    ]
