"""The sizes a photograph is wanted in, and how each is written."""

from dataclasses import dataclass
from pathlib import Path

import pyvips

from mediatools.refusing import Refused

WEB = (320, 640, 1280, 1920)
DOTS = 300
"""Per inch, on paper."""
MILLIMETRES = 25.4
PAPER_QUALITY = 94
"""Of a JPEG that is printed: nobody waits for it to load."""
WRITERS = {
    "jpg": {"Q": 82},
    "webp": {"Q": 80},
    "avif": {"Q": 58, "effort": 2},
    "png": {},
    "tif": {"compression": "lzw", "predictor": "horizontal"},
}


@dataclass(frozen=True)
class Size:
    """`edge`: pixels of the longer side; `paper`: whether it says how large it is on paper."""

    name: str
    edge: int
    paper: bool = False


def sizes(edges: tuple = WEB, millimetres: float | None = None) -> list[Size]:
    """Those of the web by their longer edge, and that of a print by the millimetres of its longer side."""
    wanted = [Size(str(edge), edge) for edge in edges]
    if millimetres:
        wanted.append(Size("print", round(millimetres / MILLIMETRES * DOTS), paper=True))
    if not wanted or not all(16 <= size.edge <= 30_000 for size in wanted):
        raise Refused("Le grand côté va de 16 à 30 000 pixels.")
    return sorted(wanted, key=lambda size: -size.edge)


def written(picture: pyvips.Image, out: str, size: Size) -> dict:
    """Write it by the ending of `out`; answers its width, height and bytes. Raises Refused."""
    ending = Path(out).suffix.lower().removeprefix(".").replace("jpeg", "jpg").replace("tiff", "tif")
    if ending not in WRITERS:
        raise Refused(
            "La photo s’écrit en .jpg, .webp, .avif, .png ou .tif : choisissez une de ces fins de nom."
        )
    if size.paper:
        picture = picture.copy(xres=DOTS / MILLIMETRES, yres=DOTS / MILLIMETRES)
    if picture.hasalpha() and ending == "jpg":
        picture = picture.flatten(background=255)
    words = WRITERS[ending] | ({"Q": PAPER_QUALITY} if size.paper and ending == "jpg" else {})
    picture.write_to_file(str(out), keep="exif,xmp,icc", **words)
    return {"width": picture.width, "height": picture.height, "bytes": Path(out).stat().st_size}
