"""Where the frames of a strip of 35 mm film are: a comb laid on the gaps, then each tooth moved a little.

A frame is 36 mm by 24, the next begins 36.8 to 39 mm further. Shadows at the edge of a frame are as clear as
a gap, so no edge is trusted alone: the comb holds the frames that show none.
"""

import numpy as np

from mediatools.film.area import NEAR, film_in, grainless
from mediatools.film.area import base_of as base_in

WIDTH, HEIGHT = 36.0, 24.0
PITCHES = np.arange(36.8, 39.05, 0.1)
EDGE = 0.7
"""Millimetres on each side of an edge that are compared."""
SLACK = 1.2
"""Millimetres a frame may stand from its place on the comb."""
PULL = 0.12
MOST = 12
EMPTY = 0.985
"""A frame as clear as this saw nothing."""


def frames_in(light: np.ndarray) -> list[tuple]:
    """Areas of the frames (left, top, right, bottom as shares), from the light of a scanned strip.

    The strip lies along the longer side of the scan.
    """
    upright = light.shape[0] > light.shape[1]
    lying = light.transpose(1, 0, 2) if upright else light
    top, bottom, left, right = film_in(lying.max(axis=2))
    film = lying[top:bottom, left:right]
    clear = clearness(film)
    band_top, band_bottom = _band(clear)
    scale = (band_bottom - band_top) / HEIGHT
    profile = clear[band_top:band_bottom].mean(axis=0)
    found = []
    for begins in _teeth(profile, scale):
        inside = profile[max(0, int(begins)) : int(begins + WIDTH * scale)]
        if len(inside) and inside.mean() < EMPTY:
            begin, end = left + max(0, begins), left + min(len(profile), begins + WIDTH * scale)
            found.append(_shares(begin, top + band_top, end, top + band_bottom, lying.shape, upright))
    return found


def clearness(film):
    """Per pixel, whether the film is clear there; what the grain hides is smoothed over three pixels."""
    base, _ = base_in(grainless(film))
    density = np.log10(np.asarray(base) / np.maximum(film, 1e-5)).mean(axis=2)
    smooth = (density + np.roll(density, 1, 0) + np.roll(density, -1, 0)) / 3
    smooth = (smooth + np.roll(smooth, 1, 1) + np.roll(smooth, -1, 1)) / 3
    return (smooth < NEAR * 0.7).astype(float)


def _band(clear):
    """First and last row of the pictures: between the rebates, else all."""
    rows = np.flatnonzero(clear.mean(axis=1) < 0.9)
    if not len(rows) or rows[-1] - rows[0] < len(clear) * 0.5:
        return 0, len(clear)
    return rows[0], rows[-1] + 1


def _teeth(profile, scale):
    """Where each frame begins, in columns."""
    gain = _edges(profile, scale)
    length, width = len(profile), WIDTH * scale
    best = (-np.inf, [])
    for pitch in PITCHES * scale:
        many = min(MOST, max(1, int((length - width) / pitch + 1.06)))
        for first in np.arange(
            -0.5 * scale, max(1, length - width - (many - 1) * pitch) + 0.5 * scale, scale / 8
        ):
            places = first + pitch * np.arange(many)
            score = np.mean(gain[_inside(places, gain)])
            if score > best[0]:
                best = score, places
    return [_moved(place, gain, scale) for place in best[1]]


def _edges(profile, scale):
    """For a frame that begins at each column: how much clearer it is outside its edges than inside."""
    reach, width = max(1, round(EDGE * scale)), round(WIDTH * scale)
    padded = np.pad(profile, (width, 2 * width), constant_values=1.0)
    summed = np.concatenate([[0], np.cumsum(padded)])

    def mean(begin, end):
        return (summed[end] - summed[begin]) / reach

    at = np.arange(len(profile)) + width
    before, after = mean(at - reach, at), mean(at, at + reach)
    inside, outside = mean(at + width - reach, at + width), mean(at + width, at + width + reach)
    return before - after + outside - inside


def _moved(place, gain, scale):
    steps = np.arange(-SLACK * scale, SLACK * scale + 1)
    worth = gain[_inside(place + steps, gain)] - PULL * (steps / scale) ** 2
    return place + steps[int(np.argmax(worth))]


def _inside(places, gain):
    return np.clip(np.round(places).astype(int), 0, len(gain) - 1)


def _shares(left, top, right, bottom, shape, upright):
    across = left / shape[1], right / shape[1]
    down = top / shape[0], bottom / shape[0]
    ordered = (
        (down[0], across[0], down[1], across[1]) if upright else (across[0], down[0], across[1], down[1])
    )
    return tuple(round(float(each), 5) for each in ordered)
