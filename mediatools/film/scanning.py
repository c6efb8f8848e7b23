"""A scan of film, upright, as its numbers of 8 or 16 bits and the curve they follow: the input profile step.

A profile that is not sRGB is applied here. Without one, 16 bits are taken as linear (the "raw" scan to ask a
scanner for) and 8 bits as sRGB. The RAW of a camera is read as it was measured, without white balance.
"""

from pathlib import Path

import numpy as np
import pyvips

from mediatools.film.tables import linear
from mediatools.pictures.opening import named, opened, reader_of, whole
from mediatools.refusing import Refused

SMALL = 1000
"""Pixels of the longer edge of what is measured."""
PROFILE, UPRIGHT = "icc-profile-data", 1
TOO_SMALL = "Cette image est trop petite pour être un négatif numérisé."
LEAST = 32


def scan(path: Path | str, *, shrink: int = 1, curve: str | None = None) -> tuple[pyvips.Image, str]:
    """The image, one or three bands of 8 or 16 bits, and "linear" or "srgb". `curve`: said by a person."""
    path = Path(path)
    if named(path) == "raw":
        image = reader_of("raw")(path, linear=True)
        return _smaller(image, shrink), curve or "linear"
    loader = next((n for n in (8, 4, 2) if n <= shrink), 1) if named(path) == "jpeg" else 1
    image = opened(path, **({"shrink": loader} if loader > 1 else {}))
    if (image.get("orientation") if image.get_typeof("orientation") else UPRIGHT) > UPRIGHT:
        image = opened(path, random=True).autorot()
        loader = 1
    with whole():
        image, found = _profiled(image)
        return _smaller(image, shrink / loader), curve or found


def light(path: Path | str, *, curve: str | None = None, small: int = SMALL) -> tuple[np.ndarray, str, bool]:
    """The scan made small, as light 0..1 (height × width × 3); its curve; whether it has no colour."""
    whole_image, _ = scan(path, curve=curve)
    if min(whole_image.width, whole_image.height) < LEAST:
        raise Refused(TOO_SMALL)
    shrink = max(1, -(-max(whole_image.width, whole_image.height) // small))
    image, found = scan(path, shrink=shrink, curve=curve)
    with whole():
        numbers = image.numpy().astype(np.float64) / (65535 if image.format == "ushort" else 255)
    if numbers.ndim == 2 or numbers.shape[2] == 1:
        return np.repeat(linear(numbers.reshape(*numbers.shape[:2], 1), found), 3, axis=2), found, True
    return linear(numbers, found), found, False


def _profiled(image):
    if image.hasalpha():
        image = image[: image.bands - 1]
    profile = image.get(PROFILE) if image.get_typeof(PROFILE) else b""
    if image.interpretation == "cmyk" or (image.bands == 3 and profile and b"sRGB" not in profile[:4096]):
        image = image.icc_transform("srgb", embedded=True, depth=16)
        profile = b"sRGB"
    if image.format not in ("uchar", "ushort"):
        raise Refused("Ce négatif n’est ni en 8 ni en 16 bits : exportez-le en TIFF de 16 bits.")
    if image.bands not in (1, 3):
        raise Refused("Ce fichier n’est pas une image en couleur ou en gris.")
    return image, "srgb" if profile or image.format == "uchar" else "linear"


def _smaller(image, shrink):
    return image.shrink(shrink, shrink) if shrink > 1 else image
