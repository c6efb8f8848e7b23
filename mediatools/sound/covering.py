"""The cover of a recording: a square picture that players show while it is heard."""

import io
from pathlib import Path

from PIL import Image, ImageOps

LARGEST, QUALITY = 1400, 85
"""Pixels of a side: what podcast directories ask at least."""


def jpeg(picture: Path | str) -> bytes:
    """The middle of this picture as a square JPEG, without a word about where or when."""
    with Image.open(picture) as image:
        side = min(LARGEST, *image.size)
        square = ImageOps.fit(image.convert("RGB"), (side, side))
    written = io.BytesIO()
    square.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
