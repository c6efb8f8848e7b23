"""What the press drawings show: a scene each, with its caption."""

import numpy as np

from .press import Pen


def cartoon(name):
    pen = Pen(name)
    DRAWN[name](pen)
    return pen.done()


def _shelter(pen):
    """Two people wait at a bus stop; the board counts in weeks."""
    pen.line([(0, 86), (100, 85.4)])
    pen.box(52, 30, 92, 33, fill="#3f6f8f")
    for x in (54, 90):
        pen.line([(x, 33), (x, 86)])
    pen.box(62, 66, 88, 69, fill="#c98d5a")
    pen.box(70, 38, 88, 50, fill="#2b2f36")
    pen.box(71, 39.5, 87, 48.5, fill="#f3d36b")
    pen.words("BUS : mars", 79, 44, size=24, wide=18)
    pen.person(28, 86, 46, coat="#b5372f", hair="long", arms=((-3, 15), (9, -6)))
    pen.person(44, 86, 38, coat="#5a7d5a")
    pen.says("C'est le premier ou le dernier ?", 26, 20, (29, 42), wide=17)


def _screen(pen):
    """A family at table, each before a telephone; the dog reads the paper."""
    pen.line([(0, 88), (100, 88)])
    for x, coat, hair in ((22, "#3f6f8f", "long"), (44, "#c98a1d", "short"), (64, "#7a4a6a", "long")):
        pen.person(x, 92, 48, coat=coat, hair=hair, arms=((6, 9), (-2, 9)))
        pen.box(x - 1.6, 63, x + 2.6, 72, fill="#2b2f36")
    pen.box(10, 74, 76, 78, fill="#c98d5a")
    for x in (14, 72):
        pen.line([(x, 78), (x, 94)])
    pen.round(88, 74, 6, 9, fill="#a5703f")
    pen.round(87, 60, 4.4, 5.4, fill="#a5703f")
    pen.round(91.5, 57, 1.8, 4, fill="#6f4526")
    pen.round(84, 62, 0.8, 0.9, fill="#1c1b20")
    pen.box(72.5, 62, 83, 73, fill="#fbf8f0")
    for y in np.arange(64, 72, 1.8):
        pen.line([(74, y), (81.5, y)], thick=3)
    pen.says("Rien de neuf au village.", 82, 26, (86, 53), wide=15)


def _flood(pen):
    """The river has come into the street; somebody measures it with a spoon."""
    for row in range(5):
        y = 76 + row * 5
        pen.line([(x, y + 1.2 * np.sin(x / 3 + row)) for x in np.arange(0, 101, 2)], thick=9)
    for left, roof in ((6, 30), (28, 22), (72, 26)):
        pen.box(left, roof, left + 19, 76, fill="#efdcc0")
        pen.line([(left - 1, roof), (left + 9.5, roof - 11), (left + 20, roof)], fill="#b5603f", closed=True)
        for x in (left + 3, left + 11):
            pen.box(x, roof + 8, x + 5, roof + 18, fill="#5d86a5")
    pen.person(58, 82, 40, coat="#d9b23f", arms=((-4, 12), (8, 8)))
    pen.line([(67, 62), (70, 78)], thick=12)
    pen.round(70.4, 80, 1.5, 2, fill="#c9c9c9")
    pen.says("Deux cuillères de plus qu'hier !", 57, 18, (58, 42), wide=18)


def _library(pen):
    """A child climbs books to reach a screen; behind the screen there is a window."""
    pen.line([(0, 90), (100, 90)])
    chance = np.random.default_rng(4)
    for column, many in ((30, 4), (38, 7), (46, 10)):
        for row in range(many):
            top, shift = 90 - (row + 1) * 4.2, chance.uniform(-1, 1)
            paint = ("#b5372f", "#3f6f8f", "#c98a1d", "#5a7d5a")[(row + many) % 4]
            pen.box(column - 5 + shift, top, column + 5 + shift, top + 4.1, fill=paint)
    pen.person(46, 48.5, 26, coat="#7a4a6a", arms=((-4, 5), (8, -4)))
    pen.box(62, 12, 90, 52, fill="#bfe0ee")
    pen.line([(76, 12), (76, 52)])
    pen.line([(62, 32), (90, 32)])
    pen.round(82, 22, 4, fill="#f3d36b")
    pen.line([(62, 47), (70, 41), (78, 46), (90, 38), (90, 52), (62, 52)], fill="#7aa05a", closed=True)
    pen.words("Lire, ça élève.", 26, 22, size=46, wide=50)


def _printer(pen):
    """A machine prints a chair, layer by layer; somebody has sat down already."""
    pen.line([(0, 88), (100, 88)])
    pen.box(30, 18, 76, 86)
    pen.line([(30, 30), (76, 30)], thick=12)
    pen.box(49, 27, 57, 38, fill="#3f6f8f")
    pen.line([(53, 38), (53, 44)])
    for row in range(6):
        pen.line([(46, 84 - row * 3), (62, 84 - row * 3)], thick=15)
    pen.person(54, 86, 36, coat="#c98a1d", arms=((-4, 10), (4, 10)))
    pen.person(14, 88, 46, coat="#5a7d5a", hair="long", arms=((-4, 12), (8, 4)))
    pen.says("Encore six heures pour le dossier.", 17, 18, (15, 40), wide=15, high=13)


def _gallery(pen):
    """In the gallery everybody photographs the label; the picture looks on."""
    pen.line([(0, 86), (100, 86)])
    pen.box(12, 12, 58, 58, fill="#e9d9b5")
    pen.box(15, 15.5, 55, 54.5, fill="#7fa0a6")
    pen.round(35, 36, 12, 15, fill="#f2d6bd")
    for x in (30, 40):
        pen.round(x, 33, 2.4, 2.4, fill="#fbf8f0")
        pen.round(x + 1, 33.4, 0.9, 1.1, fill="#1c1b20")
    pen.line([(29, 43), (35, 41.6), (41, 43)])
    pen.box(64, 38, 70, 44, fill="#fbf8f0")
    for x, coat in ((72, "#b5372f"), (82, "#3f6f8f"), (92, "#5a7d5a")):
        pen.person(x, 88, 40, coat=coat, arms=((-5, -2), (-6, -3)))
    pen.says("Et moi ?", 78, 16, (44, 40), wide=9, high=8)


DRAWN = {
    "shelter": _shelter, "screen": _screen, "flood": _flood,
    "library": _library, "printer": _printer, "gallery": _gallery,
}  # fmt: skip
