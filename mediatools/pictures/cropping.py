"""A part of the picture of a given shape, around what matters in it."""

from mediatools.refusing import Refused

SHAPE = "La forme se dit « largeur x hauteur », par exemple 1x1, 4x3 ou 16x9."


def shape_of(words: str) -> float:
    """Width over height of « 4x3 ». Raises Refused."""
    try:
        width, height = (float(part) for part in words.replace("×", "x").split("x"))
        shape = width / height
    except (ValueError, ZeroDivisionError) as wrong:
        raise Refused(SHAPE) from wrong
    if not 0.05 <= shape <= 20:
        raise Refused(SHAPE)
    return shape


def around(point: tuple[float, float], shape: float, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, width, height of the largest part of this shape, the point as near its middle as can be."""
    across, down = min(width, round(height * shape)), min(height, round(width / shape))
    across, down = max(1, across), max(1, down)
    left = min(max(0, round(point[0] * width - across / 2)), width - across)
    top = min(max(0, round(point[1] * height - down / 2)), height - down)
    return left, top, across, down
