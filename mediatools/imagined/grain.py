"""What makes a surface of numbers look like matter: noise of every size, soft edges, colours between two."""

import numpy as np
from PIL import Image, ImageFilter

WIDE, HIGH = 1200, 800


def chance(seed) -> np.random.Generator:
    """The same numbers each time for the same words."""
    return np.random.default_rng(list(str(seed).encode()))


def fractal(wide, high, seed, *, cells=4, octaves=5, stretch=1.0) -> np.ndarray:
    """Clouds, stone, leaves: smooth noise of finer and finer grain, 0 to 1. `stretch`: longer than high."""
    random, whole, weight = chance(seed), np.zeros((high, wide), "f4"), 0.0
    for octave in range(octaves):
        rows = max(2, round(cells * 2**octave * stretch * high / wide))
        grid = random.random((rows + 1, cells * 2**octave + 1), "f4")
        grown = Image.fromarray(grid).resize((wide, high), Image.Resampling.BICUBIC)
        whole += np.asarray(grown) / 2**octave
        weight += 1 / 2**octave
    return np.clip(whole / weight, 0, 1)


def line(wide, seed, *, cells=4, octaves=6) -> np.ndarray:
    """The same along one line: a ridge, a horizon."""
    return fractal(wide, 2, seed, cells=cells, octaves=octaves)[0]


def colour(words) -> np.ndarray:
    """« #d9a05b » as three shares."""
    return np.array([int(words[at : at + 2], 16) for at in (1, 3, 5)], "f4") / 255


def between(first, last, share) -> np.ndarray:
    """From one colour to another; `share` is a number or a surface."""
    share = np.asarray(share, "f4")[..., None]
    return colour(first) * (1 - share) + colour(last) * share


def soft(mask, radius) -> np.ndarray:
    """A surface with softer edges."""
    drawn = Image.fromarray((np.clip(mask, 0, 1) * 255).astype("u1"))
    return np.asarray(drawn.filter(ImageFilter.GaussianBlur(radius)), "f4") / 255


def lay(picture, paint, mask) -> None:
    """Put a colour, or another picture, where the mask says."""
    picture += (paint - picture) * np.clip(mask, 0, 1)[..., None]


def photographed(picture, seed, *, grain=0.018, vignette=0.25) -> Image.Image:
    """As a camera gives it: darker corners, a little grain."""
    high, wide = picture.shape[:2]
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    light = 1 - vignette * ((x**2 + y**2) / 2) ** 1.5
    spots = chance(f"{seed} grain").normal(0, grain, (high, wide, 1)).astype("f4")
    numbers = np.clip(picture * light[..., None] + spots, 0, 1)
    return Image.fromarray((numbers * 255).round().astype("u1"))
