import unittest

from mediatools.refusing import Refused
from mediatools.sound import chapters


class ChaptersTest(unittest.TestCase):
    def test_as_people_type_them(self):
        typed = "00:00 Bonjour\n\n2:05 – La rue\n1:00:00,5 Adieu, les amis"
        self.assertEqual(chapters.read(typed), [(0, "Bonjour"), (125, "La rue"), (3600.5, "Adieu, les amis")])

    def test_the_line_that_cannot_be_read_is_named(self):
        for wrong in ("deux minutes", "2:75 Titre", "02:15"):
            with self.assertRaisesRegex(Refused, "Ligne 2"):
                chapters.read(f"00:00 Début\n{wrong}")

    def test_each_ends_where_the_next_begins_and_none_begins_after_the_end(self):
        marks = chapters.marks([(1.5, "un"), (5, "deux"), (99, "trop tard")], 10)
        self.assertEqual([(0, 5000), (5000, 10000)], [(mark["start"], mark["end"]) for mark in marks])
        self.assertEqual(chapters.marks([], 10), [])
