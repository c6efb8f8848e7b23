"""Motifs of building: blocks on the bench, the house with its door open."""

from .pen import box, disc, line, shape


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
