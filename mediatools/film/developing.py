"""The positive: a scan through its three tables, written as a JPEG, PNG, WebP or TIFF by its ending."""

from collections.abc import Callable
from pathlib import Path

import pyvips

from mediatools.film.scanning import scan
from mediatools.film.settings import Settings
from mediatools.film.tables import ENTRIES, tables
from mediatools.pictures.opening import whole
from mediatools.refusing import Refused

WRITERS = {
    ".jpg": {"Q": 92},
    ".jpeg": {"Q": 92},
    ".png": {},
    ".webp": {"Q": 90},
    ".tif": {"compression": "lzw", "predictor": "horizontal"},
    ".tiff": {"compression": "lzw", "predictor": "horizontal"},
}


def develop(
    original: Path | str,
    out: Path | str,
    settings: Settings,
    *,
    crop: bool = False,
    deep: bool = False,
    progress: Callable[[float], None] | None = None,
) -> dict:
    """Write the positive. `crop`: without its border; `deep`: 16 bits (PNG, TIFF). Raises Refused."""
    image, _ = scan(original, curve=settings.curve)
    return written(positive(image, settings, crop=crop, deep=deep), Path(out), progress)


def positive(image: pyvips.Image, settings: Settings, *, crop: bool = False, deep: bool = False):
    """The image turned round, its pixels still to be read; black-and-white film by its green layer."""
    if crop:
        image = image.crop(*box(settings.area, image.width, image.height))
    if settings.monochrome and image.bands == 3:
        image = image[1]
    looked_up = tables(settings, top=65535 if deep else 255)
    if image.bands == 1:
        looked_up = looked_up[:, 1:2]
    if image.format == "uchar":
        looked_up = looked_up[:: ENTRIES // 255]
    table = pyvips.Image.new_from_array(looked_up.reshape(1, -1, looked_up.shape[1]))
    kind = {1: "b-w", 3: "srgb"} if not deep else {1: "grey16", 3: "rgb16"}
    return image.maplut(table).copy(interpretation=kind[image.bands])


def box(area, width, height) -> tuple[int, int, int, int]:
    """Left, top, width and height in pixels of an area said in shares."""
    left, top = round(area[0] * width), round(area[1] * height)
    right, bottom = max(left + 1, round(area[2] * width)), max(top + 1, round(area[3] * height))
    return left, top, min(right, width) - left, min(bottom, height) - top


def written(image, out, progress=None, *, keep="none"):
    """Write it by the ending of `out`. `keep`: of its words, "icc" where its numbers need their profile."""
    if out.suffix.lower() not in WRITERS:
        raise Refused("Le positif s’écrit en .jpg, .png, .webp ou .tif : choisissez une de ces fins de nom.")
    if progress:
        image.set_progress(True)
        image.signal_connect("eval", lambda _image, told: progress(told.percent / 100))
    with whole():
        image.write_to_file(str(out), keep=keep, **WRITERS[out.suffix.lower()])
    return {"out": str(out), "width": image.width, "height": image.height}
