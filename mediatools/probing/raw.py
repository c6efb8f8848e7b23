"""The RAW of a camera: its header, and its cells unpacked as the proof."""

from pathlib import Path

import rawpy

QUARTER_TURNED = (5, 6)
"""Of LibRaw, which counts otherwise than EXIF."""


def facts(path: Path, large) -> dict:
    """`large(width, height, pages)` raises Refused before anything is unpacked."""
    try:
        with rawpy.imread(str(path)) as file:
            large(file.sizes.raw_width, file.sizes.raw_height, 1)
            file.raw_image_visible.max()
            sizes = file.sizes
    except rawpy.LibRawError as error:
        raise ValueError("LibRaw cannot read it") from error
    turned = sizes.flip in QUARTER_TURNED
    return {
        "kind": "raw",
        "mime": "image/x-dcraw",
        "width": sizes.height if turned else sizes.width,
        "height": sizes.width if turned else sizes.height,
        "pixels": sizes.width * sizes.height,
        "orientation": 1,
        "pages": 1,
        "colour": {"space": "raw", "bits": 16, "transparent": False, "profile": ""},
    }
