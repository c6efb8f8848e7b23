"""Samples kept on disk between two passes: plain float32, so that a long recording never fills the memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from mediatools.sound.decoding import RATE

CHUNK = 10 * RATE
"""Samples read at once; a multiple of everything that is counted in blocks."""


class Reel:
    """A growing file of samples, (samples, channels). `name` is made new."""

    def __init__(self, folder: Path, name: str, channels: int):
        self.path, self.channels, self.length = folder / f"{name}.f32", channels, 0
        self.path.write_bytes(b"")

    def write(self, blocks: Iterable[np.ndarray]) -> "Reel":
        """Add these blocks at the end."""
        with self.path.open("ab") as file:
            for block in blocks:
                file.write(np.ascontiguousarray(block, np.float32).data)
                self.length += len(block)
        return self

    def read(self, start: int, stop: int) -> np.ndarray:
        """The samples from `start` to `stop`; what lies outside is silence."""
        wanted = np.zeros((stop - start, self.channels), np.float32)
        first, last = max(0, start), min(self.length, stop)
        if first < last:
            count = (last - first) * self.channels
            found = np.fromfile(self.path, np.float32, count, offset=first * self.channels * 4)
            wanted[first - start : last - start] = found.reshape(-1, self.channels)
        return wanted

    def blocks(self, size: int = CHUNK) -> Iterator[np.ndarray]:
        """All of it, in order."""
        for start in range(0, self.length, size):
            yield self.read(start, min(self.length, start + size))

    @property
    def seconds(self) -> float:
        return self.length / RATE

    def forget(self) -> None:
        self.path.unlink()
