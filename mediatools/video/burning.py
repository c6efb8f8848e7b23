"""Captions laid on the pictures of a film, in its own colours: only the pixels under the words are
touched."""

import bisect

import av
import numpy as np

from mediatools.subtitles.cue import Cue

BOTTOM = 0.05
"""Of the height, left below the captions."""
WEIGHTS = {1: (0.2126, 0.7152, 0.0722), 5: (0.299, 0.587, 0.114), 6: (0.299, 0.587, 0.114)}
"""Red, green and blue in the light of a picture: BT.709, BT.601."""


def colours(rgb: np.ndarray, matrix: int) -> list[np.ndarray]:
    """Red, green, blue (0 to 255) as the three planes of a film, before colours are halved."""
    red, green, blue = (rgb[..., each].astype(np.float32) for each in range(3))
    r, g, b = WEIGHTS.get(matrix, WEIGHTS[1])
    light = r * red + g * green + b * blue
    return [
        16 + light * 219 / 255,
        128 + (blue - light) / (2 - 2 * b) * 224 / 255,
        128 + (red - light) / (2 - 2 * r) * 224 / 255,
    ]


def halved(plane: np.ndarray) -> np.ndarray:
    return (plane[::2, ::2] + plane[1::2, ::2] + plane[::2, 1::2] + plane[1::2, 1::2]) / 4


def _rows(plane) -> np.ndarray:
    """The plane itself, without what lies between two rows."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[:, : plane.width]


class Burner:
    """Lays each cue on the frames it lasts for; cues follow each other."""

    def __init__(self, cues: list[Cue], drawn: list[np.ndarray], matrix: int):
        self.cues, self.drawn, self.matrix = cues, drawn, matrix
        self.starts, self.ready = [cue.start for cue in cues], {}

    def burn(self, frame: av.VideoFrame, second: float) -> av.VideoFrame:
        """The frame of this second of the film, with its caption if it has one."""
        place = bisect.bisect_right(self.starts, second + 1e-6) - 1
        if place < 0 or second >= self.cues[place].end:
            return frame
        burned = av.VideoFrame(frame.width, frame.height, "yuv420p")
        for plane, clean, laid in zip(burned.planes, frame.planes, self._laid(place, frame), strict=True):
            over, through, top, left = laid
            rows = _rows(plane)
            rows[:] = _rows(clean)
            here = rows[top : top + len(over), left : left + over.shape[1]]
            here[:] = (over + here * through) >> 8
        return burned

    def _laid(self, place, frame):
        """For each plane: what is added (times 256), how much shows through (of 256), and where. The last is
        kept."""
        if place not in self.ready:
            self.ready = {place: self._mixed(self.drawn[place], frame.width, frame.height)}
        return self.ready[place]

    def _mixed(self, picture, width, height):
        alpha = picture[..., 3].astype(np.float32) / 255
        top = (round(height * (1 - BOTTOM)) - len(picture)) // 2 * 2
        left = (width - picture.shape[1]) // 4 * 2
        made = []
        for number, plane in enumerate(colours(picture[..., :3], self.matrix)):
            over, cover, at = plane * alpha, alpha, (max(0, top), max(0, left))
            if number:
                over, cover, at = halved(over), halved(cover), (at[0] // 2, at[1] // 2)
            through = np.rint((1 - cover) * 256).astype(np.uint16)
            added = np.minimum(np.rint(over * 256), 65535 - 255 * through).astype(np.uint16)
            made.append((added, through, *at))
        return made
