"""Where somebody speaks and where nobody does, from the power of 10 ms blocks."""

import numpy as np

SECONDS = 0.01
ALIVE = 10.0
"""dB between the quiet and the loud moments below which there are no pauses to speak of (music, a street)."""
LONGEST_KEPT, LEFT = 0.7, 0.25
"""A pause is shortened when it is longer than the first, to the second, in seconds."""


def spoken(power: np.ndarray) -> np.ndarray:
    """For each block, whether something is said; all of them where the sound never pauses."""
    if not len(power):
        return np.zeros(0, bool)
    level = 10 * np.log10(np.maximum(smoothed(power, 7), 1e-10))
    quiet, loud = np.percentile(level, [5, 90])
    if loud - quiet < ALIVE:
        return np.full(len(level), loud > -80)
    said = level > max((quiet + loud) / 2, loud - 28)
    return _without_short(~_without_short(~said, 15), 8)


def pauses(power: np.ndarray, *, least: float = LONGEST_KEPT) -> list[tuple[float, float]]:
    """(from, to) in seconds of what is not said, `least` seconds long or more."""
    return [(a * SECONDS, b * SECONDS) for a, b in runs(~spoken(power)) if (b - a) * SECONDS >= least]


def without_pauses(power: np.ndarray) -> list[tuple[float, float]]:
    """What to keep so that no pause is long: pieces (from, to) in seconds; of a long one its two ends
    stay."""
    keep, at, end = [], 0.0, len(power) * SECONDS
    for start, stop in pauses(power):
        first = start + (LEFT / 2 if start > 0 else 0)
        last = stop - (LEFT / 2 if stop < end - SECONDS else 0)
        if first > at:
            keep.append((at, first))
        at = last
    return [*keep, (at, end)] if end > at else keep


def runs(true: np.ndarray) -> list[tuple[int, int]]:
    """(first, after the last) of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], true, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def smoothed(values: np.ndarray, length: int) -> np.ndarray:
    """The running mean over `length` blocks around each."""
    length = max(1, min(length, len(values)))
    before = length // 2
    padded = np.pad(values.astype(np.float64), (before + 1, length - 1 - before), mode="edge")
    total = np.cumsum(padded)
    return (total[length:] - total[:-length]) / length


def _without_short(true, least):
    """The same without the runs shorter than `least`."""
    kept = true.copy()
    for first, after in runs(true):
        if after - first < least:
            kept[first:after] = False
    return kept
