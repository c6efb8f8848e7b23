import tempfile
import unittest
from pathlib import Path

import numpy as np
import pyvips

from mediatools.film import analysing, developing
from mediatools.film.settings import NOMINAL
from mediatools.refusing import Refused
from mediatools.tests import simulated_film as film
from mediatools.tests.colour_difference import difference, lab


class Darkroom(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.truth = film.scene()

    def scanned(self, name="scan.tif", *, truth=None, rendered=False, noise=0.0004, mask=film.MASK, **law):
        """The scan of a film that saw the truth, in its holder; remembers where the picture is."""
        seen = film.developed(self.truth if truth is None else truth, mask=mask, **law)
        light, self.area = film.in_holder(seen, mask=mask)
        return film.scanned(light, self.folder / name, rendered=rendered, noise=noise)

    def printed(self, path, settings):
        out = self.folder / "print.png"
        developing.develop(path, out, settings)
        whole = pyvips.Image.new_from_file(str(out)).numpy()
        left, top, _, _ = developing.box(self.area, whole.shape[1], whole.shape[0])
        return whole[top : top + self.truth.shape[0], left : left + self.truth.shape[1]]

    def wrong(self, printed, truth=None):
        return difference(lab(printed), lab(self.truth if truth is None else truth))


class NegativeTest(Darkroom):
    def test_the_measure_of_colour_is_that_of_its_authors(self):
        pairs = [
            ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
            ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
            ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
            ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ]
        for one, other, published in pairs:
            self.assertAlmostEqual(float(difference(one, other)), published, 4)

    def test_the_truth_comes_back_from_linear_scans(self):
        for exposure, noise in ((0.5, 0.0004), (1.0, 0.0004), (2.0, 0.0002)):
            scan = self.scanned(exposure=exposure, noise=noise)
            [settings] = analysing.analysed([scan])
            wrong = self.wrong(self.printed(scan, settings))
            self.assertLessEqual(np.median(wrong), 1.0, exposure)
            self.assertLessEqual(np.percentile(wrong, 95), 3.0, exposure)

    def test_clear_film_and_the_picture_are_found_whatever_surrounds_them(self):
        for rebate, holder, holes in ((0.05, 0.06, True), (0.03, 0.0, False), (0.08, 0.1, True)):
            light, area = film.in_holder(
                film.developed(self.truth), rebate=rebate, holder=max(holder, 1 / 360), holes=holes
            )
            scan = film.scanned(light, self.folder / "scan.tif")
            [settings] = analysing.analysed([scan])
            self.assertLess(np.abs(np.asarray(settings.base) / film.MASK - 1).max(), 0.01)
            for found, there in zip(settings.area, area, strict=True):
                self.assertAlmostEqual(found, there, delta=0.03)
            inside = settings.area[0] >= area[0] - 0.002 and settings.area[3] <= area[3] + 0.004
            self.assertTrue(inside, (settings.area, area))

    def test_a_scan_without_border_is_printed_from_its_thinnest_film(self):
        scan = film.scanned(film.developed(self.truth), self.folder / "scan.tif")
        self.area = (0, 0, 1, 1)
        [settings] = analysing.analysed([scan])
        self.assertLessEqual(np.median(self.wrong(self.printed(scan, settings))), 2.0)

    def test_what_a_camera_rendered_is_printed_with_grey_greys(self):
        for gammas in (NOMINAL, (0.50, 0.60, 0.70)):
            scan = self.scanned("scan.jpg", rendered=True, gammas=gammas)
            [settings] = analysing.analysed([scan])
            rows = slice(self.truth.shape[0] // 2 + 4, self.truth.shape[0] // 2 + 20)
            ramp = lab(np.median(self.printed(scan, settings)[rows, 40:-20], axis=0))
            tones = ramp.reshape(-1, 30, 3).mean(axis=1)
            self.assertLess(np.abs(tones[:, 1:]).max(), 4, (gammas, tones.round(1)))

    def test_black_and_white_film_is_printed_from_one_layer(self):
        grey = np.repeat(self.truth.mean(axis=2, keepdims=True), 3, axis=2).round().astype(np.uint8)
        scan = self.scanned(truth=grey, gammas=(0.6, 0.6, 0.6), mask=np.array([0.8, 0.8, 0.8]))
        [settings] = analysing.analysed([scan], monochrome=True)
        printed = self.printed(scan, settings)
        self.assertEqual(printed.size, grey.size // 3)
        again = np.repeat(printed.reshape(*printed.shape[:2], 1), 3, axis=2)
        self.assertLessEqual(np.median(self.wrong(again, grey)), 1.0)

    def test_black_and_white_film_scanned_in_colour_is_told_by_itself(self):
        grey = np.repeat(self.truth.mean(axis=2, keepdims=True), 3, axis=2).round().astype(np.uint8)
        tinted = np.array([0.82, 0.78, 0.72])
        for rendered in (False, True):
            name = "scan.jpg" if rendered else "scan.tif"
            scan = self.scanned(
                name, truth=grey, gammas=(0.60, 0.61, 0.62), mask=tinted, noise=0.0002, rendered=rendered
            )
            self.assertTrue(analysing.analysed([scan])[0].monochrome, name)
            self.assertFalse(analysing.analysed([self.scanned(name, rendered=rendered)])[0].monochrome)

    def test_what_shows_no_film_is_refused_and_nothing_brings_it_down(self):
        chance = np.random.default_rng(0)
        odd = {
            "white": np.full((300, 400, 3), 255),
            "black": np.zeros((300, 400, 3)),
            "noise": chance.integers(0, 255, (300, 400, 3)),
            "slope": np.tile(np.linspace(0, 255, 400)[None, :, None], (300, 1, 3)),
            "small": np.full((33, 33, 3), 90),
            "grey": chance.integers(0, 255, (200, 90, 1)),
            "dot": np.pad(np.full((6, 6, 3), 200), ((200, 200), (200, 200), (0, 0))),
        }
        for name, pixels in odd.items():
            path = self.folder / f"{name}.png"
            pyvips.Image.new_from_array(pixels.astype(np.uint8)).write_to_file(str(path))
            try:
                [settings] = analysing.analysed([path])
            except Refused:
                continue
            self.assertNotIn(name, ("white", "black"))
            self.assertTrue(np.isfinite([*settings.base, *settings.lights, settings.white]).all(), name)
            developing.develop(path, self.folder / "out.jpg", settings, crop=True)
