"""What one button does to blocks, and how moments are written."""

import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from focale.works.captioning import blocks, gestures, remarking, times
from mediatools.subtitles import charter


def block(key, start, end, text, **more):
    return blocks.sound({"start": start, "end": end, "text": text, **more}) | {"id": key, "mark": 1}


class GesturesTest(SimpleTestCase):
    def setUp(self):
        self.three = [
            block(1, 0, 4, "Bonjour. Ça va bien ?"),
            block(2, 5, 6, "Oui,"),
            block(3, 6, 8, "merci."),
        ]

    def test_a_block_is_cut_at_the_letter_and_its_time_in_proportion(self):
        one, other, *_rest = gestures.split(self.three, 1, caret=8)
        self.assertEqual((one["text"], other["text"]), ("Bonjour.", "Ça va bien ?"))
        self.assertEqual(one["end"], other["start"])
        self.assertAlmostEqual(one["end"], 4 * 8 / 21, places=2)
        self.assertNotIn("id", other)

    def test_without_a_letter_it_is_cut_where_one_breathes(self):
        one, other, *_rest = gestures.split(self.three, 1)
        self.assertTrue(one["text"] and other["text"])
        self.assertEqual(f"{one['text']} {other['text']}", "Bonjour. Ça va bien ?")

    def test_one_word_or_none_can_be_cut_too(self):
        for text in ("Oui", ""):
            one, other = gestures.split([block(1, 0, 2, text)], 1)
            self.assertEqual((one["start"], other["end"]), (0, 2))
            self.assertEqual((one["text"] + other["text"]), text)

    def test_joined_with_the_next_it_lasts_to_its_end(self):
        _first, joined = gestures.join(self.three, 2)
        self.assertEqual((joined["text"], joined["start"], joined["end"]), ("Oui, merci.", 5, 8))
        with self.assertRaises(ValidationError):
            gestures.join(self.three, 3)

    def test_shifted_with_all_that_follow_but_not_before_the_beginning(self):
        moved = gestures.shift(self.three, 2, seconds=1.5)
        self.assertEqual([each["start"] for each in moved], [0, 6.5, 7.5])
        with self.assertRaises(ValidationError):
            gestures.shift(self.three, 1, seconds=-1)

    def test_a_new_one_ends_where_the_next_begins(self):
        self.assertEqual(gestures.add(self.three, 1)[-1]["end"], 5)
        self.assertEqual(gestures.add(self.three, 3)[-1]["end"], 11)

    def test_what_is_gone_meanwhile_is_said(self):
        with self.assertRaisesMessage(ValidationError, "quelqu'un l'a retiré"):
            gestures.remove(self.three, 99)

    def test_proposals_that_lie_on_a_block_are_left_out(self):
        found = [block(0, 3, 5.5, ""), block(0, 8, 9, "")]
        self.assertEqual([each["start"] for each in blocks.apart(found, self.three)], [8])


class SoundTest(SimpleTestCase):
    def test_signs_no_database_keeps_are_left_out_and_those_of_other_languages_stay(self):
        told = {"start": -1, "end": 2, "text": "Bon\x00jour\x18 \ud800\r\n\n  سلام\u200f ", "role": "rose"}
        found = blocks.sound(told)
        self.assertEqual(found["text"], "Bon jour\nسلام\u200f")
        self.assertEqual((found["start"], found["role"], found["speaker"]), (0, "screen", ""))

    def test_one_long_line_becomes_two_and_stays_so(self):
        told = {"start": 0, "end": 5, "text": "Bienvenue dans ce lieu, qui vous montre tout ce qu'il sait."}
        once = blocks.sound(told)
        self.assertEqual(len(once["text"].split("\n")), 2)
        self.assertEqual(blocks.sound(once), once)


class RemarksTest(SimpleTestCase):
    def test_every_remark_of_the_charter_has_words_in_other_languages(self):
        codes = re.findall(r'yield "(\w+)"', Path(charter.__file__).read_text())
        self.assertEqual(set(codes), set(remarking.WORDS))


class MomentsTest(SimpleTestCase):
    def test_they_are_written_and_read_again(self):
        for seconds, words in ((2.5, "0:02,500"), (62.04, "1:02,040"), (3725.1, "1:02:05,100")):
            self.assertEqual(times.written(seconds), words)
            self.assertEqual(times.read(words), seconds)

    def test_people_write_them_in_many_ways(self):
        self.assertEqual(
            [times.read(typed) for typed in ("62.5", "1:2,5", " 90 ", "0:90")], [62.5, 62.5, 90, 90]
        )
        for wrong in ("", "une minute", "1;2", "-3", "99:99:99:1", "١:٢"[:0] + "x"):
            self.assertIsNone(times.read(wrong))

    @given(st.integers(0, 12 * 3600 * 1000))
    def test_each_thousandth_survives(self, thousandths):
        self.assertEqual(times.read(times.written(thousandths / 1000)), thousandths / 1000)
