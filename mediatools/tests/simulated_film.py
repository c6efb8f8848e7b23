"""Film whose truth is known: a scene, what film keeps of it, and the scan of that film."""

import numpy as np
import pyvips

MASK = np.array([0.86, 0.42, 0.24])
GAMMAS = np.array([0.55, 0.60, 0.66])
VIVID = 0.9
DEPTH = 150.0
"""Light of the scene's white, in thresholds of the film."""


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
