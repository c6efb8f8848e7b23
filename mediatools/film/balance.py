"""Where grey is: what makes the most of a roll's tones neutral, and what a person's pick of a grey says.

A linear scan measures the layers, whose contrasts are published: they are printed as the film is balanced,
and a warm evening stays warm. What a camera took, or a program rendered (8 bits, sRGB), mixes the layers:
there the contrast and the light of red and blue are fitted to green, so that as many tones as possible, the
rare bright ones weighing as much as the many dark ones, come out grey; what is far from grey has no say.
"""

import numpy as np

from mediatools.film.settings import NOMINAL
from mediatools.film.tables import exposure

SOFT = 0.5
"""Tones are compared as the eye sees them after the paper has held a great contrast: light to this power."""
FAR, CLOSE, ROUNDS = 0.12, 0.04, 6
"""How far from grey, in cube roots of light, still has a say: at first, at last."""
TRUST = 2.0
"""How firmly the published contrasts are held against what the picture says."""
LEAST = 0.02
TONES = 0.3
"""Log10 of light that two greys are apart at least to tell a contrast."""
CONTRASTS = np.linspace(0.30, 1.0, 141)
GREEN = 1
WIDE = np.linspace(0.30, 1.10, 33), np.linspace(-1.2, 1.2, 49)
FINE = np.linspace(-0.05, 0.05, 11), np.linspace(-0.12, 0.12, 13)


def fitted(densities: np.ndarray) -> tuple[tuple, tuple]:
    """Contrasts and log10 lights of the three layers, from densities (pixels × 3)."""
    densities = densities[(densities > LEAST).all(axis=1)]
    gammas, lights = np.array(NOMINAL), np.zeros(3)
    if len(densities) < 100:
        return NOMINAL, (0.0, 0.0, 0.0)
    green = exposure(densities[:, GREEN], gammas[GREEN])
    white = np.percentile(green, 99.5)
    target = _seen(green, white)
    weights, off = _evenly(target), np.zeros((len(densities), 3))
    for turn in range(ROUNDS):
        say = FAR * (CLOSE / FAR) ** (turn / (ROUNDS - 1))
        for layer, other in ((0, 2), (2, 0)):
            heard = weights / (1 + (off[:, other] / say) ** 2) if turn else weights
            steps = WIDE if turn < 2 else (gammas[layer] + FINE[0], lights[layer] + FINE[1])
            best = (np.inf,)
            for gamma in steps[0]:
                shone = exposure(densities[:, layer], gamma)
                held = TRUST * (gamma - NOMINAL[layer]) ** 2
                for light in steps[1]:
                    wrong = _seen(shone * 10**light, white) - target
                    cost = (heard * wrong**2 / (wrong**2 + say**2)).sum() + held + TRUST * (0.3 * light) ** 2
                    if cost < best[0]:
                        best = cost, gamma, light, wrong
            _, gammas[layer], lights[layer], off[:, layer] = best
    return tuple(map(float, gammas)), tuple(map(float, lights))


def picked(densities: list, gammas: tuple) -> tuple:
    """Log10 lights that make this density grey, the green one kept as it is."""
    shone = [np.log10(max(exposure(d, gamma), 1e-6)) for d, gamma in zip(densities, gammas, strict=True)]
    return tuple(float(shone[GREEN] - each) for each in shone)


def parallel(densities: list, gammas: tuple) -> tuple:
    """Contrasts under which red and blue keep the same distance from green at all these greys."""
    found = list(gammas)
    green = np.log10([exposure(density[GREEN], gammas[GREEN]) for density in densities])
    if np.ptp(green) < TONES:
        return gammas
    for layer in (0, 2):
        there = np.array([density[layer] for density in densities])
        apart = [np.std(np.log10(exposure(there, gamma)) - green) for gamma in CONTRASTS]
        found[layer] = float(CONTRASTS[int(np.argmin(apart))])
    return tuple(found)


def _seen(light, white):
    return np.cbrt(np.minimum(light / white, 4) ** SOFT)


def _evenly(tones, steps=24):
    """A weight for each so that every tone of the scale has about the same say."""
    step = np.clip((tones * steps).astype(int), 0, steps - 1)
    many = np.bincount(step, minlength=steps)[step]
    weights = 1 / np.maximum(many, len(tones) / 100)
    return weights / weights.sum()
