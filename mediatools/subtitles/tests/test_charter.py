import subprocess
import sys
import unittest
from pathlib import Path

from mediatools.subtitles.charter import limits, readable_in, remarks
from mediatools.subtitles.cue import ROLES, Cue

GOOD = Cue(0, 2, "Nous étions trois.")


class CharterTest(unittest.TestCase):
    def codes(self, *cues, **words):
        return [(remark.code, remark.hard) for remark in remarks(cues, **words)]

    def test_a_good_one_is_left_in_peace(self):
        self.assertEqual(self.codes(GOOD, Cue(2, 4, "Et la pluie tombait.")), [])

    def test_a_page_that_measures_is_told_the_same_numbers(self):
        told = limits()
        self.assertEqual((told["easy"], told["most"], told["line"], told["lines"]), (12, 15, 36, 2))
        for seconds, signs in told["read"][1:]:
            self.assertEqual(readable_in(seconds), signs)

    def test_the_reading_times_of_the_charter(self):
        for seconds, signs in ((1, 12), (2, 20), (3, 36), (4, 60)):
            self.assertEqual(readable_in(seconds), signs)
        self.assertEqual((readable_in(2.5), readable_in(0.5), readable_in(6)), (28, 6, 90))

    def test_over_twelve_a_second_is_advice_and_over_fifteen_is_wrong(self):
        for signs, seconds, said in (
            (24, 2, []),
            (25, 2, [("quick", False)]),
            (30, 2, [("quick", False)]),
            (31, 2, [("fast", True)]),
            (36, 3, []),
            (60, 4, []),
            (61, 4, [("fast", True)]),
        ):
            text = "a" * (signs // 2) + "\n" + "b" * (signs - signs // 2 - 1)
            self.assertEqual(self.codes(Cue(0, seconds, text)), said, (signs, seconds))

    def test_it_says_how_much_longer_it_should_stay(self):
        (remark,) = remarks([Cue(0, 2, "Il faisait si froid que\nnous tremblions tous.")])
        self.assertEqual(
            remark.sentence,
            "Trop rapide : 22 signes par seconde, 15 au plus. Raccourcissez, ou laissez-le 1,0 s de plus.",
        )

    def test_two_lines_three_when_live_and_36_signs_each(self):
        three = Cue(0, 4, "un\ndeux\ntrois")
        self.assertEqual(self.codes(three), [("lines", True)])
        self.assertEqual(self.codes(three, live=True), [])
        self.assertEqual(self.codes(Cue(0, 4, "a" * 36)), [])
        self.assertEqual(self.codes(Cue(0, 4, "a" * 37)), [("wide", False)])

    def test_times_that_cannot_be(self):
        self.assertEqual(self.codes(Cue(2, 1, "Oui.")), [("backwards", True)])
        self.assertEqual(self.codes(GOOD, Cue(1.5, 4, "Et la pluie.")), [("overlap", True)])
        self.assertEqual(self.codes(Cue(0, 0.5, "Oui.")), [("short", False)])
        self.assertEqual(self.codes(Cue(0, 9, "Oui.")), [("long", False)])
        self.assertEqual(self.codes(Cue(0, 2, " \n ")), [("empty", True)])

    def test_the_colours_of_the_charter_and_no_other(self):
        for role in ROLES:
            self.assertEqual(self.codes(Cue(0, 2, "Oui.", role=role)), [])
        (remark,) = remarks([Cue(0, 2, "Oui.", role="orange")])
        self.assertTrue(remark.hard)
        self.assertIn("personne hors de l’écran", remark.sentence)

    def test_a_dash_when_another_speaks(self):
        lina, nour = Cue(0, 2, "Tu viens ?", "Lina"), Cue(2, 4, "J’arrive.", "Nour")
        self.assertEqual(self.codes(lina, nour), [("dash", False)])
        self.assertEqual(self.codes(lina, Cue(2, 4, "– J’arrive.", "Nour")), [])
        self.assertEqual(self.codes(lina, Cue(2, 4, "J’arrive.", "Nour", "off")), [])
        self.assertEqual(self.codes(Cue(0, 3, "Tu viens ?\n– J’arrive.")), [("dash", False)])
        self.assertEqual(self.codes(Cue(0, 3, "– Tu viens ?\n– J’arrive.")), [])

    def test_a_page_checks_without_loading_a_library(self):
        asks = "import sys, mediatools.subtitles.charter, mediatools.subtitles.layout, "
        asks += "mediatools.subtitles.transcript, mediatools.commands.subtitles; "
        asks += "sys.exit(bool({'av', 'numpy', 'pysubs2'} & set(sys.modules)))"
        subprocess.run([sys.executable, "-c", asks], check=True, cwd=Path(__file__).resolve().parents[3])
