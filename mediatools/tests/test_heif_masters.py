"""A HEIC or AVIF master without what it tells; not a byte of its picture is another."""

import struct

import numpy as np
import pillow_heif
import pyvips

from mediatools.pictures.cleaning import cleaned
from mediatools.pictures.heif_parts import blanked
from mediatools.refusing import Refused
from mediatools.tests import photographs
from mediatools.tests.test_photo import Photographs

FILM = b"a film the telephone put behind the photo"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>%s</x:xmpmeta>" % (photographs.SERIAL.encode() * 60)


class HeifMastersTest(Photographs):
    def setUp(self):
        super().setUp()
        told = photographs.from_a_camera(self.folder / "told.jpg")
        self.exif = pyvips.Image.new_from_file(str(told)).get("exif-data")
        self.original = self.folder / "in.heic"
        photo = pillow_heif.from_pillow(photographs.picture())
        photo.save(str(self.original), quality=90, exif=self.exif, xmp=XMP)
        with self.original.open("ab") as file:
            file.write(struct.pack(">I4s", 8 + len(FILM), b"mpvd") + FILM)
        self.out = self.folder / "clean.heic"

    def test_nothing_of_it_tells_and_its_pixels_are_the_same(self):
        secrets = photographs.SERIAL.encode(), photographs.CAMERA.encode(), FILM
        content = self.original.read_bytes()
        self.assertTrue(all(secret in content for secret in secrets))
        cleaned(self.original, self.out)
        made = self.out.read_bytes()
        self.assertFalse(any(secret in made for secret in secrets))
        self.assertEqual(len(made), len(content))
        was, now = (pillow_heif.open_heif(str(path)) for path in (self.original, self.out))
        self.assertTrue((np.asarray(was) == np.asarray(now)).all())

    def test_an_avif_is_cleaned_the_same_way(self):
        image = pyvips.Image.new_from_array(np.asarray(photographs.picture())).copy()
        image.set_type(pyvips.GValue.blob_type, "exif-data", self.exif)
        original, out = self.folder / "in.avif", self.folder / "clean.avif"
        image.write_to_file(str(original), keep="exif")
        self.assertIn(photographs.SERIAL.encode(), original.read_bytes())
        cleaned(original, out)
        self.assertNotIn(photographs.SERIAL.encode(), out.read_bytes())
        was, now = (pyvips.Image.new_from_file(str(path)).numpy() for path in (original, out))
        self.assertTrue((was == now).all())

    def test_a_credit_is_written_where_there_is_room_and_refused_where_not(self):
        cleaned(self.original, self.out, credit="Élise", rights="© Exemple")
        xmp = pillow_heif.open_heif(str(self.out)).info["xmp"].decode()
        self.assertIn("Élise", xmp)
        self.assertIn("© Exemple", xmp)
        with self.assertRaisesRegex(Refused, "pas de place"):
            cleaned(photographs.as_heic(self.folder / "bare.heic"), self.out, credit="Élise")

    def test_a_description_of_the_picture_is_blanked_too(self):
        content = self.original.read_bytes()
        at = content.index(b"ispe") - 4
        bent = content[: at + 4] + b"udes" + content[at + 8 :]
        made = blanked(bent)
        self.assertEqual(made[at + 4 : at + 20], b"free" + b"\0" * 12)

    def test_a_bent_file_is_cleaned_or_refused_and_never_more(self):
        content, chance = self.original.read_bytes(), np.random.default_rng(3)
        for _bend in range(300):
            bent = bytearray(content)
            for at in chance.integers(0, 500, 3):
                bent[at] = chance.integers(0, 256)
            try:
                self.assertEqual(len(blanked(bytes(bent))), len(content))
            except Refused:
                continue
