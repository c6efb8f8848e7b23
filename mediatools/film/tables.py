"""The three tables that turn a negative round: what the scanner read in, what is shown out."""

import numpy as np

from mediatools.film.settings import Settings

ENTRIES = 65536
FAINTEST = 2**-32
GREY = 0.18
"""What stays where it is when the grade changes: an evenly lit grey card."""
PER_GRADE = 1.23
SHOULDER = 0.97
"""Whites above it are rolled off, never cut."""
UNIT = 0.01
"""Density of one unit of filtration."""


def tables(settings: Settings, *, top: int = 255) -> np.ndarray:
    """ENTRIES × 3 numbers from 0 to `top`, sRGB, for 16-bit numbers of the scan."""
    read = linear(np.linspace(0, 1, ENTRIES), settings.curve)
    shown = [print_of(light_of(read, settings, layer), settings) for layer in range(3)]
    return np.round(srgb(np.stack(shown, axis=1)) * top).astype(np.uint8 if top < 256 else np.uint16)


def light_of(read, settings: Settings, layer: int):
    """Light the scene sent, 1 being white: from the light that came through the film."""
    density = np.log10(settings.base[layer] / np.maximum(read, FAINTEST))
    raised = settings.lights[layer] + settings.filtration[layer] * UNIT - settings.white
    return exposure(density, settings.gammas[layer]) * 10**raised


def exposure(density, gamma):
    """In thresholds of the film; clear film saw nothing, thinner than clear is no film."""
    return 10 ** (np.clip(density, 0, 6) / gamma) - 1


def print_of(light, settings: Settings):
    """On paper, 0..1 of its white: the softness of the scene, the grade, the time, the roll-off of whites."""
    slope = PER_GRADE ** (settings.grade - 2)
    light = GREY * (light**settings.softness / GREY) ** slope * 2.0**-settings.stops
    over = np.maximum(light - SHOULDER, 0) / (1 - SHOULDER)
    return np.where(light > SHOULDER, SHOULDER + (1 - SHOULDER) * (1 - np.exp(-over)), light)


def linear(code, curve: str = "srgb"):
    """Light 0..1 for numbers 0..1 of a scan: the numbers themselves, or sRGB's (IEC 61966-2-1)."""
    if curve == "linear":
        return code
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def srgb(light):
    """The inverse, for the screen."""
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055)
