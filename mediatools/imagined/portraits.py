"""Faces as drawings: flat colours, one light. Nobody in particular."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from .grain import between, chance, colour, fractal, lay, photographed, soft

WIDE, HIGH, TWICE = 900, 1100, 2


@dataclass(frozen=True)
class Face:
    skin: str
    hair: str
    cut: str
    """long, curls, short, scarf, bun, cap, bald."""
    coat: str
    back: str
    glasses: bool = False
    beard: bool = False


FACES = {
    "sound": Face("#b97a52", "#2b211d", "short", "#2f4858", "#d9a24a", beard=True),
    "press": Face("#e2b48f", "#8a4b2a", "bun", "#7a2f3a", "#7fa0a6", glasses=True),
    "editing": Face("#8a5637", "#1d1716", "curls", "#d98f3c", "#4a5c87"),
    "binding": Face("#dba985", "#b9b2a8", "bald", "#5a6b4a", "#c98d6a", glasses=True, beard=True),
    "garden": Face("#c48a62", "#3f6f8f", "scarf", "#8a3f4f", "#9fb58a"),
    "drone": Face("#a06a45", "#c9452f", "cap", "#3c4a59", "#e0c48f"),
    "cook": Face("#d7a07a", "#3a2a22", "long", "#e8e0d2", "#6f8f7f"),
    "elder": Face("#e0bb9c", "#dcdcdc", "curls", "#46607a", "#b57f6b", glasses=True),
}


def portrait(name, *, wide=WIDE, high=HIGH):
    """A portrait in the studio, as far as the chest."""
    face, middle = FACES[name], wide
    drawn = Image.new("RGBA", (wide * TWICE, high * TWICE))
    pen = ImageDraw.Draw(drawn)
    _behind(pen, face, middle)
    pen.rounded_rectangle((middle - 640, 1560, middle + 640, 2600), 330, fill=face.coat)
    pen.polygon([(middle - 150, 1540), (middle + 150, 1540), (middle, 1800)], fill=_darker(face.skin, 0.9))
    pen.rounded_rectangle((middle - 130, 1260, middle + 130, 1650), 90, fill=_darker(face.skin, 0.82))
    for side in (-1, 1):
        x = middle + side * 345
        pen.ellipse((x - 60, 870, x + 60, 1060), fill=_darker(face.skin, 0.93))
    pen.ellipse((middle - 345, 510, middle + 345, 1400), fill=face.skin)
    _features(pen, face, middle)
    _hair(pen, face, middle)
    return _in_the_studio(drawn.reduce(2), face, name)


def _features(pen, face, middle):
    dark = _darker(face.skin, 0.55)
    if face.beard:
        pen.chord((middle - 300, 860, middle + 300, 1420), 12, 168, fill=_darker(face.hair, 0.95))
    for side in (-1, 1):
        x = middle + side * 140
        pen.ellipse((x - 62, 905, x + 62, 985), fill="#f7f1e6")
        pen.ellipse((x - 34 + side * 6, 910, x + 34 + side * 6, 980), fill="#3a2a20")
        pen.ellipse((x + 4, 920, x + 24, 940), fill="#ffffff")
        pen.arc((x - 76, 885, x + 76, 1010), 190, 350, fill=dark, width=12)
        pen.arc((x - 95, 810, x + 95, 930), 200, 340, fill=_darker(face.hair, 0.8), width=26)
        if face.glasses:
            pen.rounded_rectangle((x - 112, 866, x + 112, 1026), 66, outline="#2a2a2f", width=16)
    if face.glasses:
        pen.line((middle - 30, 930, middle + 30, 930), fill="#2a2a2f", width=16)
    pen.line(
        [(middle + 6, 960), (middle + 44, 1115), (middle - 14, 1130)], fill=dark, width=14, joint="curve"
    )
    pen.chord((middle - 130, 1130, middle + 130, 1285), 12, 168, fill="#8c3b3b")
    pen.chord((middle - 96, 1160, middle + 96, 1232), 12, 168, fill="#f6ece0")


def _behind(pen, face, middle):
    if face.cut in ("long", "scarf"):
        pen.rounded_rectangle((middle - 430, 560, middle + 430, 1680), 380, fill=_darker(face.hair, 0.8))
    if face.cut == "bun":
        pen.ellipse((middle - 190, 240, middle + 190, 600), fill=_darker(face.hair, 0.85))


def _hair(pen, face, middle):
    random = chance(face.cut)
    if face.cut == "curls":
        for turn in np.linspace(np.pi * 0.92, np.pi * 2.08, 26):
            x, y = middle + np.cos(turn) * 370, 870 + np.sin(turn) * 400
            size = random.uniform(95, 150)
            pen.ellipse(
                (x - size, y - size, x + size, y + size), fill=_darker(face.hair, random.uniform(0.8, 1.2))
            )
    elif face.cut in ("short", "long", "bun"):
        pen.chord((middle - 370, 470, middle + 370, 1250), 188, 352, fill=face.hair)
        pen.polygon([(middle - 362, 860), (middle + 60, 700), (middle - 250, 620)], fill=face.hair)
        pen.polygon([(middle + 362, 860), (middle + 20, 700), (middle + 250, 620)], fill=face.hair)
    elif face.cut == "scarf":
        pen.chord((middle - 400, 440, middle + 400, 1300), 186, 354, fill=face.hair)
        pen.arc((middle - 390, 450, middle + 390, 1500), 150, 390, fill=_darker(face.hair, 0.85), width=70)
    elif face.cut == "cap":
        pen.chord((middle - 370, 430, middle + 370, 1180), 182, 358, fill=face.hair)
        pen.rounded_rectangle((middle - 470, 760, middle + 250, 830), 34, fill=_darker(face.hair, 0.8))
    else:
        pen.arc((middle - 350, 520, middle + 350, 1400), 170, 215, fill=face.hair, width=60)
        pen.arc((middle - 350, 520, middle + 350, 1400), 325, 370, fill=face.hair, width=60)


def _in_the_studio(figure, face, seed):
    wide, high = figure.size
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    halo = np.exp(-((x - 0.34) ** 2 + (y - 0.36) ** 2) * 4)
    picture = between(_darker(face.back, 0.45), face.back, halo)
    picture *= (0.92 + 0.16 * fractal(wide, high, seed, cells=7))[..., None]
    numbers = np.asarray(figure, "f4") / 255
    lay(picture, colour("#000000"), soft(np.roll(numbers[..., 3], (18, 30), (0, 1)), 30) * 0.4)
    light = np.clip(1.12 - 0.5 * np.clip(x - 0.42, 0, 1) ** 0.8, 0.6, 1.15)
    skin = 0.97 + 0.06 * fractal(wide, high, f"{seed} skin", cells=60, octaves=3)
    lay(picture, numbers[..., :3] * (light * skin)[..., None], numbers[..., 3])
    return photographed(picture, seed, grain=0.02)


def _darker(paint, share):
    return "#" + "".join(f"{int(v):02x}" for v in np.clip(colour(paint) * share, 0, 1) * 255)
