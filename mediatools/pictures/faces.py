"""Boxes where faces may be, for a person to confirm, move or add to: never a promise that all were found.

The frontal cascade of OpenCV (Viola and Jones, 2001) over the photograph made small, upright and tilted a
little to both sides. It misses profiles, the far and the covered. Loaded when it is asked for only.
"""

from pathlib import Path

import cv2
import numpy as np

from mediatools.pictures.decoding import decoded
from mediatools.pictures.opening import whole

CASCADE = "haarcascade_frontalface_default.xml"
LARGEST, SMALLEST = 800, 24
"""Pixels of the longer side of what is looked at, and of the smallest face in it."""
SMALLER, NEIGHBOURS = 1.1, 4
TILTS = (0, -25, 25)
SAME = 0.3


def proposed(original: str) -> dict:
    """{"faces": [[left, top, width, height], …]} as shares of the upright picture. Raises Refused."""
    with whole():
        picture = decoded(Path(original), lambda width, height: LARGEST)
        picture = picture.flatten(background=128) if picture.hasalpha() else picture
        grey = np.ascontiguousarray(picture.colourspace("b-w")[0].cast("uchar").numpy())
    height, width = grey.shape
    boxes = apart([box for tilt in TILTS for box in seen(grey, tilt)])
    corners = np.array([(x, y, x + across, y + down) for x, y, across, down in boxes]).reshape(-1, 4)
    left, top, right, bottom = np.clip(corners / (width, height, width, height), 0, 1).T
    shares = np.stack([left, top, right - left, bottom - top], axis=1)
    return {"faces": shares.round(4).tolist()}


def seen(grey: np.ndarray, tilt: float = 0) -> list[tuple]:
    """Boxes (left, top, width, height in pixels) seen with the picture turned by so many degrees."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    turned = cv2.warpAffine(grey, turn, (width, height), borderValue=128) if tilt else grey
    cascade = cv2.CascadeClassifier(str(Path(cv2.data.haarcascades) / CASCADE))
    found = cascade.detectMultiScale(turned, SMALLER, NEIGHBOURS, minSize=(SMALLEST, SMALLEST))
    back = cv2.invertAffineTransform(turn)
    boxes = []
    for left, top, across, down in found:
        x, y = back @ (left + across / 2, top + down / 2, 1)
        boxes.append((float(x - across / 2), float(y - down / 2), float(across), float(down)))
    return boxes


def apart(boxes: list[tuple]) -> list[tuple]:
    """One box for each face, the larger of two that lie upon each other."""
    kept = []
    for box in sorted(boxes, key=lambda box: -box[2]):
        if not any(_upon(box, other) > SAME for other in kept):
            kept.append(box)
    return kept


def _upon(small, large):
    """How much of the smaller box lies in the larger."""
    wide = min(small[0] + small[2], large[0] + large[2]) - max(small[0], large[0])
    high = min(small[1] + small[3], large[1] + large[3]) - max(small[1], large[1])
    return max(0, wide) * max(0, high) / (small[2] * small[3])
