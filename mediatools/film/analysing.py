"""What is measured on film before it is printed: one negative, or those of a roll so that they agree."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from mediatools.film import balance, picking
from mediatools.film.area import NO_FILM, Found, find, grainless
from mediatools.film.scanning import light
from mediatools.film.settings import NOMINAL, Settings
from mediatools.film.tables import exposure
from mediatools.pictures.opening import named
from mediatools.refusing import Refused

WHITEST = 99.8
"""Percentile of the brightest channel that is printed white."""
DARK, HELD, SOFTEST = 0.012, 0.025, 0.4
"""A picture whose median is darker than DARK is held by no paper: it is softened until it is HELD."""
FAINTEST = 1e-5
MASKED, APART, UNSURE = 1.5, 0.2, 0.1
"""Clear C-41 film lets through more than twice as much red as blue; silver darkens all colours alike."""
LEAST, PIXELS = 16, 4000
"""Of one roll that there must be, that a fit looks at."""
EXACT, SEEN = 6 / 255 / 12.92, 2 / 255 / 12.92
"""Light of the sixth number of 8 bits, under which none is exact, and of the second: none is seen."""


def analysed(
    paths: list[Path],
    *,
    curve: str | None = None,
    base: tuple | None = None,
    balanced: str | None = None,
    monochrome: bool | None = None,
    greys: tuple[int, list] | None = None,
    progress: Callable[[float], None] = lambda part: None,
) -> list[Settings]:
    """Settings for each scan of one roll: film, grey, white and softness the same for all, the area its own.

    `greys`: which of the scans shows something grey, and where (see `picking`); all follow it.
    `base`: light through clear film, when a person picked it. `balanced`: "film" or "scene" (see `balance`),
    by itself film for linear scans, scene for what a camera took or a program rendered.
    """
    seen = []
    for number, path in enumerate(paths):
        picture, followed, grey = light(path, curve=curve)
        seen.append((find(picture), _inside(grainless(picture)), followed, grey))
        progress((number + 1) / len(paths))
    film = base or _roll_base([found for found, _, _, _ in seen])
    samples = [_film_only(inside(found.area), film, followed) for found, inside, followed, _ in seen]
    together = np.concatenate(samples)
    if len(together) < LEAST:
        raise Refused(NO_FILM)
    if monochrome is None:
        monochrome = all(grey for _, _, _, grey in seen) or colourless(film, together)
    mixed = seen[0][2] == "srgb" or named(Path(paths[0])) == "raw"
    rendered = (balanced or ("scene" if mixed else "film")) == "scene"
    gammas, lights = NOMINAL, (0.0, 0.0, 0.0)
    if monochrome:
        gammas = (NOMINAL[1],) * 3
    elif rendered:
        gammas, lights = balance.fitted(_thinned(_exact(together, film)))
    common = Settings(base=film, gammas=gammas, lights=lights, monochrome=monochrome, curve=seen[0][2])
    if greys and not monochrome:
        common = picking.neutral(paths[greys[0]], greys[1], common)
    common = common.but(**_exposed(together, common))
    return [common.but(area=found.area, curve=followed) for found, _, followed, _ in seen]


def colourless(base: tuple, densities: np.ndarray) -> bool:
    """Whether film scanned in colour is black and white: no orange mask, and all layers darken together."""
    spread = np.ptp(densities, axis=1) / (densities.mean(axis=1) + UNSURE)
    return max(base) < MASKED * min(base) and np.percentile(spread, 90) < APART


def _inside(picture):
    def inside(area):
        height, width = picture.shape[:2]
        left, top, right, bottom = (
            round(share * side) for share, side in zip(area, (width, height) * 2, strict=True)
        )
        return picture[top:bottom, left:right].reshape(-1, 3)

    return inside


def _roll_base(found: list[Found]):
    """Clear film is the same all along a roll: what borders showed, else the thinnest of all frames."""
    borders = [each.base for each in found if each.by_border]
    if borders:
        return tuple(float(each) for each in np.median(borders, axis=0))
    return tuple(float(each) for each in np.max([each.base for each in found], axis=0))


def _film_only(pixels, base, curve):
    """Densities above clear film; holes and light around the film are thinner than that, and left out."""
    least = SEEN if curve == "srgb" else FAINTEST
    density = np.log10(np.asarray(base) / np.maximum(pixels, least))
    return density[~(density < -0.05).all(axis=1)]


def _exact(densities, base):
    return densities[(np.asarray(base) * 10**-densities > EXACT).all(axis=1)]


def _thinned(densities):
    return densities[:: max(1, len(densities) // PIXELS)]


def _exposed(densities, settings):
    """The light printed white, and how much a scene of great contrast is softened."""
    shone = np.stack(
        [exposure(densities[:, n], settings.gammas[n]) * 10 ** settings.lights[n] for n in range(3)], axis=1
    )
    white = max(np.percentile(shone.max(axis=1), WHITEST), 1e-3)
    middle = np.median(shone @ (0.2126, 0.7152, 0.0722)) / white
    softness = 1.0
    if middle < DARK:
        softness = max(SOFTEST, np.log10(HELD) / np.log10(max(middle, 1e-9)))
    return {"white": float(np.log10(white)), "softness": float(softness)}
