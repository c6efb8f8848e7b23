"""A photograph or a drawing: its size before anything is decoded, then all of it, small, as the proof.

Only as an error does a TIFF tell that it is cut; elsewhere an error may be a scratch that nobody sees.
"""

import importlib
from pathlib import Path

import pyvips

from mediatools.kinds import Kind
from mediatools.limits import LIMITS, too_many_pixels
from mediatools.pictures import opening
from mediatools.probing.colour import colour_of
from mediatools.refusing import Refused

WRONG = (pyvips.Error, ValueError, OSError, EOFError, RuntimeError, SyntaxError, LookupError)
"""All that libvips, libheif and LibRaw have been seen to raise; those of LibRaw come as ValueError."""
BROKEN = "Cette image est coupée ou abîmée : apportez-la de nouveau."
QUARTER_TURNED = {5, 6, 7, 8}


def facts(path: Path, kind: Kind) -> dict:
    """Its size as one looks at it, its colour, when it was taken, whether it tells where."""
    name = opening.named(path)
    try:
        if name in opening.FOREIGN:
            return importlib.import_module(f"mediatools.probing.{name}").facts(path, _refuse_large)
        return _usual(path, kind)
    except Refused:
        raise
    except WRONG as error:
        raise Refused(BROKEN) from error


def _usual(path, kind):
    image = _opened(path)
    if not _field(image, "vips-loader", "").startswith(kind.reader):
        raise Refused(BROKEN)
    opening.refuse_fine(image)
    width, height = image.width, image.height
    _refuse_large(width, height, _field(image, "n-pages", 1))
    small = {"shrink": 8} if kind.name == "jpeg" and min(width, height) >= 64 else {}
    _opened(path, fail_on="error" if kind.name == "tiff" else "truncated", **small).avg()
    turned = _field(image, "orientation", 1)
    return {
        "width": height if turned in QUARTER_TURNED else width,
        "height": width if turned in QUARTER_TURNED else height,
        "pixels": width * height,
        "orientation": turned,
        "pages": _field(image, "n-pages", 1),
        "colour": colour_of(image),
        "taken": _field(image, "exif-ifd2-DateTimeOriginal", "")[:19],
        "camera": _field(image, "exif-ifd0-Model", "").split(" (")[0].strip(),
        "tells_where": any(name.startswith("exif-ifd3-GPSL") for name in image.get_fields()),
    }


def _opened(path, **words):
    """By a source: what a name may carry in brackets is no option. (`thumbnail_source` passes over a cut.)"""
    source = pyvips.Source.new_from_file(str(path))
    return pyvips.Image.new_from_source(source, "", access="sequential", **words)


def _refuse_large(width, height, pages):
    if large := too_many_pixels("picture", width, height):
        raise Refused(large)
    if pages > LIMITS["picture"].tracks:
        raise Refused(f"Cette image a {pages} pages : apportez-les une par une.")


def _field(image, name, otherwise):
    return image.get(name) if name in image.get_fields() else otherwise
