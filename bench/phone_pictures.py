"""Which rendition of each picture a phone of 390 px takes, read from the page as a browser reads it."""

import re

PHONE, DENSITY, REM = 390, 3, 16
"""Points across the screen, points of a picture on each (few phones have more), and points of 1rem."""


def on_a_phone(body: str) -> str:
    """The page with the one address of each picture that the phone asks for."""
    return re.sub(r'<img src="[^"]+" srcset="([^"]+)" sizes="([^"]+)"', chosen, body)


def chosen(found) -> str:
    """The smallest rendition that fills the place the page gives it, else the largest."""
    offered = sorted((int(width[:-1]), path) for path, width in map(str.split, found[1].split(", ")))
    place = DENSITY * width_of(found[2])
    fitting = [path for width, path in offered if width >= place]
    return f'<img src="{(fitting or [offered[-1][1]])[0]}"'


def width_of(sizes: str) -> float:
    """Points of the first size whose condition a phone meets."""
    for size in sizes.split(", "):
        condition, length = re.fullmatch(r"(?:\(min-width: (\d+)rem\) )?(\d+(?:px|vw))", size).groups()
        if not condition or REM * int(condition) <= PHONE:
            number = int(length[:-2])
            return number if length.endswith("px") else PHONE * number / 100
    return PHONE
