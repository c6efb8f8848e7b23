"""A file put under its name whole, whatever stops the machine in between."""

import errno
import fcntl
import os
from pathlib import Path

from mediatools.store.addresses import PIECE, address_of


def linked(path: Path, place: Path) -> bool:
    """Give the file a second name; False where it lies on another disk, or the disk cannot."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(path, place)
    except FileExistsError:
        return True
    except OSError:
        return False
    return True


def copied(path: Path, coming: Path, place: Path) -> None:
    """Copy to `coming`, from where a copy before this one stopped, one at a time; then to `place`.

    `coming` has the address of the content for a name. Raises ValueError when the file is not that content.
    """
    coming.parent.mkdir(parents=True, exist_ok=True)
    with coming.open("ab") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        if place.exists():
            return
        try:
            _grow(path, out)
            if address_of(coming) != coming.name:  # what a power cut leaves may be as long, and not the same
                out.truncate(0)
                _grow(path, out)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                coming.unlink()
            raise
        if address_of(coming) != coming.name:
            coming.unlink()
            raise ValueError("the file changed while it was kept")
        os.replace(coming, place)


def settle(*folders: Path) -> None:
    """The names in these folders are on the disk too."""
    for folder in folders:
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _grow(path, out):
    with path.open("rb") as source:
        if out.seek(0, os.SEEK_END) > os.fstat(source.fileno()).st_size:
            out.truncate(0)
        source.seek(out.seek(0, os.SEEK_END))
        while piece := source.read(PIECE):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
