"""The table of what is taken, and those who read it, agree."""

import unittest

import pyvips

from mediatools.kinds import ENDINGS, FOUND, KINDS, NAMED
from mediatools.limits import LIMITS, weight
from mediatools.opening import CONTAINERS
from mediatools.pictures.opening import READERS
from mediatools.recognising import is_text


class KindsTest(unittest.TestCase):
    def test_each_family_has_its_limits_and_its_name(self):
        self.assertEqual({kind.family for kind in KINDS}, set(LIMITS))
        self.assertEqual(set(LIMITS), set(FOUND))

    def test_each_name_and_ending_is_one_kind_s(self):
        self.assertEqual(len(KINDS), len(NAMED))
        self.assertEqual(sum(len(kind.endings) for kind in KINDS), len(ENDINGS))

    def test_ffmpeg_may_read_the_containers_we_take_and_no_list(self):
        self.assertLessEqual({k.reader for k in KINDS if k.family in ("sound", "film")}, set(CONTAINERS))
        self.assertFalse({"hls", "concat", "dash", "image2", "lavfi", "sdp", "imf"} & set(CONTAINERS))

    def test_libvips_reads_only_what_we_take(self):
        allowed = {f"{reader.lower()}load" for reader in READERS}
        self.assertLessEqual({k.reader for k in KINDS if k.reader.endswith("load")}, allowed)
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
        for content in (svg, b"GIF89a" + bytes(50), b"1,2\n3,4\n"):
            with self.assertRaises(pyvips.Error):
                pyvips.Image.new_from_buffer(content, "").avg()

    def test_words_of_a_person_and_other_bytes(self):
        self.assertTrue(is_text("Élan — « oui »\r\n\t1".encode()))
        self.assertTrue(is_text("Élan".encode("cp1252")))
        self.assertTrue(is_text(("é" * 3000).encode()[:4096]))
        self.assertFalse(is_text(b"a\0b"))
        self.assertFalse(is_text(bytes(range(128, 256))))

    def test_weights_are_said_in_the_words_of_a_person(self):
        said = [weight(size) for size in (1, 1024, 3 * 2**20, 2**31, 2**30 * 3 // 2)]
        self.assertEqual(["1 Ko", "1 Ko", "3 Mo", "2 Go", "1,5 Go"], said)
