"""What happens on a stage: curtain, beams of light, those who play."""

import numpy as np
from PIL import Image, ImageDraw

from .grain import HIGH, WIDE, chance, colour, fractal, lay, photographed, soft

BEAMS = ("#ffd9a0", "#8fb4ff", "#ff8fa6", "#b9ffcf")


def stage(seed, figures="dancers", *, wide=WIDE, high=HIGH):
    """`figures`: dancers, band, juggler, screen."""
    random = chance(seed)
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    folds = 0.5 + 0.5 * np.sin(x * 95 + 3 * fractal(wide, high, f"{seed} folds", cells=3))
    picture = colour("#4a0f17") * (0.25 + 0.55 * folds * (0.4 + y * 0.6))[..., None]
    lay(
        picture,
        colour("#1a1416") * (0.7 + 0.6 * fractal(wide, high, seed, cells=30))[..., None],
        (y > 0.78) * 1.0,
    )
    haze = 0.6 + 0.5 * fractal(wide, high, f"{seed} haze", cells=5)
    for number in range(4):
        _beam(picture, random, (x, y), colour(BEAMS[number]), haze)
    shapes = Image.new("L", (wide * 2, high * 2))
    DRAWN[figures](ImageDraw.Draw(shapes), random, wide * 2, high * 2)
    mask = np.asarray(shapes.reduce(2), "f4") / 255
    lay(picture, colour("#000000"), soft(np.roll(mask, 34, 0) * (y > 0.74), 14) * 0.6)
    edge = np.clip(mask - soft(np.roll(mask, (4, 5), (0, 1)), 3), 0, 1)
    lay(picture, colour("#0b0910"), mask)
    lay(picture, colour("#ffe3b8"), edge * 0.9)
    return photographed(picture, seed, grain=0.03, vignette=0.4)


def _beam(picture, random, place, light, haze):
    x, y = place
    top, foot, spread = random.uniform(0.05, 0.95), random.uniform(0.2, 0.8), random.uniform(0.05, 0.09)
    middle = top + (foot - top) * y / 0.8
    ray = np.exp(-(((x - middle) / (0.012 + spread * y)) ** 2) * 1.6) * (y < 0.8) * haze * (1.05 - 0.5 * y)
    pool = np.exp(-(((x - foot) / 0.14) ** 2) * 2 - ((y - 0.84) / 0.035) ** 2)
    picture += light * (ray * 0.75 + pool * 0.95)[..., None]


def _limbs(pen, joints, thick):
    for first, last in zip(joints, joints[1:], strict=False):
        pen.line((*first, *last), fill=255, width=int(thick))
        for x, y in (first, last):
            pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)


def body(pen, x, foot, tall, *, arms, legs, lean=0.0):
    """A figure of limbs: `arms` and `legs` are pairs of (hand or foot) shifts in shares of its height."""
    neck, hip = (x + lean * tall, foot - tall * 0.82), (x + lean * tall * 0.4, foot - tall * 0.48)
    head = tall * 0.072
    pen.ellipse((neck[0] - head, neck[1] - head * 2.5, neck[0] + head, neck[1] - head * 0.2), fill=255)
    _limbs(pen, [neck, hip], tall * 0.13)
    for dx, dy in arms:
        hand = (neck[0] + dx * tall, neck[1] + dy * tall)
        elbow = ((neck[0] + hand[0]) / 2 + dy * tall * 0.1, (neck[1] + hand[1]) / 2 + tall * 0.07)
        _limbs(pen, [(neck[0], neck[1] + tall * 0.05), elbow, hand], tall * 0.045)
    for dx, dy in legs:
        end = (hip[0] + dx * tall, hip[1] + dy * tall)
        knee = ((hip[0] + end[0]) / 2 + tall * 0.05, (hip[1] + end[1]) / 2)
        _limbs(pen, [hip, knee, end], tall * 0.065)


def _dancers(pen, random, wide, high):
    for share in (0.24, 0.42, 0.58, 0.78):
        tall = random.uniform(0.40, 0.5) * high
        arms = [(random.uniform(0.1, 0.36), random.uniform(-0.34, 0.1)) for _arm in range(2)]
        arms[0] = (-arms[0][0], arms[0][1])
        legs = [(-random.uniform(0.05, 0.2), 0.48), (random.uniform(0.1, 0.38), random.uniform(0.2, 0.48))]
        lean = random.uniform(-0.14, 0.14)
        body(pen, share * wide, high * 0.86, tall, arms=arms, legs=legs, lean=lean)


def _band(pen, random, wide, high):
    stand = [(-0.08, 0.48), (0.08, 0.48)]
    body(pen, 0.30 * wide, high * 0.87, high * 0.46, arms=[(0.16, 0.22), (-0.14, 0.26)], legs=stand)
    pen.ellipse((0.28 * wide, 0.60 * high, 0.36 * wide, 0.71 * high), fill=255)
    pen.line((0.32 * wide, 0.66 * high, 0.235 * wide, 0.58 * high), fill=255, width=22)
    body(pen, 0.52 * wide, high * 0.87, high * 0.48, arms=[(0.06, 0.02), (-0.2, 0.2)], legs=stand)
    pen.line((0.545 * wide, 0.87 * high, 0.545 * wide, 0.50 * high), fill=255, width=10)
    body(pen, 0.74 * wide, high * 0.80, high * 0.38, arms=[(0.16, 0.05), (-0.16, -0.06)], legs=stand)
    for x, y, size in ((0.68, 0.72, 0.05), (0.79, 0.70, 0.04), (0.735, 0.80, 0.075)):
        pen.ellipse(((x - size) * wide, (y - size) * high, (x + size) * wide, (y + size) * high), fill=255)


def _juggler(pen, random, wide, high):
    arms = [(0.24, -0.06), (-0.24, -0.02)]
    body(pen, 0.5 * wide, high * 0.87, high * 0.5, arms=arms, legs=[(-0.12, 0.48), (0.12, 0.48)])
    for number in range(7):
        turn = np.pi * (0.12 + number * 0.127)
        x, y = 0.5 + 0.2 * np.cos(turn), 0.43 - 0.32 * np.sin(turn)
        pen.ellipse((x * wide - 26, y * high - 26, x * wide + 26, y * high + 26), fill=255)


def _screen(pen, random, wide, high):
    for row, many in ((0.80, 9), (0.90, 8), (1.0, 7)):
        for seat in range(many):
            x = (seat + 0.5 + random.uniform(-0.1, 0.1)) / many * wide
            size = high * (0.03 + (row - 0.8) * 0.1)
            pen.ellipse((x - size, row * high - size * 2.4, x + size, row * high), fill=255)
            pen.ellipse(
                (x - size * 2, row * high - size * 0.4, x + size * 2, row * high + size * 4), fill=255
            )


DRAWN = {"dancers": _dancers, "band": _band, "juggler": _juggler, "screen": _screen}
