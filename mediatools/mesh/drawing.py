"""A picture of a part, seen from above its corner, next to a one-euro coin that shows how big it is.

A z-buffer of numpy: triangles are sorted into classes by the pixels they span, and each class is tried at
once against a square of pixels. Drawn twice as large and made smaller, for smooth edges.
"""

import numpy as np
from PIL import Image

AZIMUTH, HEIGHT = np.radians(-35.0), np.radians(28.0)
FINER = 2
MARGIN = 0.06
BATCH = 2_000_000
"""Pixels tried at once: what bounds the memory."""
PART, COIN, PAPER = (196, 92, 52), (214, 178, 84), (250, 248, 244)
LIGHT = np.array([-0.45, 0.6, 0.66])
COIN_WIDE, COIN_THICK = 23.25, 2.33
"""Millimetres of a one-euro coin."""
COIN_SHOWN = 3.0, 600.0
"""Longest sides in millimetres between which a coin is neither the whole picture nor a dot."""


def drawn(triangles: np.ndarray, size: int = 512) -> Image.Image:
    """`triangles` in millimetres, `size` in pixels of each side."""
    triangles = (triangles - triangles.reshape(-1, 3).min(0)).astype("f4")
    low, high = triangles.reshape(-1, 3).min(0), triangles.reshape(-1, 3).max(0)
    colours = np.zeros(len(triangles), "u1")
    if COIN_SHOWN[0] <= (high - low).max() <= COIN_SHOWN[1]:
        disc = coin(high[0] + COIN_WIDE * 0.75, (low[1] + high[1]) / 2, low[2])
        triangles = np.concatenate([triangles, disc])
        colours = np.concatenate([colours, np.ones(len(disc), "u1")])
    seen = _turned(triangles)
    nearest = _nearest(_fitted(seen, size * FINER), size * FINER)
    picture = _shaded(seen, colours)[nearest].reshape(size * FINER, size * FINER, 3)
    return Image.fromarray(picture).resize((size, size), Image.Resampling.BOX)


def coin(x: float, y: float, z: float, edges: int = 64) -> np.ndarray:
    """A disc lying on the plate."""
    angles = np.linspace(0, 2 * np.pi, edges + 1)
    ring = np.stack([x + np.cos(angles) * COIN_WIDE / 2, y + np.sin(angles) * COIN_WIDE / 2], 1)
    down, up = (np.column_stack([ring, np.full(edges + 1, at)]) for at in (z, z + COIN_THICK))
    middle = np.broadcast_to([x, y, z + COIN_THICK], (edges, 3))
    top = np.stack([middle, up[:-1], up[1:]], 1)
    side = np.stack([down[:-1], down[1:], up[1:]], 1), np.stack([down[:-1], up[1:], up[:-1]], 1)
    return np.concatenate([top, *side]).astype("f4")


def _turned(triangles):
    """x to the right, y up, z towards the eye."""
    around = np.array(
        [[np.cos(AZIMUTH), -np.sin(AZIMUTH), 0], [np.sin(AZIMUTH), np.cos(AZIMUTH), 0], [0, 0, 1]]
    )
    tip = np.array([[1, 0, 0], [0, np.sin(HEIGHT), np.cos(HEIGHT)], [0, -np.cos(HEIGHT), np.sin(HEIGHT)]])
    return triangles @ (tip @ around).T.astype("f4")


def _fitted(seen, size):
    points = seen[:, :, :2].reshape(-1, 2)
    low, high = points.min(0), points.max(0)
    scale = size * (1 - 2 * MARGIN) / max((high - low).max(), 1e-9)
    placed = seen.copy()
    placed[:, :, :2] = (seen[:, :, :2] - (low + high) / 2) * scale + size / 2
    placed[:, :, 1] = size - placed[:, :, 1]
    return placed


def _nearest(placed, size):
    """For each pixel the number of the triangle in front, or -1."""
    low = np.floor(placed[:, :, :2].min(1) - 0.5).astype("i8")
    spans = (np.ceil(placed[:, :, :2].max(1) - 0.5).astype("i8") - low).max(1) + 1
    depth, front = np.full(size * size, -np.inf, "f4"), np.full(size * size, -1, "i8")
    for power in range(int(np.ceil(np.log2(max(2, spans.max())))) + 1):
        span = 2**power
        chosen = np.flatnonzero((spans <= span) & (spans > span // 2))
        batch = max(1, BATCH // span**2)
        for start in range(0, len(chosen), batch):
            some = chosen[start : start + batch]
            _paint(placed[some], some, low[some], min(span, size), size, depth, front)
    return front


def _paint(placed, numbers, low, span, size, depth, front):
    """Try each triangle against a square of `span` pixels from `low` on; keep what is in front."""
    y, x = np.mgrid[:span, :span].reshape(2, 1, -1)
    x, y = x + np.maximum(low[:, :1], 0), y + np.maximum(low[:, 1:], 0)
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = (
        placed[:, corner, :, None].swapaxes(0, 1) for corner in range(3)
    )
    whole = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    with np.errstate(divide="ignore", invalid="ignore"):
        beta = ((x + 0.5 - ax) * (cy - ay) - (y + 0.5 - ay) * (cx - ax)) / whole
        gamma = ((bx - ax) * (y + 0.5 - ay) - (by - ay) * (x + 0.5 - ax)) / whole
    inside = (beta >= 0) & (gamma >= 0) & (beta + gamma <= 1) & (x < size) & (y < size)
    row, _column = np.nonzero(inside)
    where = (y * size + x)[inside]
    near = (az + beta * (bz - az) + gamma * (cz - az))[inside]
    order = np.argsort(near, kind="stable")
    where, near, which = where[order], near[order], numbers[row[order]]
    ahead = near > depth[where]
    depth[where[ahead]], front[where[ahead]] = near[ahead], which[ahead]


def _shaded(seen, colours):
    """One colour for each triangle, and the paper's at the end, which is number -1."""
    normals = np.cross(seen[:, 1] - seen[:, 0], seen[:, 2] - seen[:, 0])
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = normals / np.where(lengths > 0, lengths, 1)
    normals *= np.where(normals[:, 2:] < 0, -1, 1)
    bright = 0.35 + 0.65 * np.clip(normals @ (LIGHT / np.linalg.norm(LIGHT)), 0, 1)
    shades = np.array([PART, COIN])[colours] * bright[:, None]
    return np.clip(np.concatenate([shades, [PAPER]]), 0, 255).astype("u1")
