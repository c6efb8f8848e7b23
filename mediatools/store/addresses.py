"""The address of a content."""

import hashlib
import re
from pathlib import Path

PIECE = 2**20
FORM = re.compile(r"[0-9a-f]{64}")


def address_of(path: Path | str) -> str:
    """The SHA-256 of a file, as 64 letters."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(address: str) -> str:
    """Where it lies, in folders of two levels; ValueError for what is no address: no path is guessed."""
    if not FORM.fullmatch(address):
        raise ValueError("this is not the address of a content")
    return f"{address[:2]}/{address[2:4]}/{address}"


def span(start: int, stop: int | None, size: int) -> tuple[int, int]:
    """The bytes from `start` up to `stop` that are there; raises ValueError when there are none."""
    stop = size if stop is None else min(stop, size)
    if not 0 <= start < stop:
        raise ValueError(f"no bytes from {start} to {stop}")
    return start, stop
