"""Files of real telephones and cameras, where the samples lie beside: they say what they are known to be."""

import csv
import unittest
from pathlib import Path

from mediatools.probing import probe

SAMPLES = Path(__file__).resolve().parents[3] / "shared/data"


def known(name):
    """The table beside the samples; nothing where there are none."""
    table = SAMPLES / name
    return list(csv.DictReader(table.open(encoding="utf-8"))) if table.exists() else []


def told(file):
    path = SAMPLES / file
    found = probe(str(path), path.name)
    assert found["refused"] == [], (file, found["refused"])
    return found


@unittest.skipUnless(SAMPLES.is_dir(), "the samples of real devices are not at hand")
class RealFilesTest(unittest.TestCase):
    def test_pictures(self):
        for row in known("images/EXPECTED.csv"):
            found = told(row["file"])
            size = sorted((found["width"], found["height"]))
            self.assertEqual(sorted((int(row["width"]), int(row["height"]))), size, row["file"])
            self.assertEqual(row["taken_at"], found["taken"], row["file"])
            self.assertEqual(row["model"].strip(), found["camera"], row["file"])
            self.assertEqual(bool(row["location_leak"]), found["tells_where"], row["file"])

    def test_recordings(self):
        for row in known("video/EXPECTED_av.csv"):
            found = told(row["file"])
            self.assertAlmostEqual(float(row["seconds"]), found["seconds"], delta=0.02, msg=row["file"])
            self.assertEqual(
                (row["acodec"], int(row["rate"])), (found["sound"]["codec"], found["sound"]["rate"])
            )
            if row["width"]:
                self.assertEqual((int(row["width"]), int(row["height"])), (found["width"], found["height"]))
            self.assertEqual(bool(row["location_leak"]), found["tells_where"], row["file"])

    def test_parts(self):
        triangles = {path.stem: told(f"stl/{path.name}")["triangles"] for path in SAMPLES.glob("stl/*.stl")}
        expected = {"stl_ascii_Star": 68, "stl_binary_HalfDonut": 288, "stl_binary_rear_case": 18808}
        self.assertIn(triangles, ({}, expected))
