"""The still picture of a film, shown before it is played: the clearest of one a second, or the one asked
for."""

from pathlib import Path

import av
import numpy as np

QUALITY = 82


class Poster:
    """Looks at the frames as they pass. `at`: the second to take; None lets it choose."""

    def __init__(self, at: float | None = None):
        self.at, self.best, self.frame, self.next = at, -1.0, None, 0.0

    def see(self, frame: av.VideoFrame, second: float) -> None:
        """This frame of the footage, at this second of it."""
        if self.at is not None:
            if self.frame is None or second <= self.at + 1e-6:
                self.frame = frame
            return
        if second < self.next:
            return
        self.next = second + 1
        worth = _clear(frame)
        if worth > self.best:
            self.best, self.frame = worth, frame

    def save(self, path: Path) -> None:
        """As JPEG, without a word about where or when."""
        self.frame.to_image().save(path, "JPEG", quality=QUALITY, progressive=True)


def _clear(frame) -> float:
    """How much there is to see: detail, and light that is neither black nor white."""
    plane = frame.planes[0]
    light = (
        np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[::2, : frame.width : 2].astype(np.int16)
    )
    detail = np.abs(np.diff(light, axis=0)).mean() + np.abs(np.diff(light, axis=1)).mean()
    return float(detail * light.std() * max(0.05, 1 - abs(light.mean() - 118) / 118))
