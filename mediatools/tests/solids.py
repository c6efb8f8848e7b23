"""Parts whose measures are known: a cube, a sphere, a ring; and the files they come in."""

import struct
import zipfile

import numpy as np

CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], "f8")
CUBE = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 7, 5], [4, 6, 7], [0, 2, 6], [0, 6, 4]]
    + [[0, 4, 5], [0, 5, 1], [1, 5, 7], [1, 7, 3], [2, 3, 7], [2, 7, 6]]
)


def cube(side: float = 10.0) -> np.ndarray:
    """Twelve triangles that look outwards."""
    return CORNERS[CUBE] * side


def ring(wide: float = 20.0, thick: float = 5.0, steps: int = 120) -> np.ndarray:
    """A torus: volume 2·π²·wide·thick², area 4·π²·wide·thick."""
    turn = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    around, across = np.meshgrid(turn, turn, indexing="ij")
    far = wide + thick * np.cos(across)
    points = np.stack([far * np.cos(around), far * np.sin(around), thick * np.sin(across)], -1)
    there, up = np.roll(points, -1, 0), np.roll(points, -1, 1)
    both = np.roll(there, -1, 1)
    return np.concatenate(
        [np.stack(each, 2).reshape(-1, 3, 3) for each in ((points, there, both), (points, both, up))]
    )


def binary(triangles, name=b"solid made here") -> bytes:
    facets = np.zeros(len(triangles), [("n", "<f4", 3), ("c", "<f4", (3, 3)), ("a", "<u2")])
    facets["c"] = triangles
    return name.ljust(80, b"\0") + struct.pack("<I", len(triangles)) + facets.tobytes()


def written(triangles) -> bytes:
    facets = (
        "facet normal 0 0 0\n outer loop\n"
        + "".join(f"  vertex {x:.6e} {y:.6e} {z:.6e}\n" for x, y, z in corners)
        + " endloop\nendfacet\n"
        for corners in triangles
    )
    return f"solid é\n{''.join(facets)}endsolid é\n".encode()


def model(points, faces, *, unit="millimeter", build='<item objectid="1"/>', more="") -> str:
    vertices = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in points)
    triangles = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in faces)
    return (
        f'<model unit="{unit}" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"><resources>'
        f'<object id="1" type="model"><mesh><vertices>{vertices}</vertices><triangles>{triangles}</triangles>'
        f"</mesh></object>{more}</resources><build>{build}</build></model>"
    )


def package(path, xml: str, *, also=()) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("3D/3dmodel.model", xml)
        for name, content in also:
            archive.writestr(name, content)
