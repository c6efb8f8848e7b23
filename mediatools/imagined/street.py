"""Fronts of houses in the sun of the south, and blocks of flats with their pines."""

import numpy as np
from PIL import Image, ImageDraw

from .grain import HIGH, WIDE, between, chance, colour, fractal, lay, photographed, soft

WALLS = "#e8c9a0 #f0dcc0 #dba77b #e6d4cf #cfd8cf #eebf8f #f4ead6".split()
SHUTTERS = "#3f6f8f #557a5a #8c3b33 #6d7f93 #b38a4d #2f5d62".split()
AWNINGS = "#b5372f #2f6d62 #1f4e8c #c98a1d".split()
TWICE = 2


def street(seed, hour="noon", *, wide=WIDE, high=HIGH):
    """Five or six old houses wall to wall, each with its shutters, a shop below, and the shadow opposite."""
    random = chance(seed)
    drawn = Image.new("RGB", (wide * TWICE, high * TWICE), "#c9b79c")
    pen, x, ground = ImageDraw.Draw(drawn), -40, high * TWICE * 0.86
    while x < wide * TWICE:
        span = int(random.uniform(0.15, 0.24) * wide * TWICE)
        top = random.uniform(0.10, 0.26) * high * TWICE
        _house(pen, random, (x, top, x + span, ground))
        x += span
    houses = np.asarray(drawn.reduce(2), "f4") / 255
    return _lit(houses.copy(), seed, hour)


def towers(seed, hour="noon", *, wide=WIDE, high=HIGH):
    """Blocks of flats on a hill: rows of balconies, washing, pines in front."""
    random = chance(seed)
    drawn = Image.new("RGB", (wide * TWICE, high * TWICE), "#b9ad8c")
    pen, ground = ImageDraw.Draw(drawn), high * TWICE * 0.84
    for place in (0.02, 0.36, 0.68):
        left, top = place * wide * TWICE, random.uniform(0.12, 0.42) * high * TWICE
        _block(pen, random, (left, top, left + random.uniform(0.26, 0.31) * wide * TWICE, ground))
    for _tree in range(9):
        _pine(pen, random, random.uniform(0, wide * TWICE), ground + random.uniform(0, 60), high * TWICE)
    blocks = np.asarray(drawn.reduce(2), "f4") / 255
    return _lit(blocks.copy(), seed, hour, shade=False)


def _house(pen, random, box):
    left, top, right, ground = box
    wall, shutter = random.choice(WALLS), random.choice(SHUTTERS)
    pen.rectangle(box, fill=wall)
    pen.rectangle((left - 4, top - 16, right + 4, top), fill="#9c5a3c")
    pen.rectangle((left, top, right, top + 12), fill="#cdb08a")
    columns, rows = max(2, int((right - left) // 150)), int((ground - top) // 230)
    step = (right - left) / columns
    for row in range(rows):
        for column in range(columns):
            x, y = left + step * (column + 0.5), top + 60 + row * 220
            if y + 150 > ground - 190:
                continue
            _window(pen, random, x, y, min(64, step * 0.42), shutter)
    _shop(pen, random, (left + 26, ground - 200, right - 26, ground))


def _window(pen, random, x, y, span, shutter):
    is_open = random.random() < 0.7
    pen.rectangle((x - span / 2 - 5, y - 5, x + span / 2 + 5, y + 125), fill="#efe6d6")
    pen.rectangle((x - span / 2, y, x + span / 2, y + 120), fill="#33404a" if is_open else shutter)
    if is_open:
        pen.line((x, y, x, y + 120), fill="#efe6d6", width=4)
        for side in (-1, 1):
            edge = x + side * (span / 2 + 4)
            pen.rectangle(sorted_box(edge, y - 2, edge + side * span * 0.42, y + 122), fill=shutter)
    if random.random() < 0.35:
        pen.rectangle((x - span / 2 - 8, y + 108, x + span / 2 + 8, y + 126), fill="#5b4a3c")
        for flower in range(7):
            at = x - span / 2 + flower * span / 6
            pen.ellipse(
                (at - 7, y + 96, at + 7, y + 112), fill=random.choice(["#c23b4a", "#d9657f", "#4f7a3a"])
            )


def _shop(pen, random, box):
    left, top, right, ground = box
    if random.random() < 0.55:
        pen.rectangle((left, top + 40, right, ground), fill="#3c3a38")
        pen.rectangle((left + 14, top + 62, right - 14, ground - 26), fill="#c9a766")
        paint, stripe = random.choice(AWNINGS), 26
        for number, x in enumerate(range(int(left) - 10, int(right) + 10, stripe)):
            fill = paint if number % 2 else "#f3ead8"
            pen.polygon(
                [(x, top), (x + stripe, top), (x + stripe + 4, top + 62), (x + 4, top + 62)], fill=fill
            )
        return
    middle = (left + right) / 2
    pen.rectangle((middle - 52, top + 10, middle + 52, ground), fill="#e9dfcd")
    pen.rectangle((middle - 42, top + 20, middle + 42, ground), fill=random.choice(SHUTTERS))
    pen.ellipse((middle + 22, top + 110, middle + 34, top + 122), fill="#d8b25a")


def _block(pen, random, box):
    left, top, right, ground = box
    wall = random.choice(["#dcd6c8", "#d2c8b4", "#c9cfd2", "#e2d2bd"])
    pen.rectangle(box, fill=wall)
    floors, flats = int((ground - top) // 92), 5
    step = (right - left) / flats
    for floor in range(floors):
        y = top + 22 + floor * 92
        for flat in range(flats):
            x = left + flat * step
            glass = "#f1c979" if random.random() < 0.14 else random.choice(["#4a5a66", "#5d6d78", "#3d4a55"])
            pen.rectangle((x + 14, y, x + step - 14, y + 52), fill=glass)
            pen.rectangle(
                (x + 6, y + 40, x + step - 6, y + 64), fill=random.choice(["#a3472f", wall, "#8fa0a8"])
            )
            if random.random() < 0.22:
                for cloth in range(3):
                    at = x + 20 + cloth * 24
                    pen.rectangle((at, y + 44, at + 18, y + 74), fill=random.choice(AWNINGS + ["#f4f1ea"]))


def _pine(pen, random, x, foot, high):
    tall, green = random.uniform(0.14, 0.3) * high, random.choice(["#2f4a2b", "#3d5a30", "#26402a"])
    pen.line((x, foot, x + tall * 0.06, foot - tall * 0.7), fill="#4b382a", width=12)
    for _leaf in range(16):
        dx, dy = random.uniform(-0.4, 0.4) * tall, random.uniform(-0.12, 0.1) * tall
        size = tall * random.uniform(0.1, 0.2)
        at, up = x + dx + tall * 0.05, foot - tall * 0.8 + dy
        pen.ellipse((at - size, up - size * 0.55, at + size, up + size * 0.55), fill=green)


def _lit(picture, seed, hour, *, shade=True):
    """Sky above the roofs, the texture of plaster, the shadow of what stands opposite."""
    high, wide = picture.shape[:2]
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    ground = colour("#c9b79c") if shade else colour("#b9ad8c")
    is_sky = (np.abs(picture - ground).sum(2) < 0.02) & (y < 0.7)
    above, horizon = ("#4f8fd0", "#dcebf3") if hour == "noon" else ("#3b3f72", "#f0955a")
    sky = between(above, horizon, np.clip(y * 1.6, 0, 1))
    clouds = np.clip(fractal(wide, high, f"{seed} sky", cells=3, stretch=2.5) * 2.6 - 1.3, 0, 1)
    lay(sky, colour("#fffaf0"), clouds * 0.8)
    plaster = fractal(wide, high, f"{seed} wall", cells=14, octaves=5)
    fine = fractal(wide, high, f"{seed} fine", cells=90, octaves=3)
    picture *= (0.80 + 0.26 * plaster + 0.12 * (fine - 0.5))[..., None]
    if shade:
        edge = 0.63 + 0.16 * x + 0.10 * np.floor(np.sin(x * 9) * 1.5) / 2
        lay(picture, picture * colour("#5d6a92"), soft((y > edge).astype("f4"), 3) * 0.75)
    if hour == "dusk":
        picture *= colour("#e2a08c") * 0.82
    lay(picture, sky, soft(is_sky.astype("f4"), 0.7))
    return photographed(picture, seed)


def sorted_box(x0, y0, x1, y1):
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
