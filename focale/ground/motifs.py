"""The drawings a picture is made of when nobody has taken one yet: one function for each motif.

A sheet is 300 × 200. Inks are classes: c0 paper, c1 deep, c2 the tone, c3 pale, c4 the spark of light,
c5 white; s0 to s5 the same as lines. Each function takes a random.Random of its own and returns SVG elements.
"""

from math import cos, pi, sin, tau


def disc(x, y, r, ink):
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" class="{ink}"/>'


def box(x, y, w, h, ink, turn=0, round_by=0):
    corner = f' rx="{round_by:g}"' if round_by else ""
    turned = f' transform="rotate({turn:.0f} {x + w / 2:.0f} {y + h / 2:.0f})"' if turn else ""
    if corner:
        return (
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}"{corner} class="{ink}"{turned}/>'
        )
    return f'<path d="M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h-{w:.0f}z" class="{ink}"{turned}/>'


def shape(points, ink):
    return f'<path d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in points)}z" class="{ink}"/>'


def line(path, ink, width, more=""):
    return f'<path d="{path}" class="{ink}" stroke-width="{width:g}"{more}/>'


ROUND = ' stroke-linecap="round"'


def aperture(rng):
    """The blades of a lens, seen close, with light falling through."""
    x, y, turn = rng.uniform(95, 205), rng.uniform(80, 120), rng.uniform(0, tau)
    count, outer, inner = rng.choice((6, 7, 8)), 128, rng.uniform(26, 54)
    rim = [
        (x + inner * cos(turn + tau * k / count), y + inner * sin(turn + tau * k / count))
        for k in range(count)
    ]
    parts = [disc(x, y, outer + 14, "c1")]
    inks = ("c2", "c1", "c3") if count % 3 == 0 else ("c2", "c3")
    swing = 1.15
    for k in range(count):
        a, b = turn + tau * k / count + swing, turn + tau * (k + 1) / count + swing
        far = [(x + outer * cos(c), y + outer * sin(c)) for c in (b, (a + b) / 2, a)]
        ink = inks[k % len(inks)] if count % len(inks) == 0 else inks[k % 2]
        parts.append(shape([rim[k], rim[(k + 1) % count], *far], ink))
    parts.append(shape(rim, "c5"))
    parts.append(disc(x + inner * 0.22, y - inner * 0.2, inner * 0.42, "c4"))
    return parts


def safelight(rng):
    """A darkroom: the round lamp, a string, and prints hung up to dry."""
    lamp = rng.uniform(60, 240)
    parts = [
        box(0, 0, 300, 200, "c1"),
        disc(lamp, 10, 120, "c2"),
        disc(lamp, 10, 62, "c3"),
        disc(lamp, 10, 26, "c4"),
    ]
    low, high = rng.uniform(92, 112), rng.uniform(70, 86)
    parts.append(line(f"M-5 {high:.0f}Q150 {low + 30:.0f} 305 {high:.0f}", "s5", 2))
    count = rng.choice((3, 4))
    for k in range(count):
        x = 150 + (k - (count - 1) / 2) * (264 / count) - 26 + rng.uniform(-6, 6)
        t = (x + 26) / 300
        y = high * (1 - t) ** 2 + (low + 30) * 2 * t * (1 - t) + high * t**2
        turn, cut = rng.uniform(-5, 5), rng.uniform(18, 34)
        sun = rng.uniform(14, 40)
        hill = [(5, 67), (5, 22 + cut), (20, 12 + cut), (49, 32 + cut), (49, 67)]
        hill = [(x + dx, y + dy) for dx, dy in hill]
        parts.append(
            f'<g transform="rotate({turn:.0f} {x + 26:.0f} {y:.0f})">{box(x, y + 2, 54, 70, "c5")}'
            f"{box(x + 5, y + 7, 44, 60, 'c3')}{disc(x + 5 + sun, y + 7 + cut * 0.7, 8, 'c5')}"
            f"{shape(hill, 'c1')}"
            f"{box(x + 24, y - 6, 6, 14, 'c4')}</g>"
        )
    return parts


def beam(rng):
    """A projector's beam across the room, and the strip of film it reads."""
    right = rng.random() < 0.5
    y = rng.uniform(28, 60)
    tip, far = (24, 300) if right else (276, 0)
    top, bottom = rng.uniform(-30, 10), rng.uniform(128, 160)
    parts = [box(0, 0, 300, 200, "c1"), shape([(tip, y), (far, top), (far, bottom)], "c2")]
    middle = (top + bottom) / 2
    parts.append(shape([(tip, y), (far, (top + middle) / 2), (far, (bottom + middle) / 2)], "c3"))
    parts.append(disc(tip, y, 13, "c4"))
    width, shift = 62, rng.uniform(-50, 0)
    parts.append(box(0, 146, 300, 54, "c0"))
    for k in range(7):
        x = shift + k * (width + 6)
        parts.append(box(x, 156, width, 34, "c2" if k % 2 else "c1"))
        parts.append(disc(x + rng.uniform(14, 48), 173, rng.uniform(6, 11), "c4" if k == 3 else "c3"))
    parts.append(line("M6 151h290M6 195h290", "s1", 4, ' stroke-dasharray="7 9"'))
    return parts


def waves(rng):
    """A voice as a row of bars, loud in the middle, under the disc it comes from."""
    x, y, r = rng.uniform(70, 230), rng.uniform(70, 130), rng.uniform(62, 84)
    parts = [disc(x, y, r, "c3"), disc(x, y, r * 0.7, "c2"), disc(x, y, r * 0.2, "c4")]
    beats, phase = rng.uniform(2.2, 4.5), rng.uniform(0, tau)
    loud, soft = [], []
    for k in range(24):
        at = 8 + k * 12.4
        swell = sin(pi * (k + 0.5) / 24) ** 0.7
        height = 8 + 74 * swell * (0.3 + 0.7 * abs(sin(phase + beats * k / 3.1))) * rng.uniform(0.75, 1)
        (loud if k % 4 else soft).append(f"M{at:.0f} {100 - height:.0f}v{2 * height:.0f}")
    parts.append(line("".join(loud), "s1", 5, ROUND))
    parts.append(line("".join(soft), "s5", 5, ROUND))
    return parts


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
    turn = rng.choice((-7, -5, 4, 6))
    big = rng.choice((0, 1, 2))
    parts = [
        box(0, 0, 300, 200, "c2"),
        f'<g transform="rotate({turn} 150 100)">',
        box(34, 16, 236, 214, "c5"),
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
            f"M{x} {y + 5 + 10 * k}h{rng.choice((62, 62, 58, 44))}" for k in range(12) if y + 10 * k < 212
        )
        parts.append(line(rows, "s1", 3.4))
    parts.append("</g>")
    return parts


def circles(rng):
    """People around a table, each one a round of their own colour."""
    x, y, count, turn = (
        rng.uniform(125, 175),
        rng.uniform(92, 108),
        rng.choice((5, 6, 7, 8)),
        rng.uniform(0, tau),
    )
    parts = [disc(x, y, 128, "c3"), disc(x, y, 58, "c5")]
    spark = rng.randrange(count)
    for k in range(count):
        a = turn + tau * k / count
        r = rng.uniform(19, 25)
        px, py = x + 90 * cos(a), y + 90 * sin(a)
        parts.append(disc(px, py, r, "c4" if k == spark else "c1" if k % 2 else "c2"))
        parts.append(
            disc(x + 62 * cos(a), y + 62 * sin(a), r * 0.46, "c4" if k == spark else "c1" if k % 2 else "c2")
        )
    parts.append(
        line(
            f"M{x - 26:.0f} {y - 8:.0f}h40M{x - 26:.0f} {y + 8:.0f}h{rng.uniform(28, 52):.0f}", "s2", 6, ROUND
        )
    )
    return parts


def bubbles(rng):
    """Two voices answering each other."""
    shift, drop = rng.uniform(-18, 18), rng.uniform(-8, 8)
    ax, ay, bx, by = 28 + shift, 24 + drop, 122 + shift, 82 + drop
    parts = [
        f'<path d="M{ax:.0f} {ay:.0f}h150v84h-104l-32 30v-30h-14z" class="c2"/>',
        f'<path d="M{bx:.0f} {by:.0f}h152v86h-18v28l-30-28h-104z" class="c1"/>',
    ]
    for k in range(3):
        parts.append(disc(ax + 38 + 37 * k, ay + 34, 10, "c4" if k == rng.randrange(3) else "c5"))
    rows = [f"M{bx + 26:.0f} {by + 26 + 18 * k:.0f}h{rng.uniform(48, 102):.0f}" for k in range(3)]
    parts.append(line("".join(rows[:2]), "s3", 8, ROUND))
    parts.append(line(rows[2], "s4", 8, ROUND))
    if rng.random() < 0.5:
        parts = [f'<g transform="translate(300 0) scale(-1 1)">{"".join(parts)}</g>']
    return parts


PIPS = {
    1: ((0, 0),),
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (1, 1), (-1, 1), (1, -1)),
    5: ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)),
    6: ((-1, -1), (1, 1), (-1, 1), (1, -1), (-1, 0), (1, 0)),
}


def dice(rng):
    """Two dice thrown on the path of a board."""
    parts = []
    for k in range(6):
        for row, y in ((0, 0), (1, 150)):
            parts.append(box(k * 50, y, 50, 50, ("c3", "c0", "c2")[(k + row * 2) % 3]))
    for x, y, size, ink, pip in ((96, 96, 86, "c5", "c1"), (206, 108, 70, "c1", "c4")):
        turn, x, y = rng.uniform(-32, 32), x + rng.uniform(-12, 12), y + rng.uniform(-10, 8)
        spots = "".join(
            disc(x + size * 0.27 * dx, y + size * 0.27 * dy, size * 0.085, pip)
            for dx, dy in PIPS[rng.randint(1, 6)]
        )
        body = box(x - size / 2, y - size / 2, size, size, ink, 0, size * 0.18)
        parts.append(f'<g transform="rotate({turn:.0f} {x:.0f} {y:.0f})">{body}{spots}</g>')
    return parts


def table(rng):
    """Plates seen from above, each with something else on it."""
    parts = []
    spots = ((78, 84, 66), (212, 70, 52), (196, 172, 60), (60, 198, 46))
    for k, (x, y, r) in enumerate(spots):
        x, y = x + rng.uniform(-8, 8), y + rng.uniform(-6, 6)
        a, wide = rng.uniform(0, tau), rng.uniform(1.2, 2.6)
        q = r * 0.66
        ax, ay, bx, by = (x + q * cos(a), y + q * sin(a), x + q * cos(a + wide), y + q * sin(a + wide))
        parts += [disc(x, y, r, "c5"), disc(x, y, r * 0.72, "c3" if k % 2 else "c2")]
        parts.append(
            f'<path d="M{x:.0f} {y:.0f}L{ax:.0f} {ay:.0f}A{q:.0f} {q:.0f} 0 0 1 {bx:.0f} {by:.0f}z" '
            f'class="{"c4" if k == 0 else "c1"}"/>'
        )
    x = rng.uniform(140, 152)
    parts.append(line(f"M{x:.0f} 36v120M{x - 8:.0f} 36v26a8 8 0 0 0 16 0v-26", "s1", 5, ROUND))
    return parts


def bench(rng):
    """Blocks that grow layer by layer."""
    parts = [line("".join(f"M0 {y}h300" for y in range(20, 200, 20)), "s3", 1)]
    size = 34
    wide, high = size * 0.866, size * 0.5
    cells = sorted(((i, j) for i in range(-1, 4) for j in range(-1, 3)), key=lambda c: c[0] + c[1])
    spark = rng.randrange(4, len(cells))
    for k, (i, j) in enumerate(cells):
        height = rng.choice((0, 1, 1, 2, 3)) * size * 0.55
        if not height:
            continue
        x, y = 128 + (i - j) * wide, 74 + (i + j) * high
        top = [(x, y - high - height), (x + wide, y - height), (x, y + high - height), (x - wide, y - height)]
        left = [(x - wide, y - height), (x, y + high - height), (x, y + high), (x - wide, y)]
        right = [(x + wide, y - height), (x, y + high - height), (x, y + high), (x + wide, y)]
        parts += [shape(left, "c2"), shape(right, "c1"), shape(top, "c4" if k == spark else "c3")]
    return parts


def door(rng):
    """The façade, its windows, and the door that is open."""
    ground, lit, entry = 172, rng.randrange(8), rng.choice((1, 2))
    parts = [
        disc(rng.uniform(40, 260), rng.uniform(24, 60), rng.uniform(22, 34), "c4"),
        box(30, 46, 240, 154, "c5"),
        box(30, 46, 240, 12, "c2"),
    ]
    for k in range(4):
        x = 48 + k * 55
        parts.append(box(x, 72, 36, 34, "c4" if k == lit else "c2" if rng.random() < 0.6 else "c3"))
        if k == entry:
            parts += [
                box(x - 4, 124, 44, 76, "c1"),
                shape([(x + 4, 132), (x + 32, 132), (x + 32, 200), (x + 4, 200)], "c4"),
            ]
        else:
            parts.append(box(x, 126, 36, 34, "c2" if k + 4 != lit else "c4"))
    parts.append(box(0, ground + 16, 300, 14, "c1"))
    if entry:
        x = 48 + entry * 55
        parts.append(shape([(x + 4, ground + 16), (x + 32, ground + 16), (x + 62, 200), (x - 26, 200)], "c4"))
    return parts


def frame(rng):
    """A landscape in the finder of a camera."""
    sun, level = rng.uniform(70, 230), rng.uniform(96, 128)
    a, b = rng.uniform(50, 120), rng.uniform(170, 250)
    parts = [disc(sun, level - rng.uniform(14, 40), rng.uniform(28, 40), "c4")]
    parts.append(
        shape([(0, 200), (0, level), (a, level - 44), (b, level + 34), (300, level - 10), (300, 200)], "c3")
    )
    parts.append(shape([(0, 200), (0, level + 42), (b - 60, level + 4), (300, level + 56), (300, 200)], "c2"))
    parts.append(
        shape([(0, 200), (0, level + 66), (a + 60, level + 48), (300, level + 70), (300, 200)], "c1")
    )
    parts.append(line("M22 46V22h24M278 46V22h-24M22 154v24h24M278 154v24h-24", "s5", 4))
    return parts


MOTIFS = {
    motif.__name__: motif
    for motif in (
        aperture,
        safelight,
        beam,
        waves,
        shapes,
        columns,
        circles,
        bubbles,
        dice,
        table,
        bench,
        door,
        frame,
    )
}
