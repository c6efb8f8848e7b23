"""A photograph turned, mirrored, straightened and cut: where each place of it comes to lie, and back.

Places are shares of the upright picture, from the left and the top. Loads no library.
"""

import math
from dataclasses import dataclass

WHOLE = (0.0, 0.0, 1.0, 1.0)
STEEPEST = 20.0
"""Degrees a picture is straightened by at most."""


@dataclass(frozen=True)
class Cut:
    """In this order: `turn` by 0, 90, 180 or 270 degrees clockwise, `flip` left and right, `straighten` by so
    many degrees clockwise (without the corners that stay empty), then `box`: left, top, width, height."""

    turn: int = 0
    flip: bool = False
    straighten: float = 0.0
    box: tuple = WHOLE


def turned_size(cut: Cut, size: tuple) -> tuple:
    """Width and height after the turn."""
    return (size[1], size[0]) if cut.turn % 180 else tuple(size)


def inscribed(size: tuple, degrees: float) -> float:
    """How large, of 1, a picture of the same shape fits into the straightened one."""
    angle = math.radians(abs(degrees))
    width, height = size
    sine, cosine = math.sin(angle), math.cos(angle)
    return min(width / (width * cosine + height * sine), height / (width * sine + height * cosine))


def point_in(cut: Cut, point: tuple, size: tuple) -> tuple:
    """Where this point of the picture lies in the cut; outside of 0..1 when it is not on it."""
    x, y = point
    for _quarter in range(cut.turn // 90):
        x, y = 1 - y, x
    x = 1 - x if cut.flip else x
    x, y = _rotated((x, y), turned_size(cut, size), cut.straighten, shrunk=True)
    left, top, width, height = cut.box
    return (x - left) / width, (y - top) / height


def point_from(cut: Cut, point: tuple, size: tuple) -> tuple:
    """Where this point of the cut lies in the picture."""
    left, top, width, height = cut.box
    x, y = left + point[0] * width, top + point[1] * height
    x, y = _rotated((x, y), turned_size(cut, size), -cut.straighten, shrunk=False, by=cut.straighten)
    x = 1 - x if cut.flip else x
    for _quarter in range(cut.turn // 90):
        x, y = y, 1 - x
    return x, y


def box_in(cut: Cut, box: tuple, size: tuple) -> tuple | None:
    """The smallest box of the cut that holds this box of the picture; nothing when none of it is there."""
    left, top, width, height = box
    corners = [(left + a * width, top + b * height) for a in (0, 1) for b in (0, 1)]
    there = [point_in(cut, corner, size) for corner in corners]
    first = [max(0.0, min(each[axis] for each in there)) for axis in (0, 1)]
    last = [min(1.0, max(each[axis] for each in there)) for axis in (0, 1)]
    if first[0] >= last[0] or first[1] >= last[1]:
        return None
    return first[0], first[1], last[0] - first[0], last[1] - first[1]


def _rotated(point, size, degrees, *, shrunk, by=None):
    """Turned about the middle. `shrunk`: into shares of what is left of the picture, else out of them."""
    scale = inscribed(size, degrees if by is None else by)
    x, y = ((share - 0.5) * side for share, side in zip(point, size, strict=True))
    if not shrunk:
        x, y = x * scale, y * scale
    angle = math.radians(degrees)
    x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    if shrunk:
        x, y = x / scale, y / scale
    return x / size[0] + 0.5, y / size[1] + 0.5
