"""A whole roll printed at once: measured together, so that its frames agree, each with its settings kept."""

from collections.abc import Callable
from pathlib import Path

from mediatools.film import settings, words
from mediatools.film.analysing import analysed
from mediatools.film.developing import develop
from mediatools.refusing import Refused

MOST = 200


def roll(
    originals: list[str],
    outs: list[str],
    keeps: list[str],
    *,
    curve: str | None = None,
    balance: str | None = None,
    mono: bool | None = None,
    grey: list | None = None,
    crop: bool = False,
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Print each of `originals` to its `outs`, its settings to its `keeps`. Raises Refused.

    `grey`: [number of the frame from 1, left, top] of things that were grey in one of them: all follow.
    """
    if not 0 < len(originals) <= MOST:
        raise Refused(f"Une pellicule a de 1 à {MOST} vues.")
    scans = [Path(each) for each in originals]
    greys = _greys(grey, len(scans)) if grey else None
    measured = {"curve": curve, "balanced": balance, "monochrome": mono, "greys": greys}
    chosen = analysed(scans, **measured, progress=lambda part: progress(part * 0.4))
    told = []
    for number, scan in enumerate(scans):
        settings.keep(chosen[number], Path(keeps[number]))
        told.append(develop(scan, outs[number], chosen[number], crop=crop))
        progress(0.4 + 0.6 * (number + 1) / len(scans))
    return {"frames": told, "words": words.said(chosen[0])}


def _greys(grey, many):
    """Which scan, from 0, and where in it. Raises Refused."""
    numbers = {int(number) for number, _, _ in grey}
    if len(numbers) > 1:
        raise Refused("Montrez les deux gris sur la même vue.")
    [number] = numbers
    if not 1 <= number <= many:
        raise Refused("Cette vue n’est pas dans la pellicule.")
    return number - 1, [(left, top) for _, left, top in grey]
