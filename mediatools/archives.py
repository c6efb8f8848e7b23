"""Zip archives from outside (3MF, ODT, DOCX): counted before anything is unpacked, unpacked by measure."""

import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mediatools.limits import LIMITS, weight
from mediatools.refusing import Refused

BROKEN = "Ce fichier est coupé ou abîmé : apportez-le de nouveau."
WRONG = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, LookupError)
WRONG += (ValueError, OverflowError)
"""All that `zipfile` has been seen to raise over a bent archive."""
RATIO = 400
"""Times a part may shrink: a mesh of text shrinks ten times, the emptiest sheet a hundred."""
ALWAYS = 2**20
"""Bytes a part may have whatever its ratio."""


@contextmanager
def opened(path: Path | str, family: str):
    """The archive; raises Refused for a bomb, a name that climbs, a part behind a password."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(archive.infolist(), family)
            yield archive
    except Refused:
        raise
    except WRONG as error:
        raise Refused(BROKEN) from error


def _refuse_bomb(parts, family):
    limit = LIMITS[family]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limit.tracks or unpacked > limit.unpacked:
        raise Refused(
            f"Ce fichier est trop grand une fois ouvert : {weight(unpacked)}, {len(parts)} parties."
        )
    for part in parts:
        name = PurePosixPath(part.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or name.parts[:1] and ":" in name.parts[0]:
            raise Refused("Ce fichier contient des noms qui sortent de leur dossier : il n’est pas pris.")
        if part.flag_bits & 1:
            raise Refused("Ce fichier est protégé par un mot de passe : enregistrez-le sans.")
        if part.file_size > max(ALWAYS, RATIO * part.compress_size):
            raise Refused("Ce fichier se gonfle sans mesure une fois ouvert : il n’est pas pris.")


def pieces(archive: zipfile.ZipFile, name: str, size: int = 2**20):
    """The bytes of one part, a piece at a time, never more than its index announced."""
    announced = archive.getinfo(name).file_size
    with archive.open(name) as part:
        while piece := part.read(size):
            announced -= len(piece)
            if announced < 0:
                raise Refused(BROKEN)
            yield piece
