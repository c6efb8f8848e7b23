"""Proofs: a scan made small once, from which a person's every choice is seen in a moment.

The small scan holds the very numbers that a measure of the whole one reads, so both say the same. For child
processes: it loads libvips and numpy.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pyvips

from mediatools.film import picking
from mediatools.film.analysing import analysed
from mediatools.film.area import HOLDER
from mediatools.film.developing import box, develop, positive
from mediatools.film.frames import frames_in
from mediatools.film.scanning import PROFILE, SMALL, light, scan
from mediatools.film.settings import told
from mediatools.film.strip import FINE, NONE
from mediatools.pictures.hiding import hidden
from mediatools.pictures.opening import named, whole
from mediatools.refusing import Refused

STRIP = 4200
"""Pixels of a small strip: some 700 for each of its frames."""


def made_small(original: str, out: str, *, is_strip: bool = False) -> dict:
    """Write the small scan as a TIFF; answers the size of the whole one, and `mixed`: whether a camera took
    it or a program rendered it, so that its layers are mixed. Raises Refused."""
    image, curve = scan(original)
    size = {"width": image.width, "height": image.height}
    most = STRIP if is_strip else SMALL
    small, _ = scan(original, shrink=max(1, -(-max(image.width, image.height) // most)))
    with whole():
        small = small.copy()
        if small.get_typeof(PROFILE):
            small.remove(PROFILE)
        if curve == "srgb":
            small.set_type(pyvips.GValue.blob_type, PROFILE, pyvips.Operation.call("profile_load", "srgb"))
        small.write_to_file(out, compression="deflate", predictor="horizontal", keep="icc")
    return size | {"mixed": curve == "srgb" or named(Path(original)) == "raw"}


def measured(
    smalls: list[str],
    *,
    mixed: bool = False,
    mono: bool | None = None,
    base: list | None = None,
    greys: list | None = None,
    strips: bool = False,
) -> list[dict]:
    """Settings of each scan of a roll, and of a strip its `frames`. `base` and each of `greys`: number of the
    scan from 0, shares from the left and the top. Raises Refused."""
    film = picking.clear_film(smalls[base[0]], tuple(base[1:])) if base else None
    if film and max(film) < HOLDER:
        raise Refused(picking.NOT_FILM)
    shown = (greys[0][0], [tuple(grey[1:]) for grey in greys if grey[0] == greys[0][0]]) if greys else None
    found = analysed(
        [Path(small) for small in smalls],
        base=film,
        balanced="scene" if mixed else "film",
        monochrome=mono,
        greys=shown,
    )
    answer = [{"settings": asdict(settings), "frames": [settings.area]} for settings in found]
    if strips:
        for each, small in zip(answer, smalls, strict=True):
            each["frames"] = _frames(small)
    return answer


def _frames(small):
    seen, _, _ = light(small, small=FINE)
    frames = frames_in(seen)
    if not frames:
        raise Refused(NONE)
    return frames


def proofs(wanted: list[dict], progress: Callable[[float], None] = lambda part: None) -> list[dict]:
    """Write a positive of each: {"small", "out", "settings", "area", "veils"}, the veils being boxes of the
    scan that are hidden; answers {"width", "height"} of each. Raises Refused."""
    made = []
    for each in wanted:
        settings = told(each["settings"])
        image, _ = scan(each["small"], curve=settings.curve)
        with whole():
            picture = hidden(positive(image, settings).copy_memory(), each["veils"])
            picture = picture.crop(*box(each["area"], picture.width, picture.height))
            picture.webpsave(each["out"], Q=82, keep="none")
        made.append({"width": picture.width, "height": picture.height})
        progress(len(made) / len(wanted))
    return made


def whole_print(
    original: str, out: str, settings: dict, progress: Callable[[float], None] | None = None
) -> dict:
    """Write the positive of the area that the settings say, in every pixel of the scan. Raises Refused."""
    return develop(original, out, told(settings), crop=True, progress=progress)
