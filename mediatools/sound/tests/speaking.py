"""Sounds with a known truth: a voice of harmonics that speaks in syllables and pauses, noise, hum, tones."""

import tempfile
import unittest
import wave
from pathlib import Path

import numpy as np

from mediatools.sound.reel import Reel

RATE = 48_000
SYLLABLE, WORD, PAUSE = 0.18, 6, 0.5


def voice(seconds: float, *, level: float = 0.1, seed: int = 1) -> np.ndarray:
    """Words of syllables and half a second of nothing between them; `level`: its root mean square while
    speaking."""
    chance, made, length = np.random.default_rng(seed), [], 0
    while length < seconds * RATE:
        for _syllable in range(WORD):
            made.append(_syllable_of(chance.uniform(110, 220), chance))
        made.append(np.zeros(round(PAUSE * RATE)))
        length = sum(map(len, made))
    sound = np.concatenate(made)[: round(seconds * RATE)]
    return (sound * level).astype(np.float32)


def _syllable_of(pitch, chance):
    at = np.arange(round(SYLLABLE * RATE)) / RATE
    formant = chance.uniform(400, 1800)
    sound = sum(
        np.exp(-(((pitch * n - formant) / 900) ** 2)) * np.sin(2 * np.pi * pitch * n * at)
        for n in range(1, 25)
    )
    sound *= np.sin(np.pi * at / SYLLABLE) ** 0.7
    return sound / np.sqrt((sound**2).mean())


def tone(seconds: float, frequency: float, level: float = 0.5) -> np.ndarray:
    return (level * np.sin(2 * np.pi * frequency * np.arange(round(seconds * RATE)) / RATE)).astype(
        np.float32
    )


def noise(seconds: float, level: float, seed: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, level, round(seconds * RATE)).astype(np.float32)


class SoundTest(unittest.TestCase):
    """A folder, and recordings written in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def written(self, name: str, *channels: np.ndarray) -> Path:
        path = self.folder / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(len(channels))
            file.setsampwidth(2)
            file.setframerate(RATE)
            whole = np.stack(channels, axis=1)
            file.writeframes(np.rint(np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes())
        return path

    def reel(self, *channels: np.ndarray, name: str = "given"):
        from_channels = np.stack(channels, axis=1)
        return Reel(self.folder, name, len(channels)).write([from_channels])
