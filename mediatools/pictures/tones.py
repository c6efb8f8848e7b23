"""Whether a photograph is in colour, or in black and white: also one that is toned, as an old print is."""

from pathlib import Path

import numpy as np

from mediatools.pictures.decoding import decoded
from mediatools.pictures.opening import whole

LARGEST = 256
"""Pixels of the longer side of what is looked at."""
LEVELS = 10
STRAY, MOST = 8.0, 0.02
"""Distance in a* and b* from what its lightness has in the mean, and the share of a picture that may stray:
the rest of a JPEG, and no more."""
FAR = 50.0
"""Distance in a* and b* between two lightnesses: ink and paper of a toned print are nearer; a sunset not."""
COLOUR, BLACK_WHITE = "colour", "black_white"


def tones(original: str) -> dict:
    """{"tones": "colour" or "black_white"}. Raises Refused.

    In a toned print each lightness has one hue; in a colour photograph one lightness has many. Dust, a stamp
    or a coloured border larger than two hundredths of the picture make it a picture in colour.
    """
    with whole():
        picture = decoded(Path(original), lambda width, height: LARGEST)
        picture = picture.flatten(background=255) if picture.hasalpha() else picture
        if picture.bands < 3:
            return {"tones": BLACK_WHITE}
        lab = picture.colourspace("lab").numpy().reshape(-1, 3)
    return {"tones": COLOUR if _straying(lab) > MOST else BLACK_WHITE}


def _straying(lab) -> float:
    """The share of points whose hue is not that of their lightness; 1 where lightnesses are far apart."""
    level = np.clip(lab[:, 0] / (100 / LEVELS), 0, LEVELS - 1).astype(int)
    astray, middles = 0, []
    for number in range(LEVELS):
        hues = lab[level == number, 1:]
        if len(hues) > MOST * len(lab):
            middles.append(np.median(hues, axis=0))
        if len(hues):
            astray += int((np.linalg.norm(hues - np.median(hues, axis=0), axis=1) > STRAY).sum())
    apart = max((np.linalg.norm(one - other) for one in middles for other in middles), default=0)
    return 1.0 if apart > FAR else astray / len(lab)
