"""Motifs of signs: a voice, cut paper, a printed page, two people talking."""

from math import pi, sin, tau

from .pen import ROUND, box, disc, line, shape


def waves(rng):
    """A voice: a row of bars, or rings going out, with the disc it comes from."""
    return _bars(rng) if rng.random() < 0.6 else _rings(rng)


def _bars(rng):
    x, y, r = rng.uniform(70, 230), rng.uniform(70, 130), rng.uniform(62, 84)
    parts = [disc(x, y, r, "c3"), disc(x, y, r * 0.7, "c2"), disc(x, y, r * 0.2, "c4")]
    beats, phase = rng.uniform(2.2, 4.5), rng.uniform(0, tau)
    loud, soft = [], []
    for k in range(24):
        swell = sin(pi * (k + 0.5) / 24) ** 0.7
        tall = 8 + 74 * swell * (0.3 + 0.7 * abs(sin(phase + beats * k / 3.1))) * rng.uniform(0.75, 1)
        (loud if k % 4 else soft).append(f"M{8 + k * 12.4:.0f} {100 - tall:.0f}v{2 * tall:.0f}")
    return [*parts, line("".join(loud), "s1", 5, ROUND), line("".join(soft), "s5", 5, ROUND)]


def _rings(rng):
    x, y, gap = rng.uniform(20, 110), rng.uniform(50, 150), rng.uniform(22, 30)
    parts = [box(0, 0, 300, 200, "c2")]
    for k in range(8, 1, -1):
        ink = "s5" if k == 4 else ("s3", "s1")[k % 2]
        width = gap * rng.uniform(0.25, 0.7)
        parts.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{k * gap:.0f}" class="{ink}" stroke-width="{width:.0f}"/>'
        )
    return [*parts, disc(x, y, gap * 1.25, "c5"), disc(x, y, gap * 0.6, "c4")]


def shapes(rng):
    """Six tiles of cut paper: quarter, half and whole rounds, triangles, squares."""
    parts, inks = [], ["c1", "c2", "c3", "c4", "c5", "c2"]
    for k in range(6):
        x, y, turn = k % 3 * 100, k // 3 * 100, rng.choice((0, 90, 180, 270))
        ground = rng.choice(("c0", "c1", "c2", "c3"))
        ink = rng.choice([i for i in inks if i != ground])
        figure = rng.choice(
            (
                "M0 0h100a100 100 0 0 1-100 100z",
                "M0 0h100L0 100z",
                "M0 50a50 50 0 0 1 100 0z",
                "M50 0a50 50 0 1 0 .1 0z",
                "M0 0h100v34H34v66H0z",
                "M50 14a36 36 0 1 0 .1 0zm0 20a16 16 0 1 1-.1 0z",
                "M0 0h20v100H0zm40 0h20v100H40zm40 0h20v100H80z",
            )
        )
        parts.append(box(x, y, 100, 100, ground))
        parts.append(
            f'<path d="{figure}" class="{ink}" transform="translate({x} {y}) rotate({turn} 50 50)"/>'
        )
    return parts


def columns(rng):
    """A page of a newspaper: a headline, columns, a picture, a word in the margin."""
    turn, left, up = rng.choice((-9, -6, 5, 8)), rng.uniform(-50, 40), rng.uniform(-34, 10)
    big = rng.choice((0, 1, 2))
    parts = [
        box(0, 0, 300, 200, "c2"),
        f'<g transform="translate({left:.0f} {up:.0f}) rotate({turn} 150 100)">',
        box(34, 16, 236, 260, "c5"),
    ]
    parts.append(box(50, 32, rng.uniform(120, 190), 16, "c1"))
    parts.append(box(50, 53, rng.uniform(70, 130), 9, "c1"))
    for column in range(3):
        x = 50 + column * 70
        y = 76
        if column == big:
            parts += [box(x, y, 62, 48, "c3"), disc(x + rng.uniform(18, 44), y + 22, 15, "c4")]
            parts.append(
                shape(
                    [(x, y + 48), (x + 20, y + 26), (x + 40, y + 40), (x + 62, y + 22), (x + 62, y + 48)],
                    "c1",
                )
            )
            y += 58
        rows = "".join(
            f"M{x} {y + 5 + 10 * k}h{rng.choice((62, 62, 58, 44))}" for k in range(16) if y + 10 * k < 236
        )
        parts.append(line(rows, "s1", 3.4))
    parts.append("</g>")
    return parts


def bubbles(rng):
    """Voices answering each other: two large bubbles, or a talk of four."""
    return _talk(rng) if rng.random() < 0.45 else _pair(rng)


def _pair(rng):
    shift, drop, spark = rng.uniform(-22, 22), rng.uniform(-10, 10), rng.randrange(3)
    ax, ay, bx, by = 28 + shift, 24 + drop, 122 + shift, 82 + drop
    first, second = rng.choice((("c2", "c1"), ("c1", "c2"), ("c5", "c1"), ("c2", "c5")))
    parts = [
        f'<path d="M{ax:.0f} {ay:.0f}h150v84h-104l-32 30v-30h-14z" class="{first}"/>',
        f'<path d="M{bx:.0f} {by:.0f}h152v86h-18v28l-30-28h-104z" class="{second}"/>',
    ]
    dot = "c2" if first == "c5" else "c5"
    parts += [disc(ax + 34 + 36 * k, ay + 30, 10, "c4" if k == spark else dot) for k in range(3)]
    rows = [f"M{bx + 26:.0f} {by + 26 + 18 * k:.0f}h{rng.uniform(48, 102):.0f}" for k in range(3)]
    return [*parts, line("".join(rows[:2]), "s3", 8, ROUND), line(rows[2], "s4", 8, ROUND)]


def _talk(rng):
    parts, spark = [box(0, 0, 300, 200, rng.choice(("c0", "c3", "c1")))], rng.randrange(4)
    for k in range(4):
        wide, y, mine = rng.uniform(96, 176), 14 + k * 46, (k + spark) % 2
        x = 300 - 22 - wide if mine else 22
        ink = "c4" if k == spark else "c2" if mine else "c5"
        tail = f"M{x + wide - 22:.0f} {y + 30}h22v14z" if mine else f"M{x:.0f} {y + 44}v-14h22z"
        parts += [box(x, y, wide, 34, ink, 0, 6), f'<path d="{tail}" class="{ink}"/>']
        words = "s5" if mine and k != spark else "s1"
        parts.append(line(f"M{x + 18:.0f} {y + 17}h{wide - rng.uniform(36, 66):.0f}", words, 7, ROUND))
    return parts
