"""A picture somebody brought, opened by libvips: known kinds only, no more pixels than the limits, whole.

For child processes: it loads libvips. HEIC and camera RAW go through readers of their own (`foreign.py`).
"""

import importlib
from contextlib import contextmanager
from pathlib import Path

import pyvips

from mediatools.limits import too_heavy, too_many_pixels
from mediatools.recognising import kind_of
from mediatools.refusing import Refused

READERS = "Jpeg Png Webp Tiff Heif".split()
FOREIGN = ("heic", "raw")
RAW_ENDINGS = set(".cr2 .nef .nrw .arw .sr2 .dng .pef .3fr .iiq .erf .kdc .dcr .mos".split())
"""These look like a TIFF from outside; some by their name alone (the others: `tiff_heads.py`)."""

NUMBERS = ("uchar", "ushort")
TOO_FINE = (
    "Cette image est écrite en nombres à virgule ou en 32 bits : exportez-la en TIFF de 16 bits ou en PNG."
)
EMPTY = "Ce fichier est vide ou introuvable."
UNKNOWN = "Ce fichier n’est pas une image que nous savons lire (JPEG, PNG, WebP, TIFF, HEIC, AVIF ou RAW)."
BROKEN = "Cette image est abîmée ou coupée : elle n’a pas pu être lue en entier. Envoyez-la de nouveau."

pyvips.cache_set_max(0)  # libvips keeps what it loaded by the file's name: an overwritten file would stay old
pyvips.operation_block_set("VipsForeignLoad", True)
for reader in READERS:
    pyvips.operation_block_set(f"VipsForeignLoad{reader}", False)


def named(path: Path) -> str:
    """The name of the kind of picture (`kinds.py`); most RAW look like a TIFF. Raises Refused."""
    if not path.is_file() or not path.stat().st_size:
        raise Refused(EMPTY)
    kind = kind_of(path)
    if kind.family != "picture":
        raise Refused(UNKNOWN)
    return "raw" if kind.name == "tiff" and path.suffix.lower() in RAW_ENDINGS else kind.name


def reader_of(kind: str):
    """What reads this one of FOREIGN."""
    return getattr(importlib.import_module("mediatools.pictures.foreign"), kind)


def opened(path: Path | str, *, random: bool = False, **options) -> pyvips.Image:
    """The picture, its pixels not read yet. `random`: read more than once, else from top to bottom once.

    `options` go to the loader: `shrink=4` of a JPEG. The orientation is as kept in the file, not applied.
    """
    path = Path(path)
    kind = named(path)
    if heavy := too_heavy("picture", path.stat().st_size):
        raise Refused(heavy)
    with whole():
        if kind in FOREIGN:
            image = reader_of(kind)(path)
        else:
            access = "random" if random else "sequential"
            image = pyvips.Image.new_from_file(str(path), access=access, fail_on="truncated", **options)
    refuse_fine(image)
    scale = options.get("shrink", 1)
    if large := too_many_pixels("picture", image.width * scale, image.height * scale):
        raise Refused(large)
    return image


def refuse_fine(image: pyvips.Image) -> None:
    """Numbers without a known white would be shown black, and nobody would be told."""
    if image.format not in NUMBERS:
        raise Refused(TOO_FINE)


@contextmanager
def whole():
    """Around what reads the pixels: a reader's complaint becomes a sentence."""
    try:
        yield
    except pyvips.Error as wrong:
        raise Refused(BROKEN) from wrong
