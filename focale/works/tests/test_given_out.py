"""What a picture says when it is handed out: no place, no camera when asked; who made it, as they want."""

import io

from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import ExifTags, Image

from focale.works import keeping
from focale.works.models import NamedAs, Original, PieceFile

from .bringing import bring, do_all_work
from .made import PieceTest


def with_place() -> bytes:
    """A photograph that tells where it was taken and with which camera."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Appareil"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "SERIE-4711"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (44.0, 7.0, 30.0)})
    written = io.BytesIO()
    Image.new("RGB", (640, 480), "olive").save(written, "JPEG", exif=exif)
    return written.getvalue()


class GivenOutTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.brought = bring(self.production, with_place(), "chez moi.jpg", by=self.samira).original
        do_all_work()
        self.brought.refresh_from_db()
        self.client.force_login(self.samira)

    def downloaded(self):
        answer = self.client.get(reverse("media", args=[self.brought.key]))
        return b"".join(answer.streaming_content)

    def test_the_copy_without_place_and_camera_is_what_is_downloaded_and_the_file_itself_stays(self):
        self.assertIn(b"SERIE-4711", self.downloaded())
        self.client.post(reverse("original-cleansing", args=[self.brought.pk]))
        do_all_work()
        given = self.downloaded()
        self.assertNotIn(b"SERIE-4711", given)
        self.assertFalse(Image.open(io.BytesIO(given)).getexif().get_ifd(ExifTags.IFD.GPSInfo))
        self.assertEqual(
            Image.open(io.BytesIO(given)).tobytes(), Image.open(io.BytesIO(with_place())).tobytes()
        )
        with keeping.opened(self.brought.sha256) as kept:
            self.assertEqual(kept.read(), with_place())
        self.brought.refresh_from_db()
        self.brought.veil([[0, 0, 100, 100]], by=self.coralie)
        self.assertNotIn(b"SERIE-4711", self.downloaded())
        self.client.post(reverse("original-cleansing", args=[self.brought.pk]), {"remettre": "1"})
        self.assertIn(b"SERIE-4711", self.downloaded())

    def test_what_cannot_be_cleansed_is_said(self):
        sound = Original(family="sound", production=self.production)
        with self.assertRaises(ValidationError):
            sound.ask_cleansed(by=self.samira)

    def shown(self):
        made = self.brought.renditions.get(label="640")
        with keeping.opened(made.address) as file:
            return Image.open(io.BytesIO(file.read())).getexif().get(ExifTags.Base.Artist), made.key

    def test_who_made_it_is_written_into_what_is_shown_as_they_want_to_be_named(self):
        piece = self.photograph()
        PieceFile.objects.put(piece, "image", self.brought, by=self.samira)
        do_all_work()
        self.assertEqual(self.shown()[0], "Lina")
        credit = piece.credits.get()
        credit.name(NamedAs.PEN, pen_name="Étoile", by=self.samira)
        do_all_work()
        self.assertIn("toile", self.shown()[0])
        credit.name(NamedAs.NOBODY, by=self.samira)
        do_all_work()
        self.assertIsNone(self.shown()[0])
