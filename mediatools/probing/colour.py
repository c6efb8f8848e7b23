"""The colour of a picture in words: space, depth, transparency, and the name of its profile."""

import io

from PIL import ImageCms

BITS = {"uchar": 8, "char": 8, "ushort": 16, "short": 16, "uint": 32, "int": 32, "float": 32, "double": 64}


def colour_of(image) -> dict:
    """Of a libvips image."""
    profile = image.get("icc-profile-data") if "icc-profile-data" in image.get_fields() else b""
    deep = image.get("bits-per-sample") if "bits-per-sample" in image.get_fields() else 0
    grey = image.bands < 3
    return {
        "space": "grey" if grey else "cmyk" if image.interpretation == "cmyk" else "rgb",
        "bits": deep or BITS[image.format],
        "transparent": bool(image.hasalpha()),
        "profile": profile_name(profile),
    }


def colour_of_heic(image) -> dict:
    """Of an image that pillow-heif opened."""
    return {
        "space": "grey" if image.mode.startswith(("L", "I")) else "rgb",
        "bits": image.info.get("bit_depth", 8),
        "transparent": image.has_alpha,
        "profile": profile_name(image.info.get("icc_profile") or b""),
    }


def profile_name(profile: bytes) -> str:
    """What an ICC profile calls itself; "?" where it cannot be read, nothing where there is none."""
    if not profile:
        return ""
    try:
        words = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return "?"
    return " ".join(words.split())[:80]
