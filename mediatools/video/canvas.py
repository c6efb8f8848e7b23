"""The size of a finished film: the shorter side as asked, never larger than what was filmed, always even."""

from dataclasses import dataclass
from fractions import Fraction

from mediatools.video.clip import Clip


@dataclass(frozen=True)
class Canvas:
    """`rate`: pictures a second; `matrix`: of its colours (1 BT.709, 6 BT.601)."""

    width: int
    height: int
    rate: Fraction
    matrix: int


def canvas(clips: list[Clip], height: int) -> Canvas:
    """After the largest clip; a film held upright stays upright, and `height` is then its width."""
    first = max(clips, key=lambda clip: min(clip.width, clip.height))
    short = min(height, first.width, first.height)
    scale = Fraction(short, min(first.width, first.height))
    matrix = 1 if first.transfer in (16, 18) else first.matrix
    return Canvas(
        _even(first.width * scale), _even(first.height * scale), max(clip.rate for clip in clips), matrix
    )


def fitted(clip: Clip, into: Canvas) -> tuple[int, int]:
    """Width and height of the clip inside the canvas, its shape kept."""
    scale = min(Fraction(into.width, clip.width), Fraction(into.height, clip.height))
    width, height = _even(clip.width * scale), _even(clip.height * scale)
    return min(width, into.width), min(height, into.height)


def _even(length) -> int:
    return max(2, round(length / 2) * 2)
