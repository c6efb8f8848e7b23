"""Pieces of a recording kept and put together without a click."""

from collections.abc import Iterator

import numpy as np

from mediatools.refusing import Refused
from mediatools.sound.decoding import RATE
from mediatools.sound.pieces import Pieces
from mediatools.sound.reel import CHUNK, Reel

FADE = 480
"""Samples over which two pieces melt: 10 ms."""
NOTHING_LEFT = "Il ne reste rien : la coupe enlève tout l’enregistrement."


def within(pieces: Pieces, seconds: float) -> Pieces:
    """The pieces as far as the recording goes. Raises Refused when nothing is left."""
    kept = [(max(0.0, a), min(b, seconds)) for a, b in pieces]
    kept = [(a, b) for a, b in kept if b - a > 2 * FADE / RATE]
    if not kept:
        raise Refused(NOTHING_LEFT)
    return kept


def put_together(reel: Reel, pieces: Pieces) -> Iterator[np.ndarray]:
    """The pieces one after the other, each melting into the next; silence melts in and out at the ends."""
    rise = (np.sin(np.linspace(0, np.pi / 2, FADE, dtype=np.float32)) ** 2)[:, None]
    half, tail = FADE // 2, np.zeros((FADE, reel.channels), np.float32)
    for number, (start, stop) in enumerate(pieces):
        first, last = round(start * RATE) - half, round(stop * RATE) + half
        head = reel.read(first, first + FADE) * rise + tail
        yield head[half:] if number == 0 else head
        for at in range(first + FADE, last - FADE, CHUNK):
            yield reel.read(at, min(at + CHUNK, last - FADE))
        tail = reel.read(last - FADE, last) * rise[::-1]
    yield tail[:half]
