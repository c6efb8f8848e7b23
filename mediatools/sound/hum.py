"""Mains hum: the lines at 50 Hz (or 60) and above that never stop, found and notched out."""

import numpy as np

from mediatools.sound.decoding import RATE
from mediatools.sound.reel import Reel

WINDOW, MOST_WINDOWS, HARMONICS = 16_384, 300, 10
STANDS_OUT = 10.0
"""A line counts as hum when it is ten times stronger than what lies around it, even in the quiet moments."""


def lines(reel: Reel) -> list[int]:
    """Frequencies of the hum in this recording, in Hz; empty when there is none."""
    if reel.length < 8 * WINDOW:
        return []
    floor = _floor(reel)
    found = [[base * n for n in range(1, HARMONICS + 1) if _stands_out(floor, base * n)] for base in (50, 60)]
    best = max(found, key=len)
    return best if len(best) > 1 or best[:1] in ([50], [60]) else []


def _floor(reel) -> np.ndarray:
    """The power spectrum of the quietest moments, each frequency by itself."""
    shape = np.hanning(WINDOW).astype(np.float32)
    starts = np.linspace(0, reel.length - WINDOW, min(MOST_WINDOWS, reel.length // WINDOW * 2)).astype(int)
    pieces = np.stack([reel.read(start, start + WINDOW).mean(axis=1) for start in starts])
    return np.percentile(np.abs(np.fft.rfft(pieces * shape)) ** 2, 20, axis=0)


def _stands_out(floor, frequency) -> bool:
    middle = round(frequency * WINDOW / RATE)
    line = floor[middle - 1 : middle + 2].max()
    around = np.concatenate([floor[middle - 8 : middle - 3], floor[middle + 4 : middle + 9]])
    return line > STANDS_OUT * np.median(around) and line > 1e-7 * WINDOW


def notches(frequencies: list[int]) -> list[tuple[str, str]]:
    """Filters that take these lines out and nothing else: 4 Hz wide."""
    return [("bandreject", f"f={frequency}:width_type=h:w=4") for frequency in frequencies]
