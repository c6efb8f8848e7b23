"""What film does to light, by the law that the tools turn round; and a strip of it under the scanner."""

import numpy as np
import pyvips
from PIL import ImageOps

MASK = np.array([0.86, 0.42, 0.24])
GAMMAS = np.array([0.55, 0.60, 0.66])
GREY_BASE, GREY_GAMMA = np.array([0.72, 0.72, 0.72]), 0.62
"""Black-and-white film: no mask, every colour darkened alike."""
DEPTH = 150.0
"""Light of the scene's white, in thresholds of the film."""


def developed(numbers, *, gammas=GAMMAS, mask=MASK, depth=DEPTH, exposure=1.0):
    """Light 0..1 through the film that saw these sRGB numbers, each layer by its law."""
    code = numbers / 255
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return mask * 10 ** (-np.asarray(gammas) * np.log10(1 + depth * exposure * light))


def in_holder(film, *, mask=MASK, rebate=0.05, holder=0.06, holes=True):
    """The film with its clear rebate and sprocket holes, in a dark holder; and where the picture is in it."""
    height, width = film.shape[:2]
    rim, dark = round(rebate * width), round(holder * width)
    whole = np.full((height + 2 * (rim + dark), width + 2 * (rim + dark), 3), 0.002)
    whole[dark:-dark, dark:-dark] = mask
    edge = rim + dark
    whole[edge:-edge, edge:-edge] = film
    if holes:
        across = np.arange(whole.shape[1])
        punched = (across % (width // 8) < width // 16) & (across > dark) & (across < whole.shape[1] - dark)
        for row in (slice(dark, dark + rim // 2), slice(-dark - rim // 2, -dark)):
            whole[row, punched] = 1.0
    shares = edge / whole.shape[1], edge / whole.shape[0]
    return whole, (shares[0], shares[1], 1 - shares[0], 1 - shares[1])


def strip_of(pictures, *, grey=False, scale=14.0, exposures=()):
    """Light through a strip of these pictures. `scale`: pixels of one millimetre."""
    mask = GREY_BASE if grey else MASK
    gammas = GREY_GAMMA if grey else GAMMAS
    width, height, rebate, gap = (round(side * scale) for side in (36, 24, 5.5, 2))
    film = np.tile(mask, (height + 2 * rebate, len(pictures) * (width + gap) + gap, 1))
    for number, picture in enumerate(pictures):
        seen = np.asarray(ImageOps.fit(picture.convert("RGB"), (width, height)), float)
        if grey:
            seen = np.repeat(seen @ [[0.3], [0.59], [0.11]], 3, axis=2)
        exposure = exposures[number] if number < len(exposures) else 1.0
        left = gap + number * (width + gap)
        film[rebate:-rebate, left : left + width] = developed(
            seen, gammas=gammas, mask=mask, exposure=exposure
        )
    pitch, hole, tall = 4.75 * scale, round(2.8 * scale), round(2 * scale)
    for start in np.arange(pitch / 2, film.shape[1] - hole, pitch):
        for top in (round(1.5 * scale), film.shape[0] - round(1.5 * scale) - tall):
            film[top : top + tall, int(start) : int(start) + hole] = 1.0
    return film


def scanned(light, path, *, noise=0.0004, seed=1, rendered=False):
    """A TIFF of 16 bits, linear; `rendered`: a JPEG as a camera makes it, its channels mixed, sRGB."""
    light = light + np.random.default_rng(seed).normal(0, noise, light.shape)
    if rendered:
        light = light @ np.array([[1.18, -0.12, -0.06], [-0.10, 1.16, -0.06], [0.0, -0.05, 1.05]]).T
    light = np.clip(light, 0, 1)
    if not rendered:
        pixels = np.round(light * 65535).astype(np.uint16)
        pyvips.Image.new_from_array(pixels).copy(interpretation="rgb16").write_to_file(str(path))
        return path
    code = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    pyvips.Image.new_from_array(np.round(code * 255).astype(np.uint8)).jpegsave(str(path), Q=97)
    return path
