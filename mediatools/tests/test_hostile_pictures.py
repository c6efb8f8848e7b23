import io
import struct
import zipfile
import zlib

from mediatools.tests import good_files
from mediatools.tests.at_the_door import AtTheDoor

PAGE = b"<html><script>alert(1)</script></html>"


class HostilePicturesTest(AtTheDoor):
    def test_a_bomb_of_pixels_is_refused_by_its_header(self):
        self.assertLess(len(good_files.png_of(50_000, 50_000)), 2000)
        self.refused("50000 × 50000 pixels", "a.png", good_files.png_of(50_000, 50_000))
        self.refused("pixels", "a.png", good_files.png_of(70_000, 10))
        jpeg = bytearray(good_files.picture())
        at = jpeg.index(b"\xff\xc0") + 5
        jpeg[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
        self.refused("pixels", "a.jpg", bytes(jpeg))

    def test_a_bomb_in_the_profile_of_a_picture_does_no_harm(self):
        profile = b"x\0\0" + zlib.compress(b"\0" * 300_000_000, 9)
        data = b"".join(b"\0" + bytes(20) for _row in range(20))
        found = self.admitted("a.png", good_files.png_of(20, 20, [(b"iCCP", profile)], data))
        self.assertEqual("", found["colour"]["profile"].strip("?"))

    def test_a_picture_that_is_also_a_page(self):
        jpeg = good_files.picture()
        comment = b"\xff\xfe" + struct.pack(">H", len(PAGE) + 2) + PAGE
        self.refused("deux choses", "a.jpg", jpeg[:2] + comment + jpeg[2:])
        self.refused("deux choses", "a.jpg", jpeg + PAGE)
        self.refused("deux choses", "a.png", good_files.picture("PNG") + b"<?php system(1) ?>")

    def test_a_picture_that_is_also_an_archive(self):
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as archive:
            archive.writestr("a.class", "x" * 50)
        self.refused("deux choses", "a.jpg", good_files.picture() + kept.getvalue())

    def test_a_picture_one_pixel_high_is_one(self):
        self.assertEqual(1, self.admitted("a.jpg", good_files.picture(wide=161, high=1))["height"])

    def test_a_telephone_that_puts_a_film_behind_its_picture_is_no_harm(self):
        self.admitted("a.jpg", good_files.picture() + good_files.film(1))

    def test_drawings_with_scripts_whatever_their_name(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        for before in (
            b"",
            b'<?xml version="1.0"?>\n',
            b"<!-- x -->\n",
            b"\n <?xml version='1.0'?><!-- a -->",
        ):
            self.refused("SVG", "a.png", before + svg)
        for name in ("a.svg", "a.txt"):
            self.refused("SVG", name, svg)

    def test_cut_ones(self):
        for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF"):
            whole = good_files.picture(kind, 200, 150)
            for part in (0.1, 0.6, 0.9):
                found = self.looked_at("a", whole[: int(len(whole) * part)])
                self.assertRegex(" ".join(found["refused"]), "coupée ou abîmée|aucune sorte", (kind, part))

    def test_another_thing_by_the_name_of_a_picture(self):
        self.refused("un programme", "a.jpg", b"MZ\x90" + bytes(500))
        self.refused("un programme", "a.jpg", b"#!/bin/sh\nrm -rf /\n")
        self.refused("page web", "a.jpg", b"\n<!DOCTYPE html>" + PAGE)
        self.refused(r"s’appelle \.jpg, mais c’est un film", "a.jpg", good_files.film(1))
        self.refused("GIF", "a.png", b"GIF89a" + bytes(50))
        self.refused("aucune sorte", "a.jpg", bytes(range(256)) * 8)

    def test_a_picture_by_the_name_of_another_thing(self):
        for name in ("a.php", "a.html", "a.exe", "a.pdf", "a.mp4"):
            self.refused("s’appelle", name, good_files.picture())

    def test_a_tiff_that_turns_in_a_circle(self):
        tiff = bytearray(good_files.picture("TIFF"))
        first = struct.unpack("<I", tiff[4:8])[0]
        entries = struct.unpack("<H", tiff[first : first + 2])[0]
        after = first + 2 + 12 * entries
        tiff[after : after + 4] = struct.pack("<I", first)
        try:
            self.admitted("a.tif", bytes(tiff))
        except ValueError as refused:
            self.assertRegex(str(refused), "abîmé|pages")
