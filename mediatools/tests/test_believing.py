import unittest
from unittest import mock

from mediatools import door, sandbox
from mediatools.believing import believed
from mediatools.tests import good_files
from mediatools.tests.at_the_door import AtTheDoor

GOOD = {"kind": "jpeg", "family": "picture", "mime": "image/jpeg", "width": 3, "refused": [], "notices": []}
LIES = [
    None,
    [],
    GOOD | {"kind": "html"},
    GOOD | {"kind": ["jpeg"]},
    GOOD | {"family": "film"},
    GOOD | {"family": "script"},
    GOOD | {"width": float("nan")},
    GOOD | {"width": float("inf")},
    GOOD | {"width": 2**64},
    GOOD | {"camera": b"x"},
    GOOD | {"notices": [["deeper"]]},
    GOOD | {"notices": [1]},
    GOOD | {"refused": "no"},
    GOOD | {"taken": 7},
    GOOD | {"seconds": "7"},
    GOOD | {"height": 7.5},
    GOOD | {"notices": ["x"] * 100},
    GOOD | {"colour": {"space": {"deeper": 1}}},
    GOOD | {str(number): 1 for number in range(100)},
    {"family": "picture"},
]


class BelievingTest(unittest.TestCase):
    def test_what_readers_say_is_kept(self):
        sound = {"kind": "mp4", "family": "sound", "sound": {"rate": 48000}, "tells_where": False}
        self.assertEqual(GOOD, believed(GOOD))
        self.assertEqual(sound | {"mime": "video/mp4"}, believed(sound))
        self.assertEqual(
            {"refused": ["C’est un programme."], "mime": ""}, believed({"refused": ["C’est un programme."]})
        )

    def test_the_type_a_browser_is_told_is_ours(self):
        self.assertEqual("image/jpeg", believed(GOOD | {"mime": "text/html"})["mime"])

    def test_words_become_one_short_line_and_what_is_ours_stays(self):
        told = believed(
            GOOD | {"camera": "a\nb\x1b[31m" + "x" * 900, "size": 1, "contained": "no", "name": "n"}
        )
        self.assertEqual(("a b [31mxx", 400), (told["camera"][:10], len(told["camera"])))
        self.assertFalse({"size", "contained", "name"} & set(told))

    def test_lies_are_not_believed(self):
        for lie in LIES:
            with self.assertRaises(ValueError, msg=lie):
                believed(lie)


class LyingChildTest(AtTheDoor):
    def test_a_child_that_was_taken_over_is_contained(self):
        path = self.brought("a.jpg", good_files.picture())
        for lie in LIES:
            with mock.patch.object(sandbox, "run", return_value=lie):
                self.assertIn("contained", door.probe(path), lie)
                with self.assertRaises(sandbox.Contained):
                    door.admit(path)
