"""What a darkroom makes without a camera: photograms of leaves and small things, strips of tries."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from .grain import chance, fractal, photographed

WIDE, HIGH = 900, 1200


def photogram(seed, things="leaves", *, wide=WIDE, high=HIGH):
    """White shapes on black paper: the light did not come where something lay."""
    random, drawn = chance(seed), Image.new("L", (wide * 2, high * 2))
    pen = ImageDraw.Draw(drawn)
    across, down = (2, 3) if things == "leaves" else (3, 5)
    for number in range(across * down):
        column, row = number % across + random.uniform(0.2, 0.7), number // across + random.uniform(0.3, 0.7)
        at = column / across * wide * 2, row / down * high * 2
        draw = _leaf if things == "leaves" else (_key, _washer, _screw)[number % 3]
        draw(pen, random, at, random.uniform(0.9, 1.3))
    drawn = drawn.reduce(2)
    near, far = (np.asarray(drawn.filter(ImageFilter.GaussianBlur(r)), "f4") / 255 for r in (1.2, 16))
    glow = 0.78 * near + 0.30 * far * (0.5 + fractal(wide, high, seed, cells=9))
    grey = 0.05 + 0.9 * np.clip(glow, 0, 1)
    return photographed(np.repeat(grey[..., None], 3, 2), seed, grain=0.03, vignette=0.1).convert("L")


def tries(picture, steps=6):
    """A strip of tries: the same picture, each part lit longer than the one before."""
    grey = np.asarray(ImageOps.grayscale(picture), "f4") / 255
    high, wide = grey.shape
    for step in range(steps):
        part = np.s_[:, step * wide // steps : (step + 1) * wide // steps]
        grey[part] = np.clip(grey[part], 0.01, 1) ** (0.42 + 0.34 * step) * (1 - 0.05 * step)
        grey[:, min(wide - 1, (step + 1) * wide // steps)] *= 0.8
    return photographed(np.repeat(grey[..., None], 3, 2), "tries", grain=0.035).convert("L")


def _leaf(pen, random, at, scale):
    turn, length = random.uniform(0, 2 * np.pi), 620 * scale
    along, across = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    middle = np.array(at)
    pen.line((*(middle - along * length / 2), *(middle + along * length / 2)), fill=215, width=9)
    for step in np.linspace(-0.42, 0.48, 15):
        span = 210 * scale * np.cos(step * 2.6) ** 0.8
        for side in (-1, 1):
            root = middle + along * length * step
            tip = root + across * side * span + along * span * 0.55
            bulge = (root + tip) / 2 - along * 26 * scale
            pen.polygon(
                [tuple(root), tuple(bulge), tuple(tip), tuple((root + tip) / 2 + along * 20 * scale)],
                fill=235,
            )


def _key(pen, random, at, scale):
    x, y = at
    pen.ellipse((x - 60, y - 60, x + 60, y + 60), fill=240)
    pen.ellipse((x - 32, y - 32, x + 32, y + 32), fill=0)
    pen.rectangle((x + 50, y - 12, x + 280 * scale, y + 12), fill=240)
    for tooth in (190, 230, 262):
        pen.rectangle((x + tooth * scale, y, x + (tooth + 20) * scale, y + 30 + tooth % 37), fill=240)


def _washer(pen, random, at, scale):
    (x, y), size = at, 70 * scale
    pen.ellipse((x - size, y - size, x + size, y + size), fill=225)
    pen.ellipse((x - size / 2, y - size / 2, x + size / 2, y + size / 2), fill=30)


def _screw(pen, random, at, scale):
    (x, y), long = at, int(240 * scale)
    pen.polygon([(x - 44, y), (x + 44, y), (x + 22, y + 34), (x - 22, y + 34)], fill=245)
    for step in range(34, long, 18):
        pen.polygon([(x - 22, y + step), (x + 22, y + step + 9), (x, y + step + 26)], fill=230)
