"""Film whose truth is known: a scene, what film keeps of it, and the scan of that film."""

import numpy as np
import pyvips

from mediatools.imagined.film import DEPTH, GAMMAS, MASK, developed, in_holder, scanned

__all__ = ["DEPTH", "GAMMAS", "MASK", "developed", "in_holder", "scanned", "scene", "strip"]

VIVID = 0.9


def scene(width=360, height=240, seed=5):
    """sRGB numbers of a photograph: soft shapes of many colours and tones, a grey ramp, a white, a black."""
    chance = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for cells in (3, 6, 12):
        blocks = (chance.random((cells, cells, 3)) * 255).astype(np.uint8)
        grown = pyvips.Image.new_from_array(blocks).resize(
            width / cells, vscale=height / cells, kernel="cubic"
        )
        picture += grown.numpy()[:height, :width] / 3
    grey = picture.mean(axis=2, keepdims=True)
    picture = np.clip((grey - 128) * 2.4 + 122 + (picture - grey) * VIVID, 0, 255)
    ramp = np.linspace(0, 255, width)[None, :, None]
    picture[height // 2 : height // 2 + height // 10] = ramp
    picture[: height // 6, : width // 6] = 255
    picture[: height // 6, width // 6 : width // 3] = 2
    return picture.round().astype(np.uint8)


def strip(many=6, scale=6.0, *, seed=3, darkest=2.0):
    """Light through a strip of frames of ever other exposure and gap, and where each begins, in shares.

    `scale`: pixels of one millimetre; `darkest`: how many tenfolds less light the darkest frame saw.
    """
    chance = np.random.default_rng(seed)
    width, height, rebate = round(36 * scale), round(24 * scale), round(3 * scale)
    gaps = np.round(chance.uniform(1.2, 2.6, many + 1) * scale).astype(int)
    length = many * width + gaps.sum()
    film = np.tile(MASK, (height + 2 * rebate, length, 1))
    at, begins = 0, []
    for number in range(many):
        at += gaps[number]
        seen = scene(width, height, seed=seed * 100 + number)
        exposure = 10 ** -chance.uniform(0, darkest)
        film[rebate:-rebate, at : at + width] = developed(seen, exposure=exposure)
        begins.append(at / length)
        at += width
    return film, begins, width / length
