"""The pictures of an activity, made small for a page, turned upright, without what the camera noted."""

import io
from functools import lru_cache
from hashlib import sha1

from django.urls import reverse
from PIL import Image, ImageOps

WIDTHS = (600, 1200)
QUALITY = 78


def picture_address(picture, width: int) -> str:
    """Where the picture is found at this width; another address when the file changes."""
    mark = sha1(picture.file.name.encode()).hexdigest()[:8]
    return reverse("picture", args=[picture.pk, width, mark])


def strand_picture_address(strand, width: int) -> str:
    """The same for a standing project; nothing where it has no picture."""
    if not strand.picture:
        return ""
    mark = sha1(strand.picture.name.encode()).hexdigest()[:8]
    return reverse("strand-picture", args=[strand.pk, width, mark])


def shown(activity) -> list[dict]:
    """The pictures of an activity as its page shows them."""
    return [
        {"url": picture_address(each, 1200), "alt": each.alt, "credit": each.credit}
        for each in activity.pictures.all()
    ]


@lru_cache(48)
def small(path: str, width: int) -> bytes:
    """The picture in this file as WebP, 3:2, at most this wide."""
    with Image.open(path) as opened:
        opened.draft("RGB", (width * 2, width * 2))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    frame = ImageOps.fit(upright, (width, width * 2 // 3), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    frame.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()
