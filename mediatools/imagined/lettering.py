"""Words on drawings, in the typeface the tools carry."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent.parent / "fonts"


@lru_cache(16)
def letters(size, weight="bold"):
    return ImageFont.truetype(FONTS / f"atkinson-hyperlegible-next-{weight}.ttf", size)


def wrapped(words, font, wide) -> list[str]:
    """The words in lines that are not wider than so many pixels."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
