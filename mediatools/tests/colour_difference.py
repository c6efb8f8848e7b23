"""How far two colours look apart: CIEDE2000, after Sharma, Wu and Dalal (2005). For tests and bench."""

import numpy as np

TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def lab(numbers):
    """CIE L*a*b* (D65) of sRGB numbers 0..255."""
    code = np.asarray(numbers, float) / 255
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    ratio = light @ TO_XYZ.T / WHITE
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1
    )


def difference(one, other):
    """dE2000 between two arrays of L*a*b*."""
    l1, a1, b1 = np.moveaxis(np.asarray(one, float), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, float), -1, 0)
    chroma = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    wider = 1.5 - 0.5 * np.sqrt(chroma / (chroma + 25.0**7))
    c1, c2 = np.hypot(a1 * wider, b1), np.hypot(a2 * wider, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * wider)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180
    turn = np.where(c1 * c2 == 0, 0, turn)
    middle = np.where(c1 * c2 == 0, h1 + h2, (h1 + turn / 2) % 360)
    lightness, saturation = (l1 + l2) / 2, (c1 + c2) / 2
    hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    swing = (
        1
        - 0.17 * np.cos(np.radians(middle - 30))
        + 0.24 * np.cos(np.radians(2 * middle))
        + 0.32 * np.cos(np.radians(3 * middle + 6))
        - 0.20 * np.cos(np.radians(4 * middle - 63))
    )
    for_l = 1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)
    for_c, for_h = 1 + 0.045 * saturation, 1 + 0.015 * saturation * swing
    blue = 30 * np.exp(-(((middle - 275) / 25) ** 2))
    tilt = -2 * np.sqrt(saturation**7 / (saturation**7 + 25.0**7)) * np.sin(np.radians(2 * blue))
    dl, dc, dh = (l2 - l1) / for_l, (c2 - c1) / for_c, hue / for_h
    return np.sqrt(dl**2 + dc**2 + dh**2 + tilt * dc * dh)
