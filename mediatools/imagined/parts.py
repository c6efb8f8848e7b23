"""Parts for the printer, turned as on a lathe: a closed outline goes round an axis, so they have no leak."""

import struct

import numpy as np

PINHOLE = [(0.4, 0), (29, 0), (31, 2), (31, 62), (28.6, 62), (28.6, 3), (3, 3), (0.4, 0.8)]
"""A round box 62 mm high whose bottom has a hole of 0.8 mm: a camera without a lens."""
LID = [(14, 0), (34, 0), (34, 12), (31.4, 12), (31.4, 2.4), (14, 2.4)]
SHADE = [
    (18, 0),
    (52, 0),
    (64, 30),
    (58, 74),
    (34, 96),
    (32.4, 95),
    (56, 73),
    (62, 30),
    (50.6, 1.6),
    (18, 1.6),
]
PARTS = {
    "pinhole": (PINHOLE, 0.0, 0),
    "lid": (LID, 0.0, 0),
    "shade": (SHADE, 0.07, 14),
    "pot": (SHADE, 0.03, 7),
}


def turned(outline, *, waves=0.0, many=0, steps=120) -> np.ndarray:
    """Triangles in millimetres. `outline`: (radius, height) counter-clockwise; `waves`: how deep, `many`: how
    many flutes run up the side."""
    turn = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    radius, up = in_short_steps(np.array(outline, float)).T
    swell = 1 + waves * np.sin(many * turn[:, None] + up * 0.03) * (radius > 0.5 * radius.max())
    points = np.stack(
        [
            radius * swell * np.cos(turn)[:, None],
            radius * swell * np.sin(turn)[:, None],
            up + 0 * turn[:, None],
        ],
        -1,
    )
    on, above = np.roll(points, -1, 0), np.roll(points, -1, 1)
    both = np.roll(on, -1, 1)
    pairs = ((points, on, both), (points, both, above))
    return np.concatenate([np.stack(each, 2).reshape(-1, 3, 3) for each in pairs])


def in_short_steps(outline, most=5.0) -> np.ndarray:
    """The same outline with a point every few millimetres: long thin triangles are slow to draw."""
    found = []
    for first, last in zip(outline, np.roll(outline, -1, 0), strict=True):
        pieces = int(np.ceil(np.hypot(*(last - first)) / most))
        found += [first + (last - first) * share for share in np.arange(pieces) / pieces]
    return np.array(found)


def part(name) -> bytes:
    """The STL of one of PARTS."""
    outline, waves, many = PARTS[name]
    triangles = turned(outline, waves=waves, many=many)
    facets = np.zeros(len(triangles), [("n", "<f4", 3), ("c", "<f4", (3, 3)), ("a", "<u2")])
    facets["c"] = triangles
    return name.encode().ljust(80, b" ") + struct.pack("<I", len(triangles)) + facets.tobytes()
