"""The picture other sites show when somebody shares a page: drawing, title, date and place, 1200 × 630."""

from functools import lru_cache
from pathlib import Path

import typst

from .pictures import drawing_file
from .typography import french

FONTS = Path(__file__).parent / "fonts"
SIZES = ((22, 50), (38, 42), (60, 35), (90, 29))
SMALLEST = 24
SHEET = (Path(__file__).parent / "postcard.typ").read_bytes()


@lru_cache(64)
def postcard(seed, motif, title, *, when="", name="", colour="#1b4d9b", language="fr") -> bytes:
    """The PNG for these words. Takes 20 ms; keep it with the page it stands for."""
    size = next((points for letters, points in SIZES if len(title) <= letters), SMALLEST)
    longest = max(map(len, title.split()), default=1)
    words = {
        "drawing": drawing_file(seed, motif),
        "title": french(title),
        "when": french(when),
        "name": name,
        "colour": colour,
        "lang": language,
        "size": str(min(size, 430 / longest)),
    }
    return typst.compile(SHEET, format="png", ppi=144.0, font_paths=[str(FONTS)], sys_inputs=words)
