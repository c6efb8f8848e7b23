"""The last step: as loud as asked, no peak too high, measured on the encoded file and corrected until it is
so.

A limiter eats loudness and so does an encoder (MP3 at 96 kbit/s loses half a decibel), so neither the gain
nor the ceiling can be computed beforehand. Both are first tried on the twenty loudest seconds, then on the
whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mediatools.sound import limiting, loudness
from mediatools.sound.encoding import BARE, Dress, encode
from mediatools.sound.measuring import Measure, measure
from mediatools.sound.presets import PEAK
from mediatools.sound.reel import Reel

NEAR, ROUNDS = 0.1, 4
"""LU beside the target that are good enough, and how often we encode at most."""
REHEARSED = 20
"""Seconds."""
HEADROOM = 1.0
"""dB: what encoders mostly add to a peak; more is seen and mended."""
LOST = {".mp3": 0.5, ".m4a": 0.05, ".opus": 0.03, ".ogg": 0.03}
"""LU an encoder mostly takes; LAME turns everything down by a twentieth, so as not to clip."""
MOST_GAIN = 50.0
SILENCE = -69.0
"""What a meter says of nothing, and of anything shorter than its window of 0.4 s."""


@dataclass
class Aim:
    """What is asked of the samples so that the encoded file comes out right: LUFS and dBTP."""

    loudness: float
    peak: float

    def correct(self, wanted: float, found: Measure) -> None:
        over = max(0.0, found.peak - PEAK + 0.1) if found.peak > PEAK else 0.0
        self.peak -= over
        if found.loudness > SILENCE:
            self.loudness += wanted - found.loudness
        else:
            self.loudness -= over

    @staticmethod
    def met(wanted: float, found: Measure) -> bool:
        right = found.loudness <= SILENCE or abs(found.loudness - wanted) <= NEAR
        return right and found.peak <= PEAK


class Finish:
    """A reel about to become a file at this loudness (LUFS).

    `squashed`: dB the highest peak may be pressed down at most; then the file may stay below its loudness.
    """

    def __init__(
        self, reel: Reel, output: Path, wanted: float, fader=None, squashed=None, dress: Dress = BARE
    ):
        self.reel, self.output, self.wanted, self.dress = reel, output, wanted, dress
        self.fader = np.ones(-(-reel.length // loudness.STEP)) if fader is None else fader
        self.power = loudness.powers(reel) * self.fader**2
        high = limiting.peaks(reel.blocks())
        coarse = np.arange(len(self.fader) + 1) * loudness.STEP
        whole = np.append(self.fader, self.fader[-1:])
        hand = np.interp(np.arange(len(high) + 1) * limiting.STEP, coarse, whole)
        self.hand = hand.astype(np.float32)
        lift = self.hand * np.float32(10 ** ((wanted - loudness.integrated(self.power) + 2) / 20))
        above = 10 ** ((PEAK - 2) / 20) / np.maximum(lift[:-1], 1e-9)
        self.squashed, self.is_held_back = squashed, False
        self.high = limiting.between(reel, high, above) * np.maximum(self.hand[:-1], self.hand[1:])

    def made(self, progress: Callable[[float], None] = lambda part: None) -> tuple[Measure, int]:
        """Write the file; how it measures, and how often it was encoded."""
        lost = LOST.get(self.output.suffix.lower(), 0)
        aim = Aim(self.wanted + lost, PEAK - HEADROOM + lost)
        if loudness.integrated(self.power) <= SILENCE:
            return self._tried(self.output, aim, 0, self.reel.length), 1
        if self.reel.seconds > 3 * REHEARSED:
            self._rehearse(aim, lost)
        for attempt in range(1, ROUNDS + 1):
            found = self._tried(self.output, aim, 0, self.reel.length)
            progress(1 - 0.5**attempt)
            if aim.met(self.wanted, found) or (self.is_held_back and found.peak <= PEAK):
                break
            aim.correct(self.wanted, found)
        return found, attempt

    def _rehearse(self, aim, lost):
        """Learn what this encoder does to this voice from its loudest part."""
        blocks = REHEARSED * 100
        first = int(np.argmax(loudness.windows(self.power, blocks))) * 10
        nodes = self._gains(aim)[first * 10 :: 10][:blocks] / self.hand[first * 10 :: 10][:blocks]
        expected = loudness.integrated(self.power[first : first + blocks] * nodes**2)
        start = first * loudness.STEP
        sample = self.output.with_stem("rehearsal")
        found = self._tried(sample, aim, start, start + REHEARSED * 100 * loudness.STEP)
        sample.unlink()
        aim.correct(expected - lost, found)

    def _tried(self, output, aim, start, stop) -> Measure:
        gains = self._gains(aim)[start // limiting.STEP :]
        whole = stop - start >= self.reel.length
        blocks = self.reel.blocks() if whole else iter([self.reel.read(start, stop)])
        encode(limiting.under(blocks, gains), self.reel.channels, output, self.dress)
        return measure(output)

    def _gains(self, aim) -> np.ndarray:
        """At each millisecond: the hand on the fader, one gain for all, and the limiter, so that the aim is
        met."""
        ceiling, gain = 10 ** (aim.peak / 20), aim.loudness - loudness.integrated(self.power)
        most = self._most(ceiling)
        for _step in range(8):
            gain, self.is_held_back = min(gain, most), gain > most
            limiter = limiting.curve(self.high * np.float32(10 ** (gain / 20)), ceiling)
            factor = limiter[: len(self.power) * 10 : 10][: len(self.power)] * 10 ** (gain / 20)
            missing = aim.loudness - loudness.integrated(self.power * factor**2)
            if abs(missing) < 0.01 or self.is_held_back or self._is_silent:
                break
            gain += missing
        return limiter * self.hand * np.float32(10 ** (gain / 20))

    def _most(self, ceiling) -> float:
        """The gain that may not be passed, in dB."""
        if self.squashed is None:
            return MOST_GAIN
        return min(MOST_GAIN, 20 * np.log10(ceiling / max(1e-6, float(self.high.max()))) + self.squashed)

    @property
    def _is_silent(self) -> bool:
        return loudness.integrated(self.power) <= SILENCE
