"""A photograph of a telephone: HEIC, which libvips opens and cannot decode."""

from pathlib import Path

import pillow_heif
from PIL import Image

from mediatools.probing.colour import colour_of_heic
from mediatools.refusing import Refused

TAKEN, MODEL = 36867, 272
EXIF, PLACE = 0x8769, 0x8825


def facts(path: Path, large) -> dict:
    """`large(width, height, pages)` raises Refused before anything is decoded. Turned as it is to be seen."""
    image = pillow_heif.open_heif(path, convert_hdr_to_8bit=False)
    width, height = image.size
    large(width, height, len(image))
    if not len(image.data):
        raise Refused("Cette image est vide.")
    exif = Image.Exif()
    exif.load(image.info.get("exif") or b"")
    return {
        "width": width,
        "height": height,
        "pixels": width * height,
        "orientation": 1,
        "pages": len(image),
        "colour": colour_of_heic(image),
        "taken": str(exif.get_ifd(EXIF).get(TAKEN, ""))[:19],
        "camera": str(exif.get(MODEL, "")).strip("\0 "),
        "tells_where": bool(exif.get_ifd(PLACE)),
    }
