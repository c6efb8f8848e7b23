"""Words as pictures, set by Typst: cards that fill the screen, and captions on a translucent band."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image

from mediatools.compiling import compile_page
from mediatools.subtitles.cue import ROLES, Cue

HERE = Path(__file__).parent
SIZE = 0.048
"""Height of the letters of a caption beside the shorter side of the film."""
WIDEST = 0.9
LINES = 12
"""On one card."""


@dataclass(frozen=True)
class Card:
    """A title, or credits of (what, who); `lines` of one word are set in the middle."""

    title: str
    lines: list[list[str]] = field(default_factory=list)
    kind: str = "title"
    seconds: float = 4.0

    @property
    def pages(self) -> list["Card"]:
        """Long credits are several cards, each shown as long."""
        groups = [self.lines[at : at + LINES] for at in range(0, len(self.lines), LINES)] or [[]]
        return [replace(self, lines=group) for group in groups]


def card(wanted: Card, width: int, height: int, folder: Path) -> np.ndarray:
    """The card as (height, width, 3) bytes."""
    output = folder / "card.png"
    lines = [[line] if isinstance(line, str) else list(line) for line in wanted.lines]
    data = {"kind": wanted.kind, "title": wanted.title, "lines": lines, "width": width, "height": height}
    compile_page(HERE / "card.typ", output, data)
    with Image.open(output) as image:
        return np.asarray(image.convert("RGB").resize((width, height)))


def captions(cues: list[Cue], width: int, height: int, folder: Path) -> list[np.ndarray]:
    """Each cue as (rows, columns, 4) bytes, as small as its words."""
    if not cues:
        return []
    size = min(width, height) * SIZE / 2
    said = [{"lines": cue.lines, "colour": f"#{ROLES.get(cue.role, ROLES['screen'])[1]}"} for cue in cues]
    data = {"captions": said, "size": size, "width": width * WIDEST / 2}
    compile_page(HERE / "captions.typ", folder / "caption-{0p}.png", data)
    return [_cut_down(path, width, height) for path in sorted(folder.glob("caption-*.png"))]


def _cut_down(path, width, height) -> np.ndarray:
    """Even in both directions, for colours stand on two pixels; no larger than the film."""
    with Image.open(path) as image:
        picture = np.asarray(image.convert("RGBA"))[:height, :width]
    return picture[: len(picture) // 2 * 2, : picture.shape[1] // 2 * 2]
