"""Pictures the program draws from a motif and a title, where nobody has given one."""

import re
from functools import lru_cache
from hashlib import sha256
from random import Random

from django.utils.safestring import mark_safe

from .drawings import MOTIFS

TONES = {
    "aperture": "#1b4d9b",
    "safelight": "#a12a1c",
    "beam": "#7a4b00",
    "waves": "#6b2a86",
    "shapes": "#a31658",
    "columns": "#475066",
    "circles": "#6a4a2f",
    "bubbles": "#00655b",
    "dice": "#2f6316",
    "table": "#99380a",
    "bench": "#2c5a73",
    "door": "#1b4d9b",
    "frame": "#475066",
}


def _elements(seed, motif):
    """The elements of a drawing, always the same for the same words."""
    rng = Random(sha256(f"{motif}:{seed}".encode()).digest())
    turned = motif != "columns" and rng.random() < 0.5
    body = "".join(MOTIFS[motif](rng))
    return f'<g transform="matrix(-1 0 0 1 300 0)">{body}</g>' if turned else body


@lru_cache(1024)
def drawing(seed: str, motif: str) -> str:
    """The drawing as SVG for a page, coloured by sheet.css for day and night. Unknown motif: `frame`."""
    motif = motif if motif in MOTIFS else "frame"
    return mark_safe(
        f'<svg class="drawing m-{motif}" viewBox="0 0 300 200" preserveAspectRatio="xMidYMid slice" '
        'aria-hidden="true" focusable="false"><path d="M0 0h300v200H0z" class="c0"/>'
        f"{_elements(seed, motif)}</svg>"
    )


def _mixed(tone, other, share):
    """`share` of one colour in another, both like #1b4d9b."""
    pairs = ((int(tone[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def inks(motif: str) -> tuple:
    """The six colours c0 to c5 of a motif on paper."""
    tone = TONES[motif]
    return (
        _mixed(tone, "#f3efe6", 0.16),
        _mixed(tone, "#0a1020", 0.78),
        tone,
        _mixed(tone, "#f3efe6", 0.45),
        "#ffb23e",
        "#fffdf8",
    )


@lru_cache(256)
def drawing_file(seed: str, motif: str) -> str:
    """The same drawing as a file of its own, colours as attributes. Unknown motif: `frame`."""
    motif = motif if motif in MOTIFS else "frame"
    colours = inks(motif)
    body = re.sub(r'class="c(\d)"', lambda found: f'fill="{colours[int(found[1])]}"', _elements(seed, motif))
    body = re.sub(r'class="s(\d)"', lambda found: f'fill="none" stroke="{colours[int(found[1])]}"', body)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="600" height="400">'
        f'<path d="M0 0h300v200H0z" fill="{colours[0]}"/>{body}</svg>'
    )
