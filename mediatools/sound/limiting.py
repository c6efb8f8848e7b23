"""A limiter that looks ahead, worked out on the peaks of each millisecond before a single sample is touched.

Peaks between the samples count (BS.1770-4, annex 2): they are looked for only where they could matter.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from mediatools.sound.reel import Reel

STEP = 48
"""Samples in a block of 1 ms."""
AHEAD = 5
RELEASE = 0.12
"""dB given back each millisecond."""
PIECE, PASSED = 300_000, 1_200
"""Blocks worked out at once, and how many before them may still matter (140 dB given back)."""
TAPS, TIMES = 12, 4
TOGETHER = 5_000
"""Blocks looked at together."""
BETWEEN = 1.5
"""How much higher than its samples a wave may rise between them, as a factor, in what we look at."""


def peaks(blocks: Iterable[np.ndarray]) -> np.ndarray:
    """The highest sample of each millisecond, of all channels."""
    found = [np.zeros(0, np.float32)]
    for block in blocks:
        high = np.abs(block).max(axis=1)
        found.append(np.pad(high, (0, -len(high) % STEP)).reshape(-1, STEP).max(axis=1))
    return np.concatenate(found)


def between(reel: Reel, high: np.ndarray, above: np.ndarray) -> np.ndarray:
    """The peaks `high` again, with what rises between the samples, wherever they pass `above`."""
    true, matrix = high.copy(), _in_between()
    wanted = np.flatnonzero(high > above / BETWEEN)
    edges = np.searchsorted(wanted, np.arange(TOGETHER, len(high), TOGETHER))
    for some in np.split(wanted, edges):
        if not len(some):
            continue
        first, last = int(some[0]), int(some[-1])
        sound = reel.read(first * STEP - TAPS, (last + 1) * STEP + TAPS)
        places = (some - first)[:, None] * STEP + np.arange(STEP + 2 * TAPS)
        for channel in range(reel.channels):
            rises = np.abs(sound[:, channel][places] @ matrix).max(axis=1)
            true[some] = np.maximum(true[some], rises)
    return true


def _in_between() -> np.ndarray:
    """The matrix from the samples of a block (and its neighbours) to three points between each two of
    them."""
    at = np.arange(STEP)[:, None] + np.arange(1, TIMES) / TIMES
    distance = at.ravel()[None, :] - (np.arange(STEP + 2 * TAPS)[:, None] - TAPS)
    window = np.where(np.abs(distance) < TAPS, np.cos(np.pi * distance / (2 * TAPS)) ** 2, 0)
    return (np.sinc(distance) * window).astype(np.float32)


def curve(high: np.ndarray, ceiling: float) -> np.ndarray:
    """Gains at the edges of the blocks (one more than blocks) under which no peak passes `ceiling`."""
    gains = np.ones(len(high) + 1, np.float32)
    for start in range(0, len(gains), PIECE):
        first, stop = max(0, start - PASSED), min(len(gains), start + PIECE)
        here = _curve(high[first : stop + 2 * AHEAD], ceiling)
        gains[start:stop] = here[start - first : stop - first]
    return gains


def _curve(high, ceiling):
    need = 20 * np.log10(np.minimum(1, ceiling / np.maximum(high, 1e-9)))
    edges = np.minimum(np.append(need, 0), np.insert(need, 0, 0))
    ramp = RELEASE * np.arange(len(edges))
    held = np.minimum(np.minimum.accumulate(edges - ramp) + ramp, 0)
    soon = np.lib.stride_tricks.sliding_window_view(np.pad(held, (0, AHEAD), mode="edge"), AHEAD + 1)
    shape = np.hanning(AHEAD + 3)[1:-1]
    padded = np.pad(soon.min(axis=1), (AHEAD, 0), mode="edge")
    return 10 ** (np.convolve(padded, shape / shape.sum(), "valid") / 20)


def under(blocks: Iterable[np.ndarray], gains: np.ndarray) -> Iterator[np.ndarray]:
    """The samples under these gains, which run straight from one edge to the next."""
    rise, at = np.arange(STEP, dtype=np.float32) / STEP, 0
    gains = gains.astype(np.float32)
    for block in blocks:
        count = -(-len(block) // STEP)
        here = gains[at : at + count + 1]
        line = here[:-1, None] + np.diff(here)[:, None] * rise
        yield block * line.reshape(-1)[: len(block), None]
        at += count
