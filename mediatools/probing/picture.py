"""A photograph or a drawing: its size before anything is decoded, then all of it, small, as the proof."""

from pathlib import Path

from mediatools.kinds import Kind
from mediatools.limits import LIMITS, too_many_pixels
from mediatools.probing import heic
from mediatools.probing.colour import colour_of
from mediatools.refusing import Refused
from mediatools.vips import pyvips

PROOF = {"jpeg": {"fail_on": "truncated", "shrink": 8}, "tiff": {"fail_on": "error"}}
"""How it is decoded to see whether it is whole; only as an error does a TIFF tell that it is cut."""
BROKEN = "Cette image est coupée ou abîmée : apportez-la de nouveau."
QUARTER_TURNED = {5, 6, 7, 8}


def facts(path: Path, kind: Kind) -> dict:
    """Its size as one looks at it, its colour, when it was taken, whether it tells where."""
    if kind.name == "raw":
        raise Refused("Les fichiers bruts d’appareil photo ne sont pas lus ici : développez-le en TIFF.")
    try:
        return heic.facts(path, _refuse_large) if kind.name == "heic" else _usual(path, kind)
    except Refused:
        raise
    except (pyvips.Error, ValueError, OSError, EOFError, RuntimeError, SyntaxError) as error:
        raise Refused(BROKEN) from error


def _usual(path, kind):
    image = _opened(path)
    if not _field(image, "vips-loader", "").startswith(kind.reader):
        raise Refused(BROKEN)
    width, height = image.width, image.height
    _refuse_large(width, height, _field(image, "n-pages", 1))
    _opened(path, **PROOF.get(kind.name, {"fail_on": "truncated"})).avg()
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
