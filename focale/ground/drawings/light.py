"""Motifs of light: the lens, the darkroom, the beam of a projector, the finder."""

from math import cos, sin, tau

from .pen import box, disc, line, shape


def aperture(rng):
    """The blades of a lens, seen close, with light falling through."""
    x, y, turn = rng.uniform(95, 205), rng.uniform(80, 120), rng.uniform(0, tau)
    count, outer, inner = rng.choice((6, 7, 8)), 128, rng.uniform(26, 54)
    rim = [
        (x + inner * cos(turn + tau * k / count), y + inner * sin(turn + tau * k / count))
        for k in range(count)
    ]
    parts = [disc(x, y, outer + 14, "c1"), disc(x, y, outer - 6, "c2")]
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
        disc(lamp, 6, rng.uniform(104, 140), "c2"),
        disc(lamp, 6, rng.uniform(52, 76), "c3"),
        disc(lamp, 6, 27, "c4"),
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
    """A projector's beam across the room, over the film it reads or the heads that watch."""
    y, top, bottom = rng.uniform(24, 70), rng.uniform(-40, 6), rng.uniform(120, 164)
    middle = (top + bottom) / 2
    parts = [
        box(0, 0, 300, 200, "c1"),
        shape([(24, y), (300, top), (300, bottom)], "c2"),
        shape([(24, y), (300, (top + middle) / 2), (300, (bottom + middle) / 2)], "c3"),
        disc(24, y, 13, "c4"),
    ]
    return parts + (_strip(rng) if rng.random() < 0.5 else _heads(rng))


def _strip(rng):
    """A strip of film along the bottom, one of its frames lit."""
    parts, shift = [box(0, 146, 300, 54, "c0")], rng.uniform(-50, 0)
    for k in range(6):
        x = shift + k * 68
        parts.append(box(x, 156, 62, 34, "c2" if k % 2 else "c1"))
        parts.append(disc(x + rng.uniform(14, 48), 173, rng.uniform(6, 11), "c4" if k == 3 else "c3"))
    return [*parts, line("M6 151h290M6 195h290", "s1", 4, ' stroke-dasharray="7 9"')]


def _heads(rng):
    """Two rows of people from behind, before the screen."""
    parts = []
    for row, (y, r, ink) in enumerate(((176, 19, "c3"), (200, 24, "c0"))):
        for k in range(6):
            x = 4 + row * 28 + k * 58 + rng.uniform(-6, 6)
            spark = "c4" if (row, k) == (0, 2) else ink
            parts.append(disc(x, y + rng.uniform(-7, 4), r, spark))
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
