"""A part to print: read whole, for only its triangles tell whether it is one."""

from pathlib import Path

from mediatools.kinds import Kind
from mediatools.mesh.measuring import measured
from mediatools.mesh.reading import read


def facts(path: Path, kind: Kind) -> dict:
    """Its measures, and what to ask its owner about them."""
    solid = read(path, kind.name)
    measures = measured(solid.triangles)
    return measures | {"unit": solid.unit, "notices": measures["notices"]}
