"""Fetching a kept file whole: what came before a line broke is not asked for again."""

import os
from pathlib import Path

from mediatools.store.addresses import address_of

TRIES = 5
"""In a row that may bring nothing."""


def fetch(store, address: str, path: Path, progress=lambda part: None) -> None:
    """Into `path`, which is there once it is whole; until then `path.part`, from which a later call goes on.

    Raises ConnectionError when nothing more comes, ValueError when the store gave other bytes.
    """
    growing, size = path.with_name(path.name + ".part"), store.size(address)
    growing.touch()
    tries = TRIES
    while tries:
        before = growing.stat().st_size
        try:
            _go_on(store, address, growing, size, progress)
            break
        except ConnectionError:
            tries = TRIES if growing.stat().st_size > before else tries - 1
            if not tries:
                raise
    if address_of(growing) != address:
        growing.unlink()
        raise ValueError("the store gave other bytes than were kept")
    os.replace(growing, path)


def _go_on(store, address, growing, size, progress):
    with growing.open("r+b") as out:
        came = min(out.seek(0, os.SEEK_END), size)
        out.truncate(out.seek(came))
        if came == size:
            return
        for piece in store.pieces(address, came):
            out.write(piece)
            out.flush()
            came += len(piece)
            progress(came / size)
        os.fsync(out.fileno())
    if came < size:
        raise ConnectionError(f"{size - came} bytes are missing")
