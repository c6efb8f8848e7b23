import json
import subprocess
import sys

import numpy as np

from mediatools.film.roll import roll
from mediatools.film.settings import beside, kept
from mediatools.refusing import Refused
from mediatools.tests.test_negative import Darkroom
from mediatools.tests.test_printing import ROOT


class RollPrintedTest(Darkroom):
    def setUp(self):
        super().setUp()
        dim = (self.truth * 0.6).round().astype(np.uint8)
        self.scans = [self.scanned("1.tif"), self.scanned("2.tif", truth=dim)]

    def test_a_roll_is_printed_and_each_frame_keeps_its_settings(self):
        words = ["roll", self.folder / "tirages", *self.scans, "--crop", "--json"]
        command = [sys.executable, "-m", "mediatools", *words]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        told = json.loads(done.stdout)
        self.assertEqual(told["words"], "Pose 10 s, grade 2, sans filtre.")
        for frame, name in zip(told["frames"], ("1.jpg", "2.jpg"), strict=True):
            self.assertEqual(frame["out"], str(self.folder / "tirages" / name))
            self.assertGreater((self.folder / "tirages" / name).stat().st_size, 1000)
        first, second = (kept(beside(scan)) for scan in self.scans)
        self.assertEqual(first.but(area=second.area), second)

    def test_a_grey_picked_in_one_frame_is_grey_in_all(self):
        left, top, right, bottom = self.area
        point = (left + 0.7 * (right - left), top + 0.55 * (bottom - top))
        keeps = [str(beside(scan)) for scan in self.scans]
        outs = [str(self.folder / f"{scan.stem}.jpg") for scan in self.scans]
        roll([str(scan) for scan in self.scans], outs, keeps, grey=[[1, *point]])
        first, second = (kept(beside(scan)) for scan in self.scans)
        self.assertEqual((first.lights, first.white), (second.lights, second.white))
        self.assertNotEqual(first.lights, (0.0, 0.0, 0.0))

    def test_a_frame_that_is_not_there_is_refused(self):
        for greys in ([[0, 0.5, 0.5]], [[3, 0.5, 0.5]], [[1, 0.5, 0.5], [2, 0.5, 0.5]]):
            with self.assertRaises(Refused):
                roll([str(scan) for scan in self.scans], ["x.jpg"] * 2, ["x.json"] * 2, grey=greys)
        with self.assertRaises(Refused):
            roll([], [], [])
        twice = [sys.executable, "-m", "mediatools", "roll", self.folder / "t", self.scans[0], self.scans[0]]
        self.assertEqual(subprocess.run(twice, capture_output=True, check=False, cwd=ROOT).returncode, 1)
