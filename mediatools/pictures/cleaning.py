"""An original without what it tells of its owner: place, serial numbers, previews, what hides behind its end.

Its pixels are not touched: a JPEG, a HEIC, an AVIF keep them byte for byte, the other kinds are written
without loss. Of a JPEG the date, the make of camera, the exposure, the orientation stay; of all the colour
profile.
"""

from pathlib import Path

from PIL import ExifTags, Image

from mediatools.pictures.heif_parts import blanked
from mediatools.pictures.jpeg_parts import rewritten
from mediatools.pictures.marking import marked, packet
from mediatools.pictures.opening import BROKEN, named, opened, whole
from mediatools.refusing import Refused

STAYS = "Orientation Make Model DateTime Copyright Artist".split()
STAYS_INSIDE = "DateTimeOriginal OffsetTimeOriginal ExposureTime FNumber ISOSpeedRatings FocalLength".split()
INSIDE = ExifTags.IFD.Exif
NOT_THIS = "Cette sorte de fichier ne se nettoie pas sans toucher à l’image : faites-en un TIFF ou un JPEG."
BLANKED = ("heic", "avif")
LOSSLESS = {
    "png": {"compression": 6},
    "tiff": {"compression": "lzw", "predictor": "horizontal"},
    "webp": {"lossless": True},
}


def cleaned(original: str | Path, out: str | Path, *, credit: str = "", rights: str = "") -> dict:
    """Write the original without place, serial numbers and previews, its pixels the same. Raises Refused."""
    original, out = Path(original), Path(out)
    kind = named(original)
    if kind == "jpeg":
        words = packet(credit, rights)
        out.write_bytes(rewritten(original.read_bytes(), facts(original, credit, rights), words))
    elif kind in LOSSLESS:
        with whole():
            image = marked(_upright(original, kind), credit=credit, rights=rights)
            image.write_to_file(str(out), keep="exif,xmp,icc", **LOSSLESS[kind])
    elif kind in BLANKED:
        out.write_bytes(blanked(original.read_bytes(), packet(credit, rights)))
    else:
        raise Refused(NOT_THIS)
    return {"out": str(out), "kind": kind, "bytes": out.stat().st_size}


def _upright(path, kind):
    """Every page of a TIFF and every picture of a WebP that moves; those that differ in size are refused."""
    if kind == "png":
        return opened(path, random=True).autorot()
    pages = opened(path, random=True, n=-1)
    return pages if pages.get_n_pages() > 1 else pages.autorot()


def facts(path: Path, credit: str = "", rights: str = "") -> bytes:
    """The EXIF that stays, without its first six letters."""
    kept = Image.Exif()
    try:
        with Image.open(path) as picture:
            was = picture.getexif()
            inside = was.get_ifd(INSIDE)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError) as wrong:
        raise Refused(BROKEN) from wrong
    for tag in (ExifTags.Base[name] for name in STAYS):
        if tag in was:
            kept[tag] = was[tag]
    told = {ExifTags.Base[name]: inside.get(ExifTags.Base[name]) for name in STAYS_INSIDE}
    kept.get_ifd(INSIDE).update({tag: value for tag, value in told.items() if value is not None})
    for tag, words in ((ExifTags.Base.Artist, credit), (ExifTags.Base.Copyright, rights)):
        if words:
            kept[tag] = words.encode()
    return kept.tobytes().removeprefix(b"Exif\0\0")
