"""Faces that must not be known: made a few squares, then blurred, in the pixels themselves."""

import pyvips

SQUARES = 4
"""Across a box: so few means tell nobody's features, and blurring them afterwards adds no way back."""
WIDER = 0.18
"""Of a box on each side: hair, ears and chin are told from too."""
LEAST = 8

Box = tuple[float, float, float, float]
"""Left, top, width, height, as shares of the upright picture."""


def hidden(image: pyvips.Image, boxes: list[Box]) -> pyvips.Image:
    """The picture with each box beyond recognition. Its pixels are read into memory."""
    if not boxes:
        return image
    image = image.copy_memory()
    for box in boxes:
        left, top, width, height = pixels(box, image.width, image.height)
        part = image.crop(left, top, width, height)
        across = min(SQUARES, width)
        down = max(1, min(height, round(SQUARES * height / width)))
        squares = part.resize(across / width, vscale=down / height, kernel="linear")
        grown = squares.resize(width / squares.width, vscale=height / squares.height, kernel="nearest")
        blurred = grown.gaussblur(max(1, width / across / 2))
        fitting = blurred.crop(0, 0, min(width, blurred.width), min(height, blurred.height))
        image = image.insert(fitting.cast(image.format), left, top).copy_memory()
    return image


def pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """The box made wider, kept inside the picture, in whole pixels."""
    left, top, across, down = box
    left, top = left - WIDER * across, top - WIDER * down
    right, bottom = left + across * (1 + 2 * WIDER), top + down * (1 + 2 * WIDER)
    x, y = min(max(0, int(left * width)), width - 1), min(max(0, int(top * height)), height - 1)
    right, bottom = min(width, max(x + LEAST, round(right * width))), max(y + LEAST, round(bottom * height))
    return x, y, max(1, right - x), max(1, min(height, bottom) - y)
