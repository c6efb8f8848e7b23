"""Where the picture is in a scan: holder, sprocket holes and clear rebate are found and left out."""

from dataclasses import dataclass

import numpy as np

from mediatools.refusing import Refused

HOLDER = 0.02
"""Share of the scan's brightest light under which an edge is the holder that the film lies in."""
EVEN, NEAR = 0.08, 0.06
"""Density: how much a line of rebate varies, and how far from clear film a pixel is still clear."""
MOSTLY, CLEAR = 0.5, 0.85
DEEPEST = 0.16
"""No border is taken to be wider than this share of the film: a night sky is as clear as a rebate."""
INSET = 0.012
THINNEST, THINNER = 0.004, 0.03
"""Shares of the film: so little of it is thinner than what is taken for clear, dust and scratches aside."""
BIN, BLUR, SPARSE = 3, 1, 5
NO_FILM = "Aucun film n’est visible sur cette image : elle est toute claire ou toute noire."


@dataclass(frozen=True)
class Found:
    """`area`: of the picture, shares of the scan; `base`: light through clear film, seen `by_border`."""

    area: tuple
    base: tuple
    by_border: bool


def find(light: np.ndarray) -> Found:
    """From the light of a scan (height × width × 3)."""
    light = grainless(light)
    top, bottom, left, right = film_in(light.max(axis=2))
    film = light[top:bottom, left:right]
    base, by_border = base_of(film)
    clear = _clear(film, base)
    inner = [_depth(clear[::step]) for step in (1, -1)] + [_depth(clear.T[::step]) for step in (1, -1)]
    top, bottom, left, right = top + inner[0], bottom - inner[1], left + inner[2], right - inner[3]
    down, across = INSET * (bottom - top), INSET * (right - left)
    height, width = light.shape[:2]
    area = (left + across) / width, (top + down) / height, (right - across) / width, (bottom - down) / height
    return Found(tuple(round(float(each), 5) for each in area), base, by_border)


def grainless(light):
    """Three pixels by three made one: what is even to the eye is even in numbers."""
    height, width = (side // BIN * BIN for side in light.shape[:2])
    return light[:height, :width].reshape(height // BIN, BIN, width // BIN, BIN, 3).mean(axis=(1, 3))


def film_in(brightest):
    """Rows and columns that hold film, the dark holder cut away from outside."""
    lit = brightest > HOLDER * np.percentile(brightest, 99)
    rows, columns = np.flatnonzero(lit.mean(axis=1) > MOSTLY), np.flatnonzero(lit.mean(axis=0) > MOSTLY)
    if not len(rows) or not len(columns):
        return 0, brightest.shape[0], 0, brightest.shape[1]
    return rows[0], rows[-1] + 1, columns[0], columns[-1] + 1


def base_of(film: np.ndarray) -> tuple[tuple, bool]:
    """Light through clear film, and whether a border showed it: else the thinnest film is taken for clear."""
    density = -np.log10(np.maximum(film, 1e-5))
    solid = density[~_holes(density)][::SPARSE]
    if not len(solid):
        raise Refused(NO_FILM)
    across = density.transpose(1, 0, 2)
    lines = [line for side in (density, density[::-1], across, across[::-1]) for line in _even(side)]
    borders = [line for line in lines if (solid < line - NEAR).all(axis=1).mean() < THINNER]
    clear = np.median(borders, axis=0) if borders else np.quantile(solid, THINNEST, axis=0)
    return tuple(float(each) for each in 10**-clear), bool(borders)


def _even(density):
    """Densities of the lines from one side inwards that are the same from end to end."""
    for line in density[: int(DEEPEST * len(density))]:
        middle = np.median(line, axis=0)
        if (np.abs(line - middle) < EVEN).all(axis=1).mean() > CLEAR:
            yield middle


def _holes(density):
    """Sprocket holes: what lets all light through, in every colour alike, and what their edges blur into."""
    hole = (density < density.min() + 0.05).all(axis=2)
    for axis in (0, 1):
        hole = np.any([np.roll(hole, step, axis) for step in range(-BLUR, BLUR + 1)], axis=0)
    return hole


def _clear(film, base):
    """Which pixels are clear film, a hole, or the holder."""
    density = np.log10(np.asarray(base) / np.maximum(film, 1e-5))
    return (density < NEAR).all(axis=2) | (film.max(axis=2) < HOLDER * film.max())


def _depth(clear):
    """Lines from the first one inwards that hold nothing but border."""
    depth = int(DEEPEST * len(clear))
    border = np.flatnonzero(clear[:depth].mean(axis=1) > CLEAR)
    return int(border[-1]) + 1 if len(border) and len(border) < depth else 0
