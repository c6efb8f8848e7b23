import numpy as np
import pyvips

from mediatools.film import analysing, developing, scanning
from mediatools.refusing import Refused
from mediatools.tests import photographs
from mediatools.tests import simulated_film as film
from mediatools.tests.colour_difference import lab
from mediatools.tests.test_negative import Darkroom


class ScanningTest(Darkroom):
    def test_sixteen_bits_are_linear_and_eight_are_not_unless_one_says_so(self):
        deep, shallow = self.scanned(), self.scanned("scan.jpg", rendered=True)
        self.assertEqual([scanning.scan(path)[1] for path in (deep, shallow)], ["linear", "srgb"])
        self.assertEqual(scanning.scan(deep, curve="srgb")[1], "srgb")
        light, curve, grey = scanning.light(deep)
        self.assertEqual((light.shape[2], curve, grey), (3, "linear", False))
        self.assertAlmostEqual(float(np.median(light[:, :30][light[:, :30] < 0.01])), 0.002, delta=0.0005)

    def test_the_profile_of_a_scanner_is_applied_first(self):
        plain = pyvips.Image.new_from_file(str(self.scanned("scan.jpg", rendered=True)))
        wide = plain.icc_transform("p3", input_profile="srgb", depth=16)
        wide.write_to_file(str(self.folder / "wide.tif"))
        prints = []
        for path in (self.folder / "scan.jpg", self.folder / "wide.tif"):
            image, curve = scanning.scan(path)
            self.assertEqual(curve, "srgb")
            prints.append(image.cast("uchar", shift=image.format == "ushort").numpy().astype(int))
        self.assertLess(np.abs(prints[0] - prints[1]).mean(), 1)
        as_it_stands = wide.cast("uchar", shift=True).numpy().astype(int)
        self.assertGreater(np.abs(prints[0] - as_it_stands).mean(), 3)

    def test_a_raw_is_read_as_measured(self):
        image, curve = scanning.scan(photographs.as_dng(self.folder / "scan.dng", level=6000))
        self.assertEqual((curve, image.format), ("linear", "ushort"))
        self.assertAlmostEqual(image.avg() / 65535, 6000 / 16383, delta=0.001)

    def test_a_raw_of_film_on_a_light_table_is_printed_with_grey_greys(self):
        seen, self.area = film.in_holder(film.developed(self.truth, gammas=(0.5, 0.6, 0.7)))
        mixed = seen @ np.array([[0.86, 0.10, 0.04], [0.06, 0.86, 0.08], [0.02, 0.10, 0.88]]).T
        scan = photographs.as_dng(self.folder / "scan.dng", light=mixed * 0.9)
        printed = self.printed(scan, analysing.analysed([scan])[0])
        rows = slice(self.truth.shape[0] // 2 + 4, self.truth.shape[0] // 2 + 20)
        ramp = lab(np.median(printed[rows, 40:-20], axis=0)).reshape(-1, 30, 3).mean(axis=1)
        self.assertLess(np.abs(ramp[:, 1:]).max(), 4.5)
        self.assertGreater(ramp[-1, 0] - ramp[0, 0], 60)

    def test_a_scan_that_lies_on_its_side_is_printed_upright(self):
        scan = self.scanned("scan.jpg", rendered=True)
        pixels = pyvips.Image.new_from_file(str(scan)).rot270().copy_memory()
        pixels.set_type(pyvips.GValue.gint_type, "orientation", 6)
        pixels.jpegsave(str(self.folder / "side.jpg"), Q=97)
        printed = self.printed(self.folder / "side.jpg", analysing.analysed([self.folder / "side.jpg"])[0])
        self.assertEqual(printed.shape, self.truth.shape)
        self.assertLess(np.median(self.wrong(printed)), 8)

    def test_infrared_is_left_aside_and_what_is_no_scan_is_refused(self):
        scan = pyvips.Image.new_from_file(str(self.scanned()))
        scan.bandjoin(30000).copy(interpretation="rgb16").write_to_file(str(self.folder / "four.tif"))
        self.assertEqual(scanning.scan(self.folder / "four.tif")[0].bands, 3)
        pyvips.Image.black(400, 300, bands=2).cast("float").write_to_file(str(self.folder / "float.tif"))
        pyvips.Image.black(20, 10).write_to_file(str(self.folder / "tiny.png"))
        for name in ("float.tif", "tiny.png"):
            with self.assertRaises(Refused):
                scanning.light(self.folder / name)

    def test_prints_of_sixteen_bits_keep_them(self):
        scan = self.scanned()
        out = self.folder / "deep.tif"
        developing.develop(scan, out, analysing.analysed([scan])[0], deep=True)
        printed = pyvips.Image.new_from_file(str(out))
        self.assertEqual(printed.format, "ushort")
        self.assertGreater(len(np.unique(printed.numpy())), 5000)
        with self.assertRaises(Refused):
            developing.develop(scan, self.folder / "deep.gif", analysing.analysed([scan])[0])
