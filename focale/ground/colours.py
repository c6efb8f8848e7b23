"""Colours that can be read: contrast as WCAG 2.2 counts it."""

PAPER, DARKROOM = "#fdfcf9", "#130b0a"
READABLE = 4.5


def light_of(colour: str) -> float:
    """Relative luminance of a colour like #1b4d9b, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1 to 21 (WCAG 2.2); text needs 4.5."""
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def written_on(colour: str) -> str:
    """White or black, whichever is read better on this colour; always readable."""
    return max("#ffffff", "#000000", key=lambda ink: contrast(colour, ink))


def is_readable(colour: str, ground: str) -> bool:
    """Whether words of this colour can be read on this ground (PAPER or DARKROOM)."""
    return contrast(colour, ground) >= READABLE
