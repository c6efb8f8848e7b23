"""Dishes seen from above on a table: what is cooked in many countries, in bowls, plates and trays."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .grain import WIDE, chance, colour, fractal, lay, photographed, soft

HIGH, TWICE = 900, 2
DISHES = {
    # cloth, bowl, what it swims in or lies on; then pieces: colour, how many, size, how long
    "soup": (
        "#8c3b33 #e9e2d2 #b8532a",
        "#8f2f1d 40 15 1.0",
        "#e0b060 60 11 1.8",
        "#5d8a3a 90 6 2.2",
    ),
    "pan": (
        "#8c3b33 #2b2b2e #6a4426",
        "#e8c27a 70 16 2.9",
        "#8a4a32 26 30 1.2",
        "#c9772b 50 7 1.0",
    ),
    "pot": (
        "#8c3b33 #6f7378 #a8432a",
        "#e0b060 80 12 1.2",
        "#7c3a2a 20 26 1.2",
        "#b7a45c 120 6 1.8",
    ),
    "rice": (
        "#2f5d62 #f1ece1 #f0e8d4",
        "#fbf7ea 900 7 2.6",
        "#d9902f 26 34 1.5",
        "#f3d98f 30 24 3.2",
        "#5b7c2f 26 13 1.1",
    ),
    "greens": (
        "#c9a766 #7a4a2c #a9b56b",
        "#3f6a2c 260 13 3.4",
        "#7c3a2a 14 34 1.0",
        "#e7dca8 18 20 1.4",
    ),
    "chestnuts": (
        "#5b4a3c #d9d3c7 #cdb083",
        "#8a5a34 44 26 1.15",
        "#e9d8b6 30 14 1.0",
        "#48632d 24 7 2.6",
    ),
    "salad": (
        "#e7d9bf #2e3f57 #d8c48a",
        "#c8352b 34 26 1.1",
        "#6f9b3d 80 20 2.4",
        "#f6f2e4 26 19 1.1",
        "#2d2a32 20 13 1.3",
    ),
    "pastries": (
        "#41587a #cfa15a #b98a46",
        "#d8a24b 18 62 1.7",
        "#8b5a22 60 5 1.0",
        "#9fb85a 70 6 1.4",
    ),
    "rolls": (
        "#6b7f5a #f4f1e8 #e9e3d0",
        "#f1ead9 9 70 2.9",
        "#7aa04a 60 14 3.0",
        "#d7672f 40 9 3.2",
        "#c99aa0 12 18 1.8",
    ),
    "tea": (
        "#a4512f #d9b25a #9a6a24",
        "#4f7d35 60 22 1.9",
        "#c9d98f 12 12 1.3",
    ),
}


def dish(name, *, wide=WIDE, high=HIGH):
    """A picture of that dish, the light coming from the window on the left."""
    paints, *pieces = DISHES[name]
    cloth, bowl, bed = paints.split()
    random = chance(name)
    picture = _table(cloth, name, wide, high)
    centre, radius = (wide * 0.52, high * 0.5), high * 0.40
    y, x = np.mgrid[:high, :wide]
    far = np.hypot(x - centre[0], y - centre[1]) / radius
    shadow = np.hypot(x - centre[0] - 22, y - centre[1] - 26) < radius * 1.02
    lay(picture, colour("#15100c"), soft(shadow.astype("f4"), 20) * 0.55)
    sheen = 0.90 + 0.22 * ((centre[0] - x + centre[1] - y) / radius / 2)
    rim = 0.86 + 0.18 * np.clip((far - 0.72) / 0.2, 0, 1)
    lay(picture, colour(bowl) * (sheen * rim)[..., None], np.clip((1 - far) * radius, 0, 1))
    inside = soft((far < 0.74).astype("f4"), 2)
    spots = fractal(wide, high, f"{name} bed", cells=24)
    lay(picture, colour(bed) * (0.72 + 0.5 * spots[..., None]), inside)
    for piece in pieces:
        _strew(picture, random, centre, radius * 0.70, piece.split())
    hollow = np.clip((far - 0.5) * 3, 0, 1) * (far < 0.74) * ((x + y) < centre[0] + centre[1])
    lay(picture, colour("#000000"), soft(hollow.astype("f4"), 8) * 0.30)
    _spoon(picture, high)
    return photographed(picture * colour("#fff4e2"), name, grain=0.014)


def _table(cloth, seed, wide, high):
    threads = fractal(wide, high, f"{seed} threads", cells=120, octaves=2)
    folds = fractal(wide, high, f"{seed} folds", cells=3, octaves=3)
    x = np.arange(wide)[None, :]
    stripes = np.where((x // 46) % 6 == 0, 1.22, 1.0) * np.ones((high, 1))
    light = np.linspace(1.1, 0.78, wide)[None, :]
    return colour(cloth) * ((0.78 + 0.3 * threads + 0.25 * (folds - 0.5)) * stripes * light)[..., None]


def _strew(picture, random, centre, reach, piece):
    """Pieces at random, each lit from the left and with its own shadow."""
    paint, (many, size, long) = piece[0], map(float, piece[1:])
    high, wide = picture.shape[:2]
    drawn = Image.new("RGBA", (wide * TWICE, high * TWICE))
    pen = ImageDraw.Draw(drawn)
    for _piece in range(int(many)):
        turn, far = random.uniform(0, 2 * np.pi), np.sqrt(random.random()) * reach
        x, y = centre[0] + np.cos(turn) * far, centre[1] + np.sin(turn) * far
        _pebble(pen, random, (x * TWICE, y * TWICE), size * TWICE * random.uniform(0.8, 1.2), long, paint)
    small = drawn.reduce(2)
    numbers = np.asarray(small, "f4") / 255
    cover = small.getchannel("A")
    fallen = np.asarray(cover.filter(ImageFilter.GaussianBlur(5)), "f4") / 255
    lay(picture, colour("#1a0f08"), np.roll(fallen, (5, 5), (0, 1)) * 0.45)
    lay(picture, numbers[..., :3], numbers[..., 3])


def _pebble(pen, random, at, size, long, paint):
    turn, (x, y) = random.uniform(0, np.pi), at
    shade = random.uniform(0.82, 1.14)
    corners = np.linspace(0, 2 * np.pi, 22)
    for part, light, shift in ((1.0, 0.72, 0), (0.86, 1.0, -0.05), (0.5, 1.18, -0.16)):
        across, along = np.cos(corners) * size * long / 2 * part, np.sin(corners) * size / 2 * part
        xs = x + across * np.cos(turn) - along * np.sin(turn) + shift * size
        ys = y + across * np.sin(turn) + along * np.cos(turn) + shift * size
        rgb = tuple(int(v) for v in np.clip(colour(paint) * light * shade, 0, 1) * 255)
        pen.polygon(list(zip(xs, ys, strict=True)), fill=(*rgb, 255))


def _spoon(picture, high):
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]]
    bowl = ((x - 110) / 44) ** 2 + ((y - high * 0.30) / 66) ** 2 < 1
    handle = (np.abs(x - 110) < 9 + (y - high * 0.3) / 90) & (y > high * 0.3) & (y < high * 0.86)
    mask = (bowl | handle).astype("f4")
    lay(picture, colour("#0d0a08"), soft(np.roll(mask, (10, 12), (0, 1)), 8) * 0.5)
    lay(picture, colour("#d9d4c8") * (0.7 + 0.4 * np.sin(x / 26))[..., None], soft(mask, 1))
