"""A photograph turned, mirrored, straightened and cut, in every pixel it has. Loads libvips."""

from collections.abc import Callable
from pathlib import Path

from mediatools.pictures.decoding import decoded
from mediatools.pictures.marking import bare
from mediatools.pictures.opening import whole
from mediatools.pictures.placing import STEEPEST, Cut, inscribed
from mediatools.refusing import Refused

QUALITY = 93
WRONG = "Ce cadrage n’est pas possible : la partie choisie sort de l’image."


def adjusted(
    original: str, out: str, cut: dict, edge: int = 0, progress: Callable[[float], None] = lambda part: None
) -> dict:
    """Write the cut as a JPEG without a word of its owner. `cut`: the words of `Cut`; `edge`: pixels of its
    longer side at most, 0 for all. Answers its size, and `of`: that of the upright original.
    Raises Refused."""
    asked = Cut(**cut | {"box": tuple(cut.get("box", Cut.box))})
    left, top, width, height = asked.box
    fits = min(left, top) >= 0 and 0 < width <= 1.0001 - left and 0 < height <= 1.0001 - top
    if not fits or asked.turn not in (0, 90, 180, 270) or abs(asked.straighten) > STEEPEST:
        raise Refused(WRONG)
    with whole():
        picture = decoded(Path(original), lambda width, height: edge or max(width, height)).copy_memory()
        size = picture.width, picture.height
        progress(0.4)
        picture = _laid(picture, asked)
        picture = picture.flatten(background=255) if picture.hasalpha() else picture
        bare(picture).jpegsave(out, Q=QUALITY, keep="none")
    progress(1.0)
    return {"width": picture.width, "height": picture.height, "of": size}


def _laid(picture, cut):
    if cut.turn:
        picture = picture.rot(f"d{cut.turn}")
    if cut.flip:
        picture = picture.fliphor()
    if cut.straighten:
        width, height = picture.width, picture.height
        scale = inscribed((width, height), cut.straighten)
        picture = picture.rotate(cut.straighten)
        across, down = int(width * scale), int(height * scale)
        picture = picture.crop((picture.width - across) // 2, (picture.height - down) // 2, across, down)
    left, top, width, height = cut.box
    x, y = (
        min(int(left * picture.width), picture.width - 1),
        min(int(top * picture.height), picture.height - 1),
    )
    across = min(picture.width - x, max(1, round(width * picture.width)))
    down = min(picture.height - y, max(1, round(height * picture.height)))
    return picture.crop(x, y, across, down)
