"""A scanned strip cut into its frames, printed with the same settings or kept as negatives."""

from collections.abc import Callable
from pathlib import Path

from mediatools.film.analysing import analysed
from mediatools.film.developing import box, develop, written
from mediatools.film.frames import frames_in
from mediatools.film.scanning import light, scan
from mediatools.film.settings import Settings
from mediatools.refusing import Refused

FINE = 2600
"""Pixels of the longer side of what the frames are looked for in: a tenth of a millimetre on six frames."""
NONE = "Aucune vue n’a été trouvée sur cette bande : donnez leurs bords vous-même."
WRONG = "Chaque vue se dit par quatre nombres entre 0 et 1 : gauche, haut, droite, bas."


def split(
    original: str,
    folder: str,
    stem: str,
    *,
    frames: list | None = None,
    negatives: bool = False,
    ending: str = "jpg",
    first: int = 1,
    curve: str | None = None,
    balance: str | None = None,
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Write stem-01.jpg, stem-02.jpg… into `folder`, numbered from `first`. Raises Refused.

    `frames`: areas a person set right, else they are found. `negatives`: cut only, as TIFF with every bit.
    """
    areas = checked(frames) if frames else found(original, curve=curve)
    settings = (
        Settings(curve=curve or "linear")
        if negatives
        else analysed([Path(original)], curve=curve, balanced=balance)[0]
    )
    told = []
    for number, area in enumerate(areas):
        out = Path(folder) / f"{stem}-{first + number:02}.{'tif' if negatives else ending}"
        if negatives:
            image, _ = scan(original, curve=curve)
            made = written(image.crop(*box(area, image.width, image.height)), out, keep="icc")
        else:
            made = develop(original, out, settings.but(area=area), crop=True)
        told.append({"number": first + number, "area": area, **made})
        progress((number + 1) / len(areas))
    return {"frames": told}


def found(original: str, *, curve: str | None = None) -> list[tuple]:
    """Areas of the frames, shares of the strip. Raises Refused when there is none."""
    seen, _, _ = light(original, curve=curve, small=FINE)
    areas = frames_in(seen)
    if not areas:
        raise Refused(NONE)
    return areas


def checked(frames: list) -> list[tuple]:
    """Areas as a person gave them. Raises Refused."""
    for area in frames:
        if len(area) != 4 or not (0 <= area[0] < area[2] <= 1 and 0 <= area[1] < area[3] <= 1):
            raise Refused(WRONG)
    return [tuple(area) for area in frames]
