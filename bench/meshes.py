"""A part of 328,000 triangles for the printer: read, measured, drawn; beside trimesh and f3d where present.

trimesh: `pip install --no-deps --target FOLDER trimesh`, then `PYTHONPATH=FOLDER make bench only=meshes`.
"""

import importlib.util
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mediatools import door
from mediatools.tests import solids

STEPS, ROUNDS = 405, 3
OURS = """from mediatools.mesh.reading import read
from mediatools.mesh.measuring import measured
print(measured(read(sys.argv[1], "stl").triangles))"""
THEIRS = """import trimesh
part = trimesh.load(sys.argv[1])
print(part.is_watertight, part.volume, part.area, part.extents)"""
DRAWN = """from mediatools.mesh.preview import preview
preview(sys.argv[1], "stl", sys.argv[2], 512)"""


def measure():
    with tempfile.TemporaryDirectory(prefix="meshes-") as home:
        part, out = Path(home) / "ring.stl", Path(home) / "ring.png"
        part.write_bytes(solids.binary(solids.ring(40, 12, STEPS).astype("f4")))
        found = door.probe(part)
        yield "volume of a known ring, off by", abs(found["volume_cm3"] - 113.70) / 113.70 * 100, 0.05, "%"
        ours = cost([sys.executable, "-c", "import sys\n" + OURS, part])
        yield "read and measured, program and all", ours, 3, "s CPU"
        if importlib.util.find_spec("trimesh"):
            theirs = cost([sys.executable, "-c", "import sys\n" + THEIRS, part])
            yield "the same by trimesh", theirs, None, "s CPU"
            yield "ours beside trimesh", theirs / ours, 1, "times better"
        else:
            print("  trimesh IS ABSENT: ours alone", flush=True)
        drawn = cost([sys.executable, "-c", "import sys\n" + DRAWN, part, out])
        yield "drawn, 512 pixels", drawn, 4, "s CPU"
        if shutil.which("f3d"):
            words = ["--output", out, "--resolution", "512,512"]
            yield "the same by f3d", cost(["xvfb-run", "-a", "f3d", part, *words]), None, "s CPU"
        else:
            print("  f3d IS ABSENT: ours alone", flush=True)


def cost(command) -> float:
    """Seconds of processor of a program, the best of a few."""
    found = []
    for _round in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)
