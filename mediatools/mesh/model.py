"""One XML model of a 3MF as it goes by: its points, triangles and components."""

from array import array

import numpy as np

from mediatools.refusing import Refused

DEEPEST = 40
STILL = np.vstack([np.eye(3), np.zeros(3)])
MANY = "Cet objet 3D a trop de points : simplifiez-le."
MOST_POINTS = 10_000_000


class Model:
    """`parts`: number → (points, corners of triangles, components); `items`: what is put on the plate."""

    def __init__(self):
        self.unit, self.parts, self.items, self.elsewhere = "millimeter", {}, [], []
        self.depth, self.number = 0, None
        self.points, self.corners, self.components = array("d"), array("I"), []

    def start(self, tag, words):
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused("Cet objet 3D est emboîté sans fin : exportez-le de nouveau.")
        tag = tag.rpartition(":")[2]
        if tag == "vertex":
            self.points.extend((float(words["x"]), float(words["y"]), float(words["z"])))
            if len(self.points) > 3 * MOST_POINTS:
                raise Refused(MANY)
        elif tag == "triangle":
            self.corners.extend((int(words["v1"]), int(words["v2"]), int(words["v3"])))
            if len(self.corners) > 3 * MOST_POINTS:
                raise Refused(MANY)
        elif tag == "model":
            self.unit = words.get("unit", "millimeter")
        elif tag == "object":
            self.number = words["id"]
        elif tag == "component":
            self.components.append(self._placed(words))
        elif tag == "item":
            self.items.append(self._placed(words))

    def end(self, tag):
        self.depth -= 1
        if tag.rpartition(":")[2] == "object" and self.number is not None:
            points = np.array(self.points, "f8").reshape(-1, 3)
            corners = np.array(self.corners, "u4").reshape(-1, 3)
            self.parts[self.number] = points, corners, self.components
            self.points, self.corners, self.components = array("d"), array("I"), []

    def _placed(self, words):
        where = next((value for name, value in words.items() if name.endswith(":path")), "").lstrip("/")
        if where:
            self.elsewhere.append(where)
        turn = np.array(words["transform"].split(), "f8").reshape(4, 3) if "transform" in words else STILL
        return where, words["objectid"], turn
