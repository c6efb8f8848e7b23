import json
import subprocess
import sys

import numpy as np
import pyvips

from mediatools.film import frames, strip
from mediatools.refusing import Refused
from mediatools.tests import simulated_film as film
from mediatools.tests.test_negative import Darkroom
from mediatools.tests.test_printing import ROOT

MILLIMETRES_OF_FILM = 30


class StripTest(Darkroom):
    def wrong_by(self, light, begins):
        """Millimetres between where frames begin and where they were found."""
        found = [area[0] for area in frames.frames_in(light)]
        self.assertEqual(len(found), len(begins))
        length = light.shape[1] / light.shape[0] * MILLIMETRES_OF_FILM
        return np.abs(np.subtract(sorted(found), begins)) * length

    def test_frames_are_found_within_half_a_millimetre_however_dark_they_are(self):
        wrong = []
        for seed in range(12):
            light, begins, _ = film.strip(seed=seed)
            grain = np.random.default_rng(seed).normal(0, 0.002, light.shape)
            wrong.extend(self.wrong_by(np.clip(light + grain, 0, 1), begins))
        self.assertGreaterEqual(np.mean(np.array(wrong) <= 0.5), 0.97)
        self.assertLess(max(wrong), 1.5)

    def test_fewer_frames_an_empty_one_and_a_strip_that_stands(self):
        light, begins, width = film.strip(many=4, seed=8)
        self.assertLess(self.wrong_by(light, begins).max(), 0.7)
        standing = frames.frames_in(light.transpose(1, 0, 2))
        self.assertLess(np.abs(np.subtract([area[1] for area in standing], begins)).max(), 0.01)
        rebate = round(light.shape[0] / MILLIMETRES_OF_FILM * 3)
        left = round(begins[1] * light.shape[1])
        light[rebate:-rebate, left : left + round(width * light.shape[1])] = film.MASK
        self.assertEqual(len(frames.frames_in(light)), 3)

    def test_a_strip_in_its_holder_is_printed_frame_by_frame(self):
        light, begins, width = film.strip(many=3, seed=4, scale=5, darkest=0.6)
        edge = 30
        held = np.full((light.shape[0] + 2 * edge, light.shape[1] + 2 * edge, 3), 0.002)
        held[edge:-edge, edge:-edge] = light
        scan = film.scanned(held, self.folder / "bande.tif")
        command = [sys.executable, "-m", "mediatools", "strip", scan, self.folder / "vues", "--json"]
        done = subprocess.run([*command, "--first", "12"], capture_output=True, check=True, cwd=ROOT)
        told = json.loads(done.stdout)["frames"]
        self.assertEqual([frame["number"] for frame in told], [12, 13, 14])
        for frame, begin in zip(told, begins, strict=True):
            self.assertAlmostEqual(
                frame["area"][0] * held.shape[1], begin * light.shape[1] + edge, delta=0.6 * 5
            )
            self.assertAlmostEqual(frame["width"] / frame["height"], 1.5, delta=0.06)
            picture = pyvips.Image.new_from_file(str(self.folder / f"vues/bande-{frame['number']}.jpg"))
            self.assertGreater(picture.avg(), 12)

    def test_negatives_are_cut_with_every_bit(self):
        light, begins, width = film.strip(many=2, seed=4, scale=5)
        scan = film.scanned(light, self.folder / "bande.tif")
        area = (begins[0], 0.1, begins[0] + width, 0.9)
        told = strip.split(str(scan), str(self.folder), "cut", frames=[area], negatives=True)["frames"]
        cut = pyvips.Image.new_from_file(told[0]["out"]).numpy()
        whole = pyvips.Image.new_from_file(str(scan)).numpy()
        top, left = round(0.1 * whole.shape[0]), round(begins[0] * whole.shape[1])
        self.assertTrue((cut == whole[top : top + cut.shape[0], left : left + cut.shape[1]]).all())

    def test_what_is_no_strip_and_what_is_no_frame_is_refused(self):
        blank = film.scanned(np.tile(film.MASK, (100, 700, 1)), self.folder / "blank.tif")
        with self.assertRaises(Refused):
            strip.found(str(blank))
        for area in ((0.5, 0, 0.2, 1), (0, 0, 1), (-1, 0, 1, 1), (0, 0, 1, 2)):
            with self.assertRaises(Refused):
                strip.checked([area])
