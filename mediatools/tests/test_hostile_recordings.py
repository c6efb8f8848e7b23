import struct
from unittest import mock

from mediatools.kinds import NAMED
from mediatools.limits import LIMITS, Limit
from mediatools.probing import recording
from mediatools.refusing import Refused
from mediatools.tests import good_files
from mediatools.tests.at_the_door import AtTheDoor


class HostileRecordingsTest(AtTheDoor):
    def test_a_playlist_that_poses_as_a_film(self):
        secret = self.brought("secret.mp4", good_files.film(1))
        lists = [
            f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n",
            f"\n#EXTM3U\n{secret}\n",
            f"ffconcat version 1.0\nfile '{secret}'\n",
            f"[playlist]\nFile1={secret}\n",
        ]
        for content in lists:
            self.refused("liste de lecture", "a.mp4", content.encode())
        for name in ("a.m3u8", "a.mp3", "a.txt"):
            self.refused("liste de lecture", name, lists[0].encode())

    def test_a_list_hidden_from_us_is_not_read_by_the_reader_either(self):
        secret = self.brought("secret.mp4", good_files.film(1))
        path = self.brought("a.mp4", f"#EXTM3U\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n".encode())
        with self.assertRaises(Refused):
            recording.facts(path, NAMED["mp4"])

    def test_a_film_that_points_at_another_file(self):
        """A QuickTime reference: its samples lie elsewhere, at a path of its own choosing."""
        whole = good_files.film(1)
        at = whole.index(b"url \0\0\0\1") - 4
        there = f"file://{self.brought('secret.mp4', whole)}\0".encode()
        pointed = struct.pack(">I", 12 + len(there)) + b"url \0\0\0\0" + there
        self.assertEqual(12, struct.unpack(">I", whole[at : at + 4])[0])
        pointing = bytearray(whole[:at] + pointed + whole[at + 12 :])
        for box in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
            start = pointing.rindex(box, 0, at) - 4
            size = struct.unpack(">I", pointing[start : start + 4])[0]
            pointing[start : start + 4] = struct.pack(">I", size + len(pointed) - 12)
        empty = bytes(pointing[: pointing.rindex(b"mdat") + 4])
        with self.assertRaisesRegex(Refused, "abîmé"):
            recording.facts(self.brought("a.mp4", empty), NAMED["mp4"])

    def test_cut_ones(self):
        film = good_files.film(6)
        late = good_files.film(6, movflags="disable_chpl")
        self.assertLess(late.index(b"mdat"), late.index(b"moov"))
        self.refused("coupé ou abîmé", "a.mp4", film[: len(film) // 3])
        self.refused("abîmé", "a.mp4", late[: len(late) // 2])
        self.refused("ni son ni image", "a.mp4", film[:40])

    def test_films_too_long_too_large_or_with_too_many_tracks(self):
        film, sound = good_files.film(2), good_files.sound(2)
        for family, name, content, limit, word in (
            ("film", "a.mp4", film, Limit(10**9, pixels=10**9, side=10**4, seconds=1, tracks=9), "trop long"),
            ("film", "a.mp4", film, Limit(10**9, pixels=100, side=10**4, seconds=9, tracks=9), "trop grande"),
            ("film", "a.mp4", film, Limit(10**9, pixels=10**9, side=10**4, seconds=9, tracks=0), "pistes"),
            ("sound", "a.wav", sound, Limit(10**9, seconds=1, tracks=9), "trop long"),
        ):
            path = self.brought(name, content)
            with mock.patch.dict(LIMITS, {family: limit}), self.assertRaisesRegex(Refused, word):
                recording.facts(path, NAMED[name[2:]])

    def test_one_that_hides_how_long_it_lasts_is_counted(self):
        live = self.brought("a.webm", good_files.film(3, container="webm", codec="libvpx", live="1"))
        limit = Limit(10**9, pixels=10**9, side=10**4, seconds=1, tracks=9)
        with mock.patch.dict(LIMITS, {"film": limit}), self.assertRaisesRegex(Refused, "trop long"):
            recording.facts(live, NAMED["webm"])

    def test_a_sound_that_claims_to_last_for_years_is_as_long_as_its_bytes(self):
        wav = bytearray(good_files.sound(1))
        wav[40:44] = struct.pack("<I", 0xFFFFFFF0)
        self.assertLess(self.admitted("a.wav", bytes(wav))["seconds"], 2)

    def test_a_film_of_gigantic_pictures_is_refused_by_its_header(self):
        film = good_files.film(1)
        for box in (b"avc1", b"tkhd"):
            self.assertIn(box, film)
        at = film.index(b"avc1") + 28
        wide = film[:at] + struct.pack(">HH", 65_000, 65_000) + film[at + 4 :]
        found = self.brought("a.mp4", wide)
        try:
            self.assertLess(recording.facts(found, NAMED["mp4"])["width"], 8193)
        except Refused as refused:
            self.assertRegex(str(refused), "pixels|abîmé")

    def test_nested_boxes_without_end(self):
        nested = b""
        for _deep in range(3000):
            nested = struct.pack(">I", 8 + len(nested)) + b"moov" + nested
        self.refused("abîmé", "a.mp4", good_files.film(1)[:32] + nested)

    def test_a_program_by_the_name_of_a_sound(self):
        self.refused("un programme", "a.mp3", b"\x7fELF" + bytes(900))
        self.refused("abîmé|aucune sorte", "a.mp3", b"ID3\x04\0\0\0\0\0\0" + bytes(900))
