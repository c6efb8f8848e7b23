"""The triangles of a part, in millimetres."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mediatools.limits import LIMITS
from mediatools.mesh import package
from mediatools.recognising import facets
from mediatools.refusing import Refused

FACET = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
VERTEX = re.compile(rb"^[ \t]*vertex[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S+)", re.M | re.I)
BLOCK = 2**24
BROKEN = "Cet objet 3D est coupé ou abîmé : exportez-le de nouveau."
FARTHEST = 1e6
"""Millimetres from the origin; beyond, one kilometre away, rounding alone bends a part."""


@dataclass(frozen=True)
class Solid:
    """`triangles`: (n, 3 corners, 3 axes) in millimetres; `unit`: the one its file names, "" for none."""

    triangles: np.ndarray
    unit: str


def read(path: Path | str, kind: str) -> Solid:
    """`kind`: "stl" or "3mf". An STL knows no unit: it is read in millimetres.

    Raises Refused for what is broken, empty, or beyond the limits.
    """
    if kind == "3mf":
        solid = Solid(*package.read(path))
    else:
        with Path(path).open("rb") as file:
            head = file.read(84)
        count = facets(head, Path(path).stat().st_size)
        solid = Solid(_binary(path, count) if count is not None else _written(path), "")
    if not len(solid.triangles):
        raise Refused("Cet objet 3D est vide.")
    if not np.isfinite(solid.triangles).all() or np.abs(solid.triangles).max() > FARTHEST:
        raise Refused(
            "Cet objet 3D a des points qui ne sont nulle part : réparez-le et exportez-le de nouveau."
        )
    return solid


def refuse_many(count: int) -> None:
    """More than a printer's program takes either."""
    if count > LIMITS["mesh"].triangles:
        most = LIMITS["mesh"].triangles // 1_000_000
        raise Refused(f"Cet objet 3D a {count} triangles, et {most} millions au plus : simplifiez-le.")


def _binary(path, count):
    refuse_many(count)
    return np.fromfile(path, FACET, count, offset=84)["corners"]


def _written(path):
    """An STL of text, a block of whole lines at a time."""
    found, count = [], 0
    with Path(path).open("rb") as file:
        while lines := b"".join(file.readlines(BLOCK)):
            corners = VERTEX.findall(lines)
            count += len(corners)
            refuse_many(count // 3)
            found.append(_numbers(corners))
        file.seek(max(0, file.tell() - 200))
        whole = b"endsolid" in file.read().lower()
    if count % 3 or not whole:
        raise Refused(BROKEN)
    return np.concatenate(found).reshape(-1, 3, 3) if found else np.empty((0, 3, 3), "f4")


def _numbers(corners):
    try:
        with np.errstate(over="ignore"):
            return np.array(corners, dtype="S32").astype("f4").reshape(-1, 3)
    except ValueError as error:
        raise Refused(BROKEN) from error
