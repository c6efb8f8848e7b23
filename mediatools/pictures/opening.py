"""A picture somebody brought, opened by libvips: known kinds only, no more pixels than the limits, whole.

For child processes: it loads libvips. HEIC and camera RAW go through readers of their own (`foreign.py`).
"""

from contextlib import contextmanager
from pathlib import Path

import pyvips

from mediatools.limits import too_heavy, too_many_pixels
from mediatools.pictures import foreign
from mediatools.recognising import HEAD, kind_of
from mediatools.refusing import Refused

READERS = "Jpeg Png Webp Tiff Heif".split()

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
    with path.open("rb") as file:
        is_raw = kind.name == "tiff" and foreign.is_raw(path, file.read(HEAD))
    return "raw" if is_raw else kind.name


def opened(path: Path | str, *, random: bool = False, **options) -> pyvips.Image:
    """The picture, its pixels not read yet. `random`: read more than once, else from top to bottom once.

    `options` go to the loader: `shrink=4` of a JPEG. The orientation is as kept in the file, not applied.
    """
    path = Path(path)
    kind = named(path)
    if heavy := too_heavy("picture", path.stat().st_size):
        raise Refused(heavy)
    with whole():
        if kind in foreign.READERS:
            image = foreign.READERS[kind](path)
        else:
            access = "random" if random else "sequential"
            image = pyvips.Image.new_from_file(str(path), access=access, fail_on="truncated", **options)
    scale = options.get("shrink", 1)
    if large := too_many_pixels("picture", image.width * scale, image.height * scale):
        raise Refused(large)
    return image


@contextmanager
def whole():
    """Around what reads the pixels: a reader's complaint becomes a sentence."""
    try:
        yield
    except pyvips.Error as wrong:
        raise Refused(BROKEN) from wrong
