import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from mediatools.film import analysing, picking, words
from mediatools.film.printing import printed
from mediatools.film.settings import Settings, beside, kept
from mediatools.refusing import Refused
from mediatools.tests.colour_difference import lab
from mediatools.tests.test_negative import Darkroom

ROOT = Path(__file__).resolve().parents[2]


class RollTest(Darkroom):
    def test_the_frames_of_a_roll_agree_and_a_dark_one_stays_dark(self):
        dim = (self.truth * 0.55).round().astype(np.uint8)
        scans = [self.scanned("1.tif"), self.scanned("2.tif", truth=dim)]
        bright, dark = analysing.analysed(scans)
        self.assertEqual((bright.white, bright.base, bright.lights), (dark.white, dark.base, dark.lights))
        self.assertLessEqual(np.median(self.wrong(self.printed(scans[1], dark), dim)), 1.0)
        [alone] = analysing.analysed(scans[1:])
        self.assertGreater(np.median(self.wrong(self.printed(scans[1], alone), dim)), 5.0)

    def test_what_a_person_picks_is_grey(self):
        warm = (self.truth * (1.0, 0.86, 0.70)).round().astype(np.uint8)
        scan = self.scanned(truth=warm)
        [settings] = analysing.analysed([scan])
        height, width = self.truth.shape[:2]
        greys = [(0.5, 0.55), (0.8, 0.55)]
        left, top, right, bottom = self.area
        points = [(left + x * (right - left), top + y * (bottom - top)) for x, y in greys]

        def cast(chosen):
            picture = self.printed(scan, chosen)
            patches = [
                picture[int(y * height) + np.arange(-4, 5)[:, None], int(x * width) + np.arange(-4, 5)]
                for x, y in greys
            ]
            return np.abs(lab(np.median([p.reshape(-1, 3) for p in patches], axis=1)))[:, 1:].max()

        self.assertGreater(cast(settings), 8)
        self.assertLess(cast(picking.neutral(scan, points[:1], settings)), 2)
        self.assertLess(cast(picking.neutral(scan, points, settings)), 2)

    def test_two_greys_tell_the_contrasts_of_the_film(self):
        scan = self.scanned(gammas=(0.50, 0.60, 0.74))
        [settings] = analysing.analysed([scan])
        left, top, right, bottom = self.area
        points = [(left + x * (right - left), (top + bottom) / 2 + 0.03) for x in (0.45, 0.9)]
        found = picking.neutral(scan, points, settings).gammas
        self.assertLess(np.abs(np.subtract(found, (0.50, 0.60, 0.74))).max(), 0.03)

    def test_film_that_answers_otherwise_is_known_by_two_greys(self):
        scan = self.scanned(gammas=(0.53, 0.60, 0.68), noise=0.0002)
        left, top, right, bottom = self.area
        points = [(left + x * (right - left), top + 0.55 * (bottom - top)) for x in (0.45, 0.9)]
        [plain], [known] = analysing.analysed([scan]), analysing.analysed([scan], greys=(0, points))
        self.assertGreater(np.median(self.wrong(self.printed(scan, plain))), 3)
        self.assertLessEqual(np.median(self.wrong(self.printed(scan, known))), 1)

    def test_a_point_outside_the_film_is_refused(self):
        scan = self.scanned()
        for point in ((1.2, 0.5), (0.08, 0.5)):
            with self.assertRaises(Refused):
                picking.neutral(scan, [point], analysing.analysed([scan])[0])
        with self.assertRaises(Refused):
            picking.clear_film(scan, (-0.1, 0.2))


class SettingsTest(Darkroom):
    def print_again(self, **words):
        out, keep = self.folder / "print.jpg", beside(self.scan)
        return printed(str(self.scan), str(out), str(keep), str(keep) if keep.exists() else None, **words)

    def test_settings_are_kept_beside_the_scan_which_is_never_written(self):
        self.scan = self.scanned()
        untouched = self.scan.read_bytes()
        said = self.print_again(grade=3.5, stops=-0.5, filtration=[0, 10, 5])["words"]
        self.assertEqual(
            said, "Pose 7 s (−½ diaphragme : plus clair), grade 3½, filtration 10 magenta, 5 jaune."
        )
        self.assertEqual(self.scan.read_bytes(), untouched)
        again = self.print_again(stops=0.0)
        self.assertEqual(again["words"], "Pose 10 s, grade 3½, filtration 10 magenta, 5 jaune.")
        self.assertEqual(kept(beside(self.scan)).filtration, (0, 10, 5))

    def test_each_word_of_the_darkroom_does_what_it_says(self):
        scan = self.scanned()
        [plain] = analysing.analysed([scan])
        rows = slice(self.truth.shape[0] // 2 + 4, self.truth.shape[0] // 2 + 20)

        def ramp(**changed):
            return self.printed(scan, plain.but(**changed))[rows].astype(float).mean(axis=0)

        normal = ramp()
        self.assertLess(ramp(stops=1.0).mean(), normal.mean() - 15)
        hard, soft = ramp(grade=5.0).mean(axis=1), ramp(grade=0.0).mean(axis=1)
        self.assertGreater(hard[300] - hard[60], soft[300] - soft[60] + 60)
        for filtering, channel in (((20, 0, 0), 0), ((0, 20, 0), 1), ((0, 0, 20), 2)):
            gained = (ramp(filtration=filtering) - normal).mean(axis=0)
            self.assertEqual(gained.argmax(), channel)
            self.assertGreater(gained[channel], 10)

    def test_unreadable_settings_and_absurd_words_are_refused(self):
        self.scan = self.scanned()
        ours = {"version": 1}
        for said in ([], {"version": 9}, ours | {"colour": 2}, ours | {"base": "x"}, ours | {"base": [1, 2]}):
            beside(self.scan).write_text(json.dumps(said))
            with self.assertRaises(Refused):
                self.print_again()
        for wrong in ({"grade": 9}, {"stops": 60}, {"filtration": [0, 0, 1000]}):
            with self.assertRaises(Refused):
                self.print_again(**wrong)

    def test_words_for_papers_and_times(self):
        self.assertEqual(
            words.said(Settings(grade=-1, stops=1, monochrome=True)),
            "Pose 20 s (+1 diaphragme : plus sombre), grade 00.",
        )
        self.assertEqual(words.said(Settings(grade=0.25)), "Pose 10 s, grade ¼, sans filtre.")
        self.assertEqual(words.grade(0), "grade 0")

    def test_from_the_command_line(self):
        scan, out = self.scanned(), self.folder / "print.tif"
        command = [sys.executable, "-m", "mediatools", "negative", scan, out, "--crop", "--deep", "--json"]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        told = json.loads(done.stdout)
        self.assertEqual(told["settings"], str(beside(scan)))
        self.assertTrue(out.is_file() and beside(scan).is_file())
        beside(scan).unlink()
        elsewhere = [*command, "--settings", self.folder / "kept.json", "--grade", "4"]
        subprocess.run(elsewhere, capture_output=True, check=True, cwd=ROOT)
        self.assertFalse(beside(scan).exists())
        self.assertEqual(kept(self.folder / "kept.json").grade, 4)
        self.assertLess(told["width"], self.truth.shape[1] + 4)
