"""The size of a finished film: the shorter side as asked, never larger than what was filmed, always even."""

from dataclasses import dataclass
from fractions import Fraction

from mediatools.refusing import Refused
from mediatools.video.clip import Clip

NOTHING = "Il faut au moins un film ou une image."


@dataclass(frozen=True)
class Canvas:
    """`rate`: pictures a second; `matrix`: of its colours (1 BT.709, 6 BT.601)."""

    width: int
    height: int
    rate: Fraction
    matrix: int


def canvas(parts: list, height: int) -> Canvas:
    """After the largest clip; a film held upright stays upright, and `height` is then its width. Pictures
    alone make a film of 25 a second, as wide as screens are."""
    clips = [part for part in parts if isinstance(part, Clip)]
    if not clips:
        return _of_pictures([part for part in parts if hasattr(part, "width")], height)
    first = max(clips, key=lambda clip: min(clip.width, clip.height))
    short = min(height, first.width, first.height)
    scale = Fraction(short, min(first.width, first.height))
    matrix = 1 if first.transfer in (16, 18) else first.matrix
    return Canvas(
        _even(first.width * scale), _even(first.height * scale), max(clip.rate for clip in clips), matrix
    )


def _of_pictures(stills, height) -> Canvas:
    if not stills:
        raise Refused(NOTHING)
    short = min(height, max(min(each.width, each.height) for each in stills))
    sides = _even(short), _even(Fraction(short * 16, 9))
    upright = all(each.height > each.width for each in stills)
    return Canvas(*(sides if upright else sides[::-1]), Fraction(25), 1)


def fitted(clip, into: Canvas) -> tuple[int, int]:
    """Width and height of the clip or picture inside the canvas, its shape kept."""
    scale = min(Fraction(into.width, clip.width), Fraction(into.height, clip.height))
    width, height = _even(clip.width * scale), _even(clip.height * scale)
    return min(width, into.width), min(height, into.height)


def _even(length) -> int:
    return max(2, round(length / 2) * 2)
