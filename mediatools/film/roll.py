"""A whole roll printed at once: measured together, so that its frames agree, each with its settings kept."""

from collections.abc import Callable
from pathlib import Path

from mediatools.film import picking, settings, words
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

    `grey`: [number of the frame from 1, left, top], something that was grey in one of them: all follow.
    """
    if not 0 < len(originals) <= MOST:
        raise Refused(f"Une pellicule a de 1 à {MOST} vues.")
    scans = [Path(each) for each in originals]
    measured = {"curve": curve, "balanced": balance, "monochrome": mono}
    chosen = analysed(scans, **measured, progress=lambda part: progress(part * 0.4))
    if grey:
        chosen = _following(scans, chosen, grey)
    told = []
    for number, scan in enumerate(scans):
        settings.keep(chosen[number], Path(keeps[number]))
        told.append(develop(scan, outs[number], chosen[number], crop=crop))
        progress(0.4 + 0.6 * (number + 1) / len(scans))
    return {"frames": told, "words": words.said(chosen[0])}


def _following(scans, chosen, grey):
    """All frames by the grey that one of them shows."""
    number, point = int(grey[0]) - 1, tuple(grey[1:])
    if not 0 <= number < len(scans):
        raise Refused("Cette vue n’est pas dans la pellicule.")
    picked = picking.neutral(scans[number], [point], chosen[number])
    return [each.but(lights=picked.lights, white=picked.white) for each in chosen]
