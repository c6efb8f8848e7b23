"""A picture that stands in a film for some seconds, whole, between black bars where it has another shape."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from mediatools.limits import too_many_pixels
from mediatools.refusing import Refused
from mediatools.video.canvas import Canvas, fitted

UNREADABLE = "Cette image ne se lit pas."
SECONDS = 4.0


@dataclass(frozen=True)
class Still:
    """`width`, `height`: of the picture looked at upright."""

    path: str
    seconds: float
    width: int
    height: int


def still(path: Path | str, seconds: float = SECONDS) -> Still:
    """This picture for so many seconds. Raises Refused."""
    try:
        with Image.open(path) as image:
            if large := too_many_pixels("picture", *image.size):
                raise Refused(large)
            turned = image.getexif().get(0x0112, 1) >= 5
            width, height = image.size[::-1] if turned else image.size
    except OSError as wrong:
        raise Refused(UNREADABLE) from wrong
    return Still(str(path), max(0.5, seconds), width, height)


def laid(picture: Still, into: Canvas) -> np.ndarray:
    """The picture on the canvas as (height, width, 3) bytes. Raises Refused."""
    try:
        with Image.open(picture.path) as image:
            whole = ImageOps.exif_transpose(image).convert("RGB").resize(fitted(picture, into))
    except OSError as wrong:
        raise Refused(UNREADABLE) from wrong
    ground = Image.new("RGB", (into.width, into.height))
    ground.paste(whole, ((into.width - whole.width) // 2, (into.height - whole.height) // 2))
    return np.asarray(ground)
