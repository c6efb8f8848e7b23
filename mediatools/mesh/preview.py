"""The picture of a part, as a PNG. Runs in the child."""

from mediatools.mesh.drawing import drawn
from mediatools.mesh.reading import read


def preview(path: str, kind: str, out: str, size: int, *, progress=lambda part: None) -> dict:
    """Write it to `out`, `size` pixels wide and high."""
    solid = read(path, kind)
    progress(0.4)
    drawn(solid.triangles, size).save(out, "PNG", optimize=False)
    progress(1.0)
    return {"triangles": len(solid.triangles)}
