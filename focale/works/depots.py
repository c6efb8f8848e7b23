"""Where files lie while they come in: one each, under the name we gave it, as long as what has come.

The length of the file is the truth about what has come; it survives whatever kills the service.
"""

import fcntl
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PIECE = 256 * 1024


class Taken(Exception):
    """Somebody else is writing to this file at this moment."""


def folder() -> Path:
    found = Path(settings.MEDIA_ROOT) / "incoming"
    found.mkdir(parents=True, exist_ok=True)
    return found


def path_of(key: str) -> Path:
    """`key` is one of ours: letters, figures, - and _ (the address takes nothing else)."""
    return folder() / key


def received(key: str) -> int:
    """How many bytes are there; none when there is no file."""
    try:
        return path_of(key).stat().st_size
    except FileNotFoundError:
        return 0


def touched(key: str) -> float:
    """When the last byte came, in seconds since 1970; 0 when there is no file."""
    try:
        return path_of(key).stat().st_mtime
    except FileNotFoundError:
        return 0


@contextmanager
def alone(key: str):
    """The file, open for what follows, for one writer at a time; raises Taken.
    The lock dies with its process."""
    with path_of(key).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Taken from None
        yield file


def append(file, source, most: int) -> int:
    """Write what `source` gives, at most so many bytes, as it comes: when it breaks off, what came stays."""
    written = 0
    while written < most and (piece := source.read(min(PIECE, most - written))):
        file.write(piece)
        file.flush()
        written += len(piece)
    return written


def seal(key: str) -> str:
    """The whole file is on the disk for good. Its SHA-256, reckoned while the disk is writing."""
    with path_of(key).open("rb") as file, ThreadPoolExecutor(1) as disk:
        written = disk.submit(os.fsync, file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        written.result()
    return digest


def drop(key: str):
    path_of(key).unlink(missing_ok=True)


def names() -> list[str]:
    return os.listdir(folder())
