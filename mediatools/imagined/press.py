"""Press drawings: a pen that trembles a little, two colours, a few words."""

import numpy as np
from PIL import Image, ImageDraw

from .grain import chance
from .lettering import letters, wrapped

WIDE, HIGH, TWICE = 1200, 900, 2
INK, PAPER = "#1c1b20", "#fbf8f0"


class Pen:
    """Draws as a hand does: every line is a row of small steps that stray."""

    def __init__(self, seed):
        self.sheet = Image.new("RGB", (WIDE * TWICE, HIGH * TWICE), PAPER)
        self.pen, self.random = ImageDraw.Draw(self.sheet), chance(seed)

    def line(self, points, *, thick=7, fill=None, closed=False):
        """Through these points, in hundredths of the sheet."""
        way = [(x / 100 * WIDE * TWICE, y / 100 * HIGH * TWICE) for x, y in points]
        way = way + way[:1] if closed else way
        walked = []
        for (x0, y0), (x1, y1) in zip(way, way[1:], strict=False):
            steps = max(2, int(np.hypot(x1 - x0, y1 - y0) / 18))
            stray = self.random.normal(0, 1.6, (steps, 2))
            shares = np.linspace(0, 1, steps)
            walked += [
                (x0 + (x1 - x0) * s + a, y0 + (y1 - y0) * s + b)
                for s, (a, b) in zip(shares, stray, strict=True)
            ]
        if fill:
            self.pen.polygon(walked, fill=fill)
        self.pen.line(walked, fill=INK, width=thick, joint="curve")

    def round(self, x, y, wide, high=None, *, fill=None, thick=7, part=(0, 360)):
        """An oval about a point, or a part of it in degrees."""
        turns = np.radians(np.linspace(*part, 40))
        high = high or wide * WIDE / HIGH
        self.line([(x + np.cos(t) * wide, y + np.sin(t) * high) for t in turns], fill=fill, thick=thick)

    def box(self, left, top, right, bottom, **words):
        self.line([(left, top), (right, top), (right, bottom), (left, bottom)], closed=True, **words)

    def hatch(self, left, top, right, bottom, step=1.2):
        for x in np.arange(left, right, step):
            self.line([(x, bottom), (min(right, x + (bottom - top) * 0.35), top)], thick=3)

    def words(self, said, x, y, *, size=30, wide=34):
        """Words centred on a point, within so many hundredths."""
        font = letters(size * TWICE)
        rows = wrapped(said, font, wide / 100 * WIDE * TWICE)
        for number, row in enumerate(rows):
            at = y / 100 * HIGH * TWICE + (number - (len(rows) - 1) / 2) * size * TWICE * 1.2
            self.pen.text((x / 100 * WIDE * TWICE, at), row, fill=INK, font=font, anchor="mm")

    def says(self, said, x, y, tail, *, wide=15, high=11):
        """A bubble about (x, y) whose tail goes to a mouth."""
        self.line([(x - 3, y + high - 1), tail, (x + 3, y + high - 1)], fill=PAPER)
        self.round(x, y, wide, high, fill=PAPER)
        self.line([(x - 2.4, y + high - 1.4), (x + 2.4, y + high - 1.4)], thick=16)
        self.pen.line([((x - 2.6) / 100 * WIDE * TWICE, (y + high - 1.2) / 100 * HIGH * TWICE),
                       ((x + 2.6) / 100 * WIDE * TWICE, (y + high - 1.2) / 100 * HIGH * TWICE)],
                      fill=PAPER, width=26)  # fmt: skip
        self.words(said, x, y, wide=wide * 1.75)

    def person(self, x, foot, tall, *, coat, hair="short", arms=((-7, 12), (7, 12))):
        """Somebody standing: head, nose, coat, legs. `arms`: where the hands are from the shoulders."""
        top = foot - tall
        size = tall * 0.10
        for side in (-1, 1):
            self.line(
                [
                    (x + side * size * 0.7, foot - tall * 0.3),
                    (x + side * size, foot),
                    (x + side * size * 2, foot),
                ]
            )
        self.line([(x - size * 1.3, top + tall * 0.30), (x + size * 1.3, top + tall * 0.30),
                   (x + size * 1.9, foot - tall * 0.28), (x - size * 1.9, foot - tall * 0.28)],
                  fill=coat, closed=True)  # fmt: skip
        for side, (dx, dy) in zip((-1, 1), arms, strict=True):
            shoulder = (x + side * size * 1.2, top + tall * 0.33)
            self.line([shoulder, (shoulder[0] + dx, shoulder[1] + dy)], thick=13)
        self.round(x, top + tall * 0.16, size, size * 1.5, fill="#f2d6bd")
        self.round(x + size * 0.9, top + tall * 0.17, size * 0.3, size * 0.4, fill="#f2d6bd")
        for side in (-0.2, 0.45):
            self.round(x + side * size, top + tall * 0.13, 0.25, 0.35, fill=INK)
        self.line([(x - size * 0.1, top + tall * 0.235), (x + size * 0.5, top + tall * 0.225)])
        if hair == "long":
            self.line([(x + size, top + tall * 0.1), (x, top - tall * 0.01),
                       (x - size * 1.1, top + tall * 0.06), (x - size * 1.5, top + tall * 0.28),
                       (x - size * 0.8, top + tall * 0.26),
                       (x - size * 0.6, top + tall * 0.09)], fill="#4a3428", closed=True)  # fmt: skip
        else:
            for step in np.linspace(-0.9, 0.9, 8):
                self.line([(x + step * size, top + tall * 0.06), (x + step * size * 1.3, top - tall * 0.01)])

    def done(self):
        return self.sheet.reduce(2)
