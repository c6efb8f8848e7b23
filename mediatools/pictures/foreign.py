"""Kinds that libvips cannot read by itself here: the HEIC of telephones and the RAW of cameras.

Loaded when one comes only: its readers take a tenth of a second of every child.
"""

from pathlib import Path

import numpy as np
import pillow_heif
import pyvips
import rawpy

from mediatools.limits import too_many_pixels
from mediatools.refusing import Refused

BROKEN = (
    "Cette photo est abîmée, ou d’un appareil que nous ne savons pas lire. Exportez-la en TIFF ou en JPEG."
)


def heic(path: Path) -> pyvips.Image:
    """Upright already, with the profile and the facts (EXIF, XMP) of the file. Raises Refused."""
    try:
        file = pillow_heif.open_heif(str(path), convert_hdr_to_8bit=True)
        if large := too_many_pixels("picture", *file.size):
            raise Refused(large)
        image = pyvips.Image.new_from_array(np.asarray(file))
    except (ValueError, OSError, RuntimeError, SyntaxError, EOFError, LookupError) as wrong:
        if isinstance(wrong, Refused):
            raise
        raise Refused(BROKEN) from wrong
    image = image.copy(interpretation="srgb" if image.bands > 2 else "b-w")
    for name, data in (
        ("exif-data", file.info.get("exif")),
        ("icc-profile-data", file.info.get("icc_profile")),
    ):
        if data:
            image = image.copy()
            image.set_type(pyvips.GValue.blob_type, name, data)
    for turned in ("orientation", "exif-ifd0-Orientation"):  # it was applied as the pixels were decoded
        if image.get_typeof(turned):
            image.remove(turned)
    return image


def raw(path: Path, *, linear: bool = False) -> pyvips.Image:
    """Developed as the camera saw it, sRGB; `linear`: its light as measured, 16 bits. Raises Refused."""
    as_measured = {
        "gamma": (1, 1),
        "no_auto_bright": True,
        "user_wb": [1, 1, 1, 1],
        "output_color": rawpy.ColorSpace.raw,
        "output_bps": 16,
    }
    as_seen = {"use_camera_wb": True, "output_color": rawpy.ColorSpace.sRGB, "output_bps": 8}
    try:
        with rawpy.imread(str(path)) as file:
            if large := too_many_pixels("picture", file.sizes.width, file.sizes.height):
                raise Refused(large)
            pixels = file.postprocess(**(as_measured if linear else as_seen))
    except (rawpy.LibRawError, OSError) as wrong:
        raise Refused(BROKEN) from wrong
    return pyvips.Image.new_from_array(pixels).copy(interpretation="rgb16" if linear else "srgb")
