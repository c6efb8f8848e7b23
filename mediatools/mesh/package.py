"""3MF: a zip with XML inside; parts made of triangles or of other parts, turned and put on the plate."""

import re
from pathlib import Path
from xml.parsers import expat

import numpy as np

from mediatools import archives
from mediatools.limits import LIMITS
from mediatools.mesh.model import Model
from mediatools.refusing import Refused

UNITS = {"micron": 0.001, "millimeter": 1, "centimeter": 10, "inch": 25.4, "foot": 304.8, "meter": 1000}
MAIN = re.compile(r"3D/[^/]+\.model")
RELATIONS, TARGET = "_rels/.rels", re.compile(rb"Target=[\"']/?([^\"']{1,200}\.model)[\"']")
DEEPEST = 16
BROKEN = "Cet objet 3D est coupé ou abîmé : exportez-le de nouveau."


def read(path: Path | str) -> tuple[np.ndarray, str]:
    """Triangles in millimetres of all that lies on the plate, and the unit of the file."""
    with archives.opened(path, "mesh") as archive:
        names = set(archive.namelist())
        main = _main(archive, names)
        models = {}
        wanted = [main]
        while wanted:
            name = wanted.pop()
            if name in models or name not in names:
                continue
            models[name] = parsed(archive, name)
            wanted += models[name].elsewhere
    plate = Plate(models)
    items = models[main].items or [(main, number, None) for number in models[main].parts]
    for where, number, turn in items:
        plate.put(where or main, number, [turn] if turn is not None else [])
    unit = models[main].unit
    if unit not in UNITS:
        raise Refused(BROKEN)
    return np.concatenate(plate.solids or [np.empty((0, 3, 3))]) * UNITS[unit], unit


def _main(archive, names) -> str:
    """The model the package names as its own; the first that looks like one where it names none."""
    told = archive.read(RELATIONS)[:65536] if RELATIONS in names else b""
    for target in TARGET.findall(told):
        if (name := target.decode("utf-8", "replace")) in names:
            return name
    found = sorted(name for name in names if MAIN.fullmatch(name))
    if not found:
        raise Refused(BROKEN)
    return found[0]


def parsed(archive, name: str) -> Model:
    """One model of the package; no document type, so no entity that grows."""
    model = Model()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = model.start, model.end
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for piece in archives.pieces(archive, name):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError, TypeError, IndexError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(BROKEN) from error
    return model


def _no_doctype(*_words):
    raise Refused(BROKEN)


class Plate:
    """What is put down, one after the other."""

    def __init__(self, models):
        self.models, self.solids, self.count = models, [], 0

    def put(self, where: str, number: str, turns: list) -> None:
        """`turns`: 4 × 3 matrices, the outermost first. A part in itself is refused by its depth."""
        model = self.models.get(where)
        if model is None or number not in model.parts or len(turns) > DEEPEST:
            raise Refused(BROKEN)
        points, corners, components = model.parts[number]
        self.count += len(corners)
        if self.count > LIMITS["mesh"].triangles or len(self.solids) > LIMITS["mesh"].tracks:
            raise Refused("Cet objet 3D a trop de triangles : simplifiez-le.")
        if len(corners):
            if corners.max() >= len(points):
                raise Refused(BROKEN)
            for turn in reversed(turns):
                points = points @ turn[:3] + turn[3]
            self.solids.append(points[corners])
        for other, part, turn in components:
            self.put(other or where, part, [*turns, turn])
