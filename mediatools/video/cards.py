"""A card as frames of the film: it comes out of the black and goes back into it."""

from collections.abc import Iterator

import av
import numpy as np

from mediatools.video.burning import colours, halved
from mediatools.video.canvas import Canvas

FADE = 0.4


def shown(picture: np.ndarray, seconds: float, into: Canvas, fade: float = FADE) -> Iterator[av.VideoFrame]:
    """The frames of this picture (height, width, 3) for so many seconds; `fade`: of each end, 0 for none."""
    light, blue, red = colours(picture, into.matrix)
    planes, count = (light, halved(blue), halved(red)), round(seconds * into.rate)
    fade = min(count // 3, round(fade * into.rate))
    whole = None
    for number in range(count):
        part = min(1.0, (number + 1) / (fade + 1), (count - number) / (fade + 1))
        if part < 1:
            yield _frame(planes, part)
        else:
            whole = whole or _frame(planes, 1)
            yield whole


def _frame(planes, part) -> av.VideoFrame:
    light, blue, red = (
        np.rint(black + (plane - black) * part) for plane, black in zip(planes, (16, 128, 128), strict=True)
    )
    packed = np.concatenate([each.astype(np.uint8).ravel() for each in (light, blue, red)])
    return av.VideoFrame.from_ndarray(packed.reshape(-1, light.shape[1]), "yuv420p")
