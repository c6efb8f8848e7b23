"""Steady noise (a fan, hiss) taken down: a Wiener gate whose profile comes from the quietest moments.

Each frequency is turned down as far as the noise in it is strong beside what is heard, smoothed over time so
that nothing warbles, and never below a floor: an emptied pause sounds broken.
"""

from collections.abc import Iterator

import numpy as np

from mediatools.sound.reel import Reel

SIZE, HOP = 2048, 1024
SHAPE = np.sqrt(np.hanning(SIZE + 1)[:-1]).astype(np.float32)
AT_ONCE = 256
FLOOR = 10 ** (-20 / 20)
OVER = 2.0
"""The profile is a mean; noise goes above it half of the time."""
MOST_PROFILE = 1500
STEADY = 1.78
"""Steady noise has this mean beside its geometric mean, which what comes and goes hardly raises."""
ALIVE = 8.0
"""dB between loud and quiet moments below which nothing says what is noise and what is meant."""


def profile(reel: Reel) -> np.ndarray | None:
    """Power spectrum of what stays the same in the quietest tenth, digital silence left out.

    None when it is too short, or never quieter than usual: a steady chord is no noise.
    """
    levels = _levels(reel)
    heard = np.flatnonzero(levels > 1e-12)
    if len(heard) < 40 or np.subtract(*np.percentile(np.log10(levels[heard]), [90, 5])) < ALIVE / 10:
        return None
    quiet = heard[np.argsort(levels[heard])[: max(8, len(heard) // 10)]][:MOST_PROFILE]
    total = np.zeros(SIZE // 2 + 1)
    for frame in np.sort(quiet):
        piece = reel.read(int(frame) * HOP, int(frame) * HOP + SIZE) * SHAPE[:, None]
        total += np.log(np.maximum((np.abs(np.fft.rfft(piece, axis=0)) ** 2).mean(axis=1), 1e-20))
    return (STEADY * np.exp(total / len(quiet))).astype(np.float32)


def _levels(reel) -> np.ndarray:
    """Mean square of every frame."""
    halves = []
    for block in reel.blocks(HOP * 512):
        block = block[: len(block) // HOP * HOP]
        halves.append((block.reshape(len(block) // HOP, -1) ** 2).mean(axis=1))
    halves = np.concatenate(halves)
    return (halves[1:] + halves[:-1]) / 2


def gated(reel: Reel, noise: np.ndarray) -> Iterator[np.ndarray]:
    """The recording with this noise taken down, sample for sample as long as before."""
    tail = np.zeros((HOP, reel.channels), np.float32)
    before = np.ones((1, len(noise)), np.float32)
    for start in range(-HOP, reel.length, HOP * AT_ONCE):
        sound = reel.read(start, start + HOP * (AT_ONCE + 1))
        cut = np.lib.stride_tricks.sliding_window_view(sound, SIZE, axis=0)[::HOP]
        spectra = np.fft.rfft(cut * SHAPE, axis=2)
        gain, before = _gains(spectra, noise, before)
        back = np.fft.irfft(spectra * gain[:, None, :], axis=2).astype(np.float32) * SHAPE
        made = np.concatenate([tail, np.zeros((HOP * AT_ONCE, reel.channels), np.float32)])
        made[:-HOP] += back[:, :, :HOP].transpose(0, 2, 1).reshape(-1, reel.channels)
        made[HOP:] += back[:, :, HOP:].transpose(0, 2, 1).reshape(-1, reel.channels)
        tail = made[-HOP:].copy()
        first = max(0, -start)
        yield made[first : min(HOP * AT_ONCE, reel.length - start)]


def _gains(spectra, noise, before):
    """One gain for each frame and frequency, the same for both channels; and the last, to go on from."""
    power = (spectra.real**2 + spectra.imag**2).mean(axis=1)
    wanted = np.maximum(1 - OVER * noise / np.maximum(power, 1e-20), 0)
    chain = np.concatenate([before, wanted])
    smooth = np.maximum(chain[1:] * 0.6 + chain[:-1] * 0.4, 0)
    smooth[:, 1:-1] = (smooth[:, :-2] + 2 * smooth[:, 1:-1] + smooth[:, 2:]) / 4
    return np.maximum(smooth, FLOOR).astype(np.float32), wanted[-1:]
