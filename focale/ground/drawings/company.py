"""Motifs of company: a meeting, a game, a meal."""

from math import cos, sin, tau

from .pen import ROUND, box, disc, line


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


PIPS = {
    1: ((0, 0),),
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (1, 1), (-1, 1), (1, -1)),
    5: ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)),
    6: ((-1, -1), (1, 1), (-1, 1), (1, -1), (-1, 0), (1, 0)),
}


def dice(rng):
    """Dice thrown on the squares of a board."""
    rows, shift = rng.choice(((0, 150), (0,), (150,), (0, 50), (100, 150))), rng.randrange(3)
    parts = [
        box(k * 50, y, 50, 50, ("c3", "c0", "c2")[(k + y // 50 + shift) % 3]) for y in rows for k in range(6)
    ]
    thrown = [(92, 98, 88, "c5", "c1"), (204, 106, 72, "c1", "c4"), (262, 60, 46, "c2", "c5")]
    for x, y, size, ink, pip in thrown[: rng.choice((2, 2, 3))]:
        turn, x, y = rng.uniform(-40, 40), x + rng.uniform(-16, 16), y + rng.uniform(-16, 12)
        far, dot = size * 0.27, size * 0.085
        spots = "".join(disc(x + far * dx, y + far * dy, dot, pip) for dx, dy in PIPS[rng.randint(1, 6)])
        body = box(x - size / 2, y - size / 2, size, size, ink, 0, round(size * 0.18))
        parts.append(f'<g transform="rotate({turn:.0f} {x:.0f} {y:.0f})">{body}{spots}</g>')
    return parts


TABLES = (
    ((78, 84, 66), (212, 70, 52), (196, 172, 60), (60, 198, 46)),
    ((150, 104, 84), (30, 40, 50), (276, 170, 56), (270, 28, 38)),
    ((60, 112, 74), (186, 60, 44), (196, 158, 48), (286, 104, 46)),
)


def table(rng):
    """Plates seen from above, each with something else on it."""
    parts = []
    for k, (x, y, r) in enumerate(rng.choice(TABLES)):
        x, y = x + rng.uniform(-8, 8), y + rng.uniform(-6, 6)
        a, wide, q = rng.uniform(0, tau), rng.uniform(1.2, 2.6), r * 0.66
        ax, ay, bx, by = (x + q * cos(a), y + q * sin(a), x + q * cos(a + wide), y + q * sin(a + wide))
        parts += [disc(x, y, r, "c5"), disc(x, y, r * 0.72, "c3" if k % 2 else "c2")]
        ink = "c4" if k == 0 else "c1"
        part = f"M{x:.0f} {y:.0f}L{ax:.0f} {ay:.0f}A{q:.0f} {q:.0f} 0 0 1 {bx:.0f} {by:.0f}z"
        parts.append(f'<path d="{part}" class="{ink}"/>')
        if k == 2:
            parts += [
                disc(x - q * 0.3, y + q * 0.2, q * 0.24, "c4"),
                disc(x + q * 0.35, y - q * 0.2, q * 0.18, "c5"),
            ]
    turn = rng.uniform(-24, 24)
    fork = line("M138 40v118M130 40v26a8 8 0 0 0 16 0v-26", "s1", 5, ROUND)
    return [*parts, f'<g transform="rotate({turn:.0f} 138 100)">{fork}</g>']
