"""The picture of a page: looked at whole, then upright and small, with nothing of what the camera noted.

For child processes: it decodes what somebody sent.
"""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from mediatools.refusing import Refused

FORMATS = ["JPEG", "PNG", "WEBP"]
UNREADABLE = "Ce fichier n’est pas une image lisible."
QUALITY = {"webp": 80, "jpg": 82}
LESSER = (70, 60, 50, 40)
LIGHT_WIDTH, LIGHT = 640, 60_000
"""The webp a phone takes weighs at most that many bytes, so that a page with it stays under 100 kB."""


def looked_at(path: str, most: int) -> dict:
    """Its format, width and height; the whole file is decoded unless its header claims more than `most`
    pixels. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                told = {"format": image.format, "width": image.width, "height": image.height}
                if image.width * image.height <= most:
                    image.load()
        return told
    except Image.DecompressionBombError:
        return {"format": "", "width": most, "height": most}
    except Exception as error:  # whatever a decoder says about a hostile file
        raise Refused(UNREADABLE) from error


def illustrated(path: str, folder: str, widths: list[int], kinds: list[str]) -> None:
    """Write `{width}.{kind}` into `folder` for each, webp or jpg."""
    for width in widths:
        for kind in kinds:
            Path(folder, f"{width}.{kind}").write_bytes(small(path, width, kind))


def small(source, width: int, kind: str) -> bytes:
    """The image upright, at most this wide, as webp or jpg. `source`: a path or an open file."""
    with Image.open(source, formats=FORMATS) as opened:
        opened.draft("RGB", (width * 2, width * 2))
        upright = ImageOps.exif_transpose(opened)
        if upright.mode in ("RGBA", "LA", "P", "PA"):
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright.convert("RGBA"))
        image = upright.convert("RGB")
    if image.width > width:
        image = image.resize((width, max(1, round(image.height * width / image.width))), Image.LANCZOS)
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    made = _written(clean, kind, QUALITY[kind])
    for quality in LESSER:
        if kind != "webp" or width > LIGHT_WIDTH or len(made) <= LIGHT:
            break
        made = _written(clean, kind, quality)
    return made


def _written(image, kind, quality) -> bytes:
    written = io.BytesIO()
    if kind == "webp":
        image.save(written, "WEBP", quality=quality, method=4)
    else:
        image.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()
