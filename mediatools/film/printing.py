"""One print from one negative: its settings found or taken up again, changed, kept, and used."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from mediatools.film import picking, settings, words
from mediatools.film.analysing import analysed
from mediatools.film.developing import develop
from mediatools.refusing import Refused

GRADES, STOPS, FILTERS = (-1, 5), (-6, 6), (-200, 200)


def printed(
    original: str,
    out: str,
    keep: str,
    kept: str | None = None,
    *,
    roll: list[str] = (),
    curve: str | None = None,
    balance: str | None = None,
    base: list[float] | None = None,
    neutral: list[list[float]] | None = None,
    mono: bool | None = None,
    stops: float | None = None,
    grade: float | None = None,
    filtration: list[float] | None = None,
    crop: bool = False,
    deep: bool = False,
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Develop `original` into `out` and write its settings to `keep`. `kept`: those of an earlier print.

    `base` and `neutral` are points (shares from the left and the top). Answers the settings, what they are
    called in the darkroom, and the size. Raises Refused.
    """
    _within(stops, STOPS, "La pose va de -6 à 6 diaphragmes.")
    _within(grade, GRADES, "Le grade va de -1 (00) à 5.")
    for part in filtration or ():
        _within(part, FILTERS, "La filtration va de -200 à 200.")
    if kept and not (roll or curve or balance or base or mono):
        chosen = settings.kept(Path(kept))
        if neutral and not chosen.monochrome:
            chosen = picking.neutral(original, [tuple(point) for point in neutral], chosen)
    else:
        picked = picking.clear_film(original, tuple(base), curve=curve) if base else None
        scans = [Path(original), *map(Path, roll)]
        greys = (0, [tuple(point) for point in neutral]) if neutral else None
        measured = {"curve": curve, "balanced": balance, "base": picked, "monochrome": mono, "greys": greys}
        chosen = analysed(scans, **measured, progress=lambda part: progress(part * 0.6))[0]
    chosen = chosen.but(stops=stops, grade=grade, filtration=tuple(filtration) if filtration else None)
    settings.keep(chosen, Path(keep))
    made = develop(original, out, chosen, crop=crop, deep=deep, progress=lambda p: progress(0.6 + 0.4 * p))
    return made | {"words": words.said(chosen), "chosen": asdict(chosen)}


def _within(value, bounds, sentence):
    if value is not None and not bounds[0] <= value <= bounds[1]:
        raise Refused(sentence)
