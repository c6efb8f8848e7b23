"""Loudness after ITU-R BS.1770-4, and its range after EBU Tech 3342, from K-weighted power of 10 ms blocks.

Kept as powers, the loudness of a recording under any curve of gain is known in milliseconds, without touching
a sample: that is how a target is met at the first try.
"""

from collections.abc import Iterator

import numpy as np

from mediatools.sound.filtering import filtered
from mediatools.sound.reel import Reel

STEP = 480
"""Samples in a block of 10 ms."""
QUIET = -70.0
K_WEIGHTING = [
    (
        "biquad",
        "b0=1.53512485958697:b1=-2.69169619840638:b2=1.19839281085285:a0=1:a1=-1.69065929318241:a2=0.73248077421585",
    ),
    ("biquad", "b0=1:b1=-2:b2=1:a0=1:a1=-1.99004745483398:a2=0.99007225036621"),
]
"""The two filters of BS.1770-4 at 48 kHz."""


def powers(reel: Reel, weighting: list = K_WEIGHTING) -> np.ndarray:
    """Mean square of each 10 ms, channels added."""
    found = [np.zeros(0)]
    for block in _whole(filtered(reel.blocks(), reel.channels, weighting)):
        squares = np.einsum("ijk,ijk->i", *[block.reshape(-1, STEP, reel.channels)] * 2)
        found.append(squares / STEP)
    return np.concatenate(found)


def _whole(blocks) -> Iterator[np.ndarray]:
    """The blocks cut again so that each holds whole steps; the last is filled with silence."""
    rest = None
    for block in blocks:
        block = block if rest is None else np.concatenate([rest, block])
        whole = len(block) // STEP * STEP
        rest = block[whole:]
        if whole:
            yield block[:whole]
    if rest is not None and len(rest):
        yield np.concatenate([rest, np.zeros((STEP - len(rest), rest.shape[1]), rest.dtype)])


def integrated(power: np.ndarray) -> float:
    """Programme loudness, gated at −70 LUFS and 10 LU below the mean; −70 for silence."""
    momentary = windows(power, 40)
    loud = momentary[momentary > from_lufs(QUIET)]
    if not len(loud):
        return QUIET
    return to_lufs(loud[loud > loud.mean() / 10].mean())


def spread(power: np.ndarray) -> float:
    """Loudness range (LRA) in LU."""
    short = windows(power, 300)
    loud = short[short > from_lufs(QUIET)]
    if not len(loud):
        return 0.0
    low, high = np.percentile(loud[loud > loud.mean() / 100], [10, 95])
    return to_lufs(high) - to_lufs(low)


def curve(power: np.ndarray) -> list[float]:
    """Short-term loudness, once a second, for a drawing."""
    seconds = np.maximum(windows(power, 300, hop=100), from_lufs(QUIET))
    return [round(float(each), 1) for each in to_lufs(seconds)]


def windows(power: np.ndarray, length: int, hop: int = 10) -> np.ndarray:
    """Means over windows of `length` blocks, one each `hop`; one window over all when it is shorter."""
    if len(power) < length:
        return np.array([power.sum() / length]) if len(power) else np.zeros(0)
    total = np.concatenate([[0.0], np.cumsum(power, dtype=np.float64)])
    return ((total[length:] - total[:-length]) / length)[::hop]


def to_lufs(power):
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))


def from_lufs(loudness):
    return 10 ** ((loudness + 0.691) / 10)
