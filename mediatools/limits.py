"""How big, how long, how many: what a file may be, each family in one line. Checked on the header first."""

from dataclasses import dataclass

MIB, GIB = 2**20, 2**30
HOUR = 3600


@dataclass(frozen=True)
class Limit:
    """`size`: bytes of the file; `pixels`: of one image of it; `side`: pixels of its longer edge; `seconds`:
    how long it lasts; `tracks`: streams, pages or entries inside; `triangles`: of a mesh; `unpacked`: bytes
    once unzipped.
    """

    size: int
    pixels: int = 0
    side: int = 0
    seconds: int = 0
    tracks: int = 0
    triangles: int = 0
    unpacked: int = 0


LIMITS = {
    "picture": Limit(200 * MIB, pixels=120_000_000, side=60_000, tracks=64),
    "sound": Limit(2 * GIB, seconds=4 * HOUR, tracks=8),
    "film": Limit(8 * GIB, pixels=8192 * 4320, side=8192, seconds=HOUR, tracks=16),
    "mesh": Limit(200 * MIB, triangles=3_000_000, unpacked=600 * MIB, tracks=1000),
    "document": Limit(200 * MIB, unpacked=600 * MIB, tracks=5000),
    "text": Limit(5 * MIB),
}
LARGEST = max(limit.size for limit in LIMITS.values())


def too_heavy(family: str, size: int) -> str:
    """The sentence for a file of so many bytes, empty when it may be."""
    most = LIMITS[family].size
    if size <= most:
        return ""
    return f"Ce fichier est trop lourd : {weight(size)}, et {weight(most)} au plus."


def too_long(family: str, seconds: float) -> str:
    """The same for how long it lasts."""
    most = LIMITS[family].seconds
    if seconds <= most:
        return ""
    return (
        f"Cet enregistrement est trop long : {seconds / 60:.0f} minutes, et {most // 60} au plus. Coupez-le."
    )


def too_many_pixels(family: str, width: int, height: int) -> str:
    """The same for its pixels."""
    limit = LIMITS[family]
    if width * height <= limit.pixels and max(width, height) <= limit.side:
        return ""
    return (
        f"Cette image est trop grande : {width} × {height} pixels. "
        f"Au plus {limit.pixels // 1_000_000} millions de pixels, et {limit.side} de côté."
    )


def weight(size: int) -> str:
    """Bytes in the words of a person."""
    for unit, bytes_ in (("Go", GIB), ("Mo", MIB)):
        if size >= bytes_:
            return f"{size / bytes_:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
    return f"{-(-size // 1024)} Ko"
