"""The hand on the fader: passages that are far from the microphone are raised, loud ones lowered, slowly.

Only what is said counts, so that a pause is never raised to a hiss.
"""

import numpy as np

from mediatools.sound.pauses import smoothed, spoken

HAND = 200
"""Blocks of 10 ms the hand looks at, twice over: four seconds."""
FIRMNESS = 0.8


def fader(power: np.ndarray, most: float) -> np.ndarray:
    """The gain for each 10 ms block, as a factor; `most`: dB up or down at most."""
    said = spoken(power).astype(float)
    if not said.any():
        return np.ones(len(power))
    weight = smoothed(smoothed(said, HAND), HAND)
    heard = smoothed(smoothed(power * said, HAND), HAND)
    sure = weight > 0.02
    level = 10 * np.log10(np.maximum(heard[sure] / weight[sure], 1e-10))
    places = np.flatnonzero(sure)
    level = np.interp(np.arange(len(power)), places, level)
    middle = np.median(level[said > 0])
    return 10 ** (np.clip(FIRMNESS * (middle - level), -most, most) / 20)
