"""Hills behind hills, as one sees them from above a valley, at every hour."""

import numpy as np

from .grain import HIGH, WIDE, between, chance, colour, fractal, lay, line, photographed, soft

HOURS = {
    # sky above, sky at the horizon, far ridge, near ridge, light
    "dawn": ("#6f86b5", "#f3c9a5", "#b9a6b4", "#2d3a3a", "#ffe2b8"),
    "noon": ("#3f7fc4", "#cfe3f2", "#9db6c9", "#3a5527", "#fffbe8"),
    "dusk": ("#2f3567", "#f08a4b", "#8d5a78", "#1b1d2c", "#ffc277"),
    "mist": ("#aab4bd", "#dfe3e2", "#c4cccd", "#4d5a58", "#f5f3ea"),
}


def hills(seed, hour="noon", river=False, *, trees=150, wide=WIDE, high=HIGH):
    """A picture of a valley. `river`: with water in front that shows the sky."""
    above, horizon, far, near, light = HOURS[hour]
    y = np.linspace(0, 1, high)[:, None] * np.ones((1, wide))
    picture = between(above, horizon, np.clip(y / 0.55, 0, 1) ** 1.4)
    clouds = np.clip(fractal(wide, high, f"{seed} sky", cells=3, stretch=3) * 2.6 - 1.25, 0, 1)
    lay(picture, colour(light), clouds * (0.75 - y * 0.7).clip(0))
    _sun(picture, colour(light), chance(seed).uniform(0.2, 0.8) * wide, high * 0.36)
    ridges = 6
    for number in range(ridges):
        share = number / (ridges - 1)
        top = 0.36 + 0.075 * number + (line(wide, f"{seed} {number}", cells=2 + number) - 0.5) * 0.22
        _ridge(picture, y - top, between(far, near, share**0.8), f"{seed} {number}", share)
    if river:
        _river(picture, y, between(above, horizon, 0.8), seed)
    _trees(picture, chance(f"{seed} trees"), colour(near) * 0.62, trees)
    return photographed(picture, seed)


def _sun(picture, light, x, y):
    high, wide = picture.shape[:2]
    rows, columns = np.mgrid[:high, :wide]
    far = np.hypot(columns - x, rows - y) / wide
    lay(picture, light, 0.85 * np.exp(-far * 7) + (far < 0.022) * 0.6)


def _ridge(picture, below, paint, seed, share):
    high, wide = below.shape
    leaves = fractal(wide, high, f"{seed} leaves", cells=10, octaves=5)
    lit = 0.82 + 0.36 * leaves if share > 0.3 else 0.94 + 0.12 * leaves
    mist = np.exp(-np.clip(below, 0, 1) * 9)[..., None] * (0.10 + 0.12 * share)
    lay(picture, paint * (lit[..., None] - mist), np.clip(below * high, 0, 1))


def _river(picture, y, sky, seed):
    high, wide = y.shape
    middle = 0.5 + (line(wide, f"{seed} bank", cells=2) - 0.5) * 0.1
    water = np.clip((y - 0.80 - (middle - 0.5)) * 60, 0, 1) * np.clip((0.97 - y) * 60, 0, 1)
    waves = fractal(wide, high, f"{seed} waves", cells=4, stretch=6)
    lay(picture, sky * (0.62 + 0.5 * waves[..., None]), soft(water, 2) * 0.9)


def _trees(picture, random, paint, many):
    high, wide = picture.shape[:2]
    rows, columns = np.mgrid[:high, :wide]
    for _tree in range(many):
        foot, x = random.uniform(0.80, 1.05) * high, random.uniform(0, wide)
        tall = random.uniform(0.015, 0.05) * high * (foot / high) ** 6
        slim = random.choice([0.22, 0.55])
        top, bottom = int(max(0, foot - 2 * tall)), int(min(high, foot + 2))
        left, right = int(max(0, x - tall)), int(min(wide, x + tall))
        part = np.s_[top:bottom, left:right]
        crown = ((columns[part] - x) / (tall * slim)) ** 2 + ((rows[part] - foot + tall) / tall) ** 2
        lay(picture[part], paint * random.uniform(0.85, 1.3), np.clip((1 - crown) * 5, 0, 1))
