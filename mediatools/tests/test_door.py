"""What is looked at before anything is opened, and good files of every kind."""

import os
from unittest import mock

from mediatools import door, limits
from mediatools.refusing import Refused
from mediatools.sandbox import Contained
from mediatools.tests import good_files, photographs, solids
from mediatools.tests.at_the_door import AtTheDoor


class DoorTest(AtTheDoor):
    def turned_away(self, word, path, **more):
        with mock.patch("mediatools.sandbox.run") as run, self.assertRaisesRegex(Refused, word):
            door.admit(path, **more)
        run.assert_not_called()

    def test_an_empty_file(self):
        self.turned_away("vide", self.brought("a.jpg", b""))

    def test_a_link_even_to_a_good_file(self):
        good = self.brought("a.jpg", good_files.picture())
        link = self.folder / "b.jpg"
        link.symlink_to(good)
        self.turned_away("lien", link)

    def test_a_device_a_pipe_a_folder_and_nothing(self):
        os.mkfifo(self.folder / "pipe.jpg")
        for path in ("/dev/zero", self.folder / "pipe.jpg", self.folder):
            self.turned_away("pas un fichier", path)
        self.turned_away("ne se trouve pas", self.folder / "nowhere.jpg")

    def test_a_name_that_cannot_be_printed(self):
        good = good_files.picture()
        for name in ("a\nb.jpg", "a\x1b[31m.jpg", "photo\u202egpj.exe", "a\u200b.jpg"):
            self.turned_away("nom", self.brought(name, good))
        self.turned_away("nom", self.brought("a.jpg", good), name="a\nb.jpg")

    def test_heavier_than_anything_may_be(self):
        path = self.brought("a.mp4", b"")
        os.truncate(path, limits.LARGEST + 1)
        self.turned_away("trop lourd", path)

    def test_heavier_than_its_kind_may_be(self):
        path = self.brought("a.jpg", good_files.picture())
        os.truncate(path, limits.LIMITS["picture"].size + 1)
        with self.assertRaisesRegex(Refused, "trop lourd"):
            door.admit(path)

    def test_another_family_than_asked(self):
        path = self.brought("a.jpg", good_files.picture())
        with self.assertRaisesRegex(Refused, "C’est une image. Ici il faut un son ou un film."):
            door.admit(path, families=["sound", "film"])

    def test_a_reader_that_falls_is_contained_and_told_apart(self):
        path = self.brought("a.jpg", good_files.picture())
        with mock.patch("mediatools.sandbox.run", side_effect=Contained("Abîmé.", "trace")):
            self.assertEqual((["Abîmé."], "trace"), self.fallen(door.probe(path)))
            with self.assertRaises(Contained):
                door.admit(path)

    @staticmethod
    def fallen(found):
        return found["refused"], found["contained"]


class PhotographsTest(AtTheDoor):
    def test_the_raw_of_a_camera_by_whatever_name(self):
        made = photographs.as_dng(self.folder / "made", 64, 48).read_bytes()
        for name in ("a.dng", "a.tif", "a"):
            found = self.admitted(name, made)
            self.assertEqual(
                ("raw", 64, 48, "raw"),
                (found["kind"], found["width"], found["height"], found["colour"]["space"]),
            )
        self.refused("coupée ou abîmée", "a.dng", made[: len(made) // 2])

    def test_a_heic_of_a_telephone(self):
        found = self.admitted("a.heic", photographs.as_heic(self.folder / "made.heic").read_bytes())
        self.assertEqual(
            ("heic", "picture", "rgb"), (found["kind"], found["family"], found["colour"]["space"])
        )

    def test_a_heic_without_an_image_in_it(self):
        hollow = photographs.as_heic(self.folder / "made.heic").read_bytes().replace(b"hvcC", b"free")
        self.refused("coupée ou abîmée", "a.heic", hollow)


class GoodFilesTest(AtTheDoor):
    def test_every_kind_comes_in_as_what_it_is(self):
        files = {
            "a.jpg": ("jpeg", "picture", good_files.picture()),
            "a.png": ("png", "picture", good_files.picture("PNG")),
            "a.webp": ("webp", "picture", good_files.picture("WEBP")),
            "a.tif": ("tiff", "picture", good_files.picture("TIFF")),
            "a.avif": ("avif", "picture", good_files.picture("AVIF")),
            "a.wav": ("wav", "sound", good_files.sound()),
            "a.mp4": ("mp4", "film", good_files.film()),
            "a.webm": ("webm", "film", good_files.film(container="webm", codec="libvpx")),
            "a.avi": ("avi", "film", good_files.film(container="avi", codec="mpeg4")),
            "a.ts": ("mts", "film", good_files.film(container="mpegts")),
            "a.stl": ("stl", "mesh", solids.binary(solids.cube())),
            "b.stl": ("stl", "mesh", solids.written(solids.cube())),
            "a.3mf": ("3mf", "mesh", good_files.part(self.folder / "made")),
            "a.odt": ("odt", "document", good_files.office(self.folder / "made", "odt")),
            "a.docx": ("docx", "document", good_files.office(self.folder / "made", "docx")),
            "a.pdf": ("pdf", "document", good_files.PDF),
            "a.txt": ("text", "text", "Ça va : « été ».".encode()),
            "b.txt": ("text", "text", "Ça va : été".encode("cp1252")),
            "a.vtt": ("vtt", "text", b"WEBVTT\n\n00:01.000 --> 00:02.000\nOui.\n"),
        }
        for name, (kind, family, content) in files.items():
            found = self.looked_at(name, content)
            self.assertEqual((kind, family, []), (found["kind"], found["family"], found["refused"]), name)
            self.assertTrue(found["mime"])

    def test_a_picture_says_its_size_colour_and_turn(self):
        found = self.admitted("a.jpg", good_files.picture(wide=90, high=60))
        self.assertEqual((90, 60, 5400), (found["width"], found["height"], found["pixels"]))
        self.assertEqual({"space": "rgb", "bits": 8, "transparent": False, "profile": ""}, found["colour"])

    def test_a_recording_says_how_long_it_lasts(self):
        self.assertEqual(1.5, self.admitted("a.wav", good_files.sound(1.5))["seconds"])
        film = self.admitted("a.mp4", good_files.film(2))
        self.assertEqual(
            (2.0, 96, 64, 10.0), tuple(film[name] for name in ("seconds", "width", "height", "per_second"))
        )

    def test_what_a_browser_recorded_does_not_say_how_long_and_is_counted(self):
        live = good_files.film(3, container="webm", codec="libvpx", live="1")
        self.assertAlmostEqual(3.0, self.admitted("a.webm", live)["seconds"], delta=0.15)
        pieces = good_files.film(3, movflags="frag_keyframe+empty_moov")
        self.assertEqual(3.0, self.admitted("a.mp4", pieces)["seconds"])

    def test_a_sound_with_a_picture_on_its_sleeve_is_a_sound(self):
        found = self.admitted("a.mp3", good_files.song(self.folder / "made.mp3"))
        self.assertEqual(("sound", "mp3", 8000), (found["family"], found["kind"], found["sound"]["rate"]))

    def test_the_wrong_name_of_the_same_family_is_only_noted(self):
        found = self.admitted("a.png", good_files.picture())
        self.assertEqual(["Ce fichier s’appelle .png, mais c’est du JPEG."], found["notices"])
        self.assertEqual([], self.admitted("sans-fin", good_files.picture())["notices"])
