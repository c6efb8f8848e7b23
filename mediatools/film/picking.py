"""What a person points at with the pipette: clear film, or something that was grey."""

from pathlib import Path

import numpy as np

from mediatools.film import balance
from mediatools.film.scanning import light
from mediatools.film.settings import Settings
from mediatools.film.tables import exposure
from mediatools.refusing import Refused

RADIUS = 0.006
"""Of the patch that is looked at, share of the longer edge."""
OUTSIDE = "Ce point est hors de l’image : donnez deux nombres entre 0 et 1, depuis le coin en haut à gauche."
NOT_FILM = "À cet endroit il n’y a pas de film, ou il est tout à fait noir : montrez un autre point."
CLEAR = 0.02


def clear_film(path: Path | str, point: tuple[float, float], *, curve: str | None = None) -> tuple:
    """Light through the film there. `point`: shares from the left and the top. Raises Refused."""
    seen = _patch(path, point, curve)
    if (seen < 1e-4).any():
        raise Refused(NOT_FILM)
    return tuple(map(float, seen))


def neutral(path: Path | str, points: list[tuple[float, float]], settings: Settings) -> Settings:
    """The settings under which these points are grey. Two of different tones set the contrasts as well."""
    densities = [_density(path, point, settings) for point in points]
    gammas = settings.gammas if len(points) == 1 else balance.parallel(densities, settings.gammas)
    lights = np.mean([balance.picked(density, gammas) for density in densities], axis=0)
    return settings.but(gammas=gammas, lights=tuple(map(float, lights))).but(
        white=_as_bright(densities[0], settings, gammas, lights)
    )


def _density(path, point, settings):
    density = np.log10(np.asarray(settings.base) / np.maximum(_patch(path, point, settings.curve), 1e-5))
    if (density < CLEAR).any():
        raise Refused(NOT_FILM)
    return density


def _as_bright(density, settings, gammas, lights):
    """The white that keeps the green of this point, so the picture, as light as it was."""
    was = np.log10(exposure(density[1], settings.gammas[1])) + settings.lights[1]
    now = np.log10(exposure(density[1], gammas[1])) + lights[1]
    return float(settings.white + now - was)


def _patch(path, point, curve):
    if not all(0 <= share < 1 for share in point):
        raise Refused(OUTSIDE)
    seen, _, _ = light(path, curve=curve)
    height, width = seen.shape[:2]
    reach = max(1, round(RADIUS * max(height, width)))
    x, y = int(point[0] * width), int(point[1] * height)
    patch = seen[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1]
    return np.median(patch.reshape(-1, 3), axis=0)
