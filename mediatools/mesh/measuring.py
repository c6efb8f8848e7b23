"""What a printer's queue asks of a part: how big, how much matter, is it closed."""

import numpy as np

from mediatools.refusing import Refused

TINY, HUGE = 2.0, 2000.0
"""Millimetres of the longest side: below, an STL was likely drawn in metres or inches; above, in microns."""


def measured(triangles: np.ndarray) -> dict:
    """Of (n, 3, 3) in millimetres: size in mm, area in cm², volume in cm³, whether it is watertight.

    The volume is exact for a closed surface whose triangles look outwards (the divergence theorem).
    """
    triangles = triangles.astype("f8")
    low, high = triangles.reshape(-1, 3).min(0), triangles.reshape(-1, 3).max(0)
    sides = high - low
    if not sides.max() > 0:
        raise Refused("Cet objet 3D n’est qu’un point.")
    centred = triangles - (low + high) / 2
    cross = np.cross(centred[:, 1] - centred[:, 0], centred[:, 2] - centred[:, 0])
    volume = float(np.einsum("ij,ij->", centred[:, 0], cross)) / 6
    closed = watertight(triangles)
    return {
        "size_mm": [round(float(side), 2) for side in sides],
        "volume_cm3": round(abs(volume) / 1000, 3),
        "area_cm2": round(float(np.linalg.norm(cross, axis=1).sum()) / 200, 2),
        "triangles": len(triangles),
        "watertight": closed,
        "notices": list(_notices(sides, closed, volume)),
    }


def watertight(triangles: np.ndarray) -> bool:
    """Each edge is walked once in each direction: a surface without holes, one side inside, one outside."""
    points = np.ascontiguousarray(triangles.reshape(-1, 3) + 0.0).view("u8")
    mixed = _mixed(_mixed(_mixed(points[:, 0]) ^ points[:, 1]) ^ points[:, 2])
    _, numbers = np.unique(mixed, return_inverse=True)
    corners = numbers.reshape(-1, 3).astype("u8")
    full = (
        (corners[:, 0] != corners[:, 1]) & (corners[:, 1] != corners[:, 2]) & (corners[:, 2] != corners[:, 0])
    )
    corners = corners[full]
    begin, finish = corners.ravel(), np.roll(corners, -1, axis=1).ravel()
    many = np.uint64(len(points))
    there, back = np.sort(begin * many + finish), finish * many + begin
    same = _mixed(there).sum() == _mixed(back).sum()
    return bool(len(there)) and bool(same) and bool((there[1:] > there[:-1]).all())


def _mixed(numbers):
    """64 bits stirred so that equal stays equal and different is told apart but once in 10¹² parts."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _notices(sides, closed, volume):
    longest = sides.max()
    if longest < TINY:
        yield "Cet objet est minuscule : était-il dessiné en mètres ou en pouces ?"
    if longest > HUGE:
        yield "Cet objet est plus grand qu’une porte : dans quelle unité était-il dessiné ?"
    if sides.min() <= 1e-6:
        yield "Cet objet est plat : il n’a pas d’épaisseur à imprimer."
    if not closed:
        yield "La surface de cet objet a des trous ou des arêtes doubles : il peut mal s’imprimer."
    elif volume < 0:
        yield "La surface de cet objet est retournée : son dedans est dehors."
