"""A photograph read once, upright, no larger than it is needed, in colours that every screen shows."""

from collections.abc import Callable
from pathlib import Path

import pyvips

from mediatools.pictures.marking import KEPT
from mediatools.pictures.opening import FOREIGN, named, opened


def decoded(path: Path, edge: Callable[[int, int], float], *, profile: bool = False) -> pyvips.Image:
    """The picture. `edge(width, height)`: how long its longer side is wanted, when it has these upright.

    `profile`: its colours as they are in the file, with their profile. Raises Refused.
    """
    kind = named(path)
    source = opened(path)
    turned = source.get_typeof("orientation") and source.get("orientation") >= 5
    size = (source.height, source.width) if turned else (source.width, source.height)
    most = max(1, round(edge(*size)))
    if kind in FOREIGN:
        picture = source.thumbnail_image(most, height=most, size="down")
    else:
        picture = pyvips.Image.thumbnail(str(path), most, height=most, size="down", fail_on="truncated")
    return picture if profile else in_srgb(picture)


def in_srgb(picture: pyvips.Image) -> pyvips.Image:
    """The same colours by the numbers every screen knows, without a profile. Slow: make it small first."""
    has_one = bool(picture.get_typeof(KEPT))
    if picture.interpretation == "cmyk" or (has_one and b"sRGB" not in picture.get(KEPT)[:4096]):
        picture = picture.icc_transform("srgb", embedded=has_one)
    picture = picture.copy()
    if picture.get_typeof(KEPT):
        picture.remove(KEPT)
    return picture
