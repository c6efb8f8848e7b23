import io
import struct
import zlib
from pathlib import Path
from unittest import mock

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase
from django.urls import reverse
from PIL import Image

from focale.ground.worker import run_waiting
from focale.programme.models import Picture
from focale.programme.pictures import picture_address
from focale.programme.renditions import MOST_PIXELS, refuse_unless_picture, rendered
from focale.testing import FocaleTest
from mediatools.pictures import illustrating
from mediatools.pictures.illustrating import LIGHT
from mediatools.sandbox import Contained

IMAGES = Path(__file__).resolve().parents[4] / "shared/data/images"
GPS, ORIENTATION = 0x8825, 0x0112


def photo(width=1600, height=1000, format="JPEG", **more) -> bytes:
    """A plain picture with a red left half, so that one sees which way it is turned."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height))
    written = io.BytesIO()
    image.save(written, format, **more)
    return written.getvalue()


def with_place_and_turned() -> bytes:
    """As a phone writes it: lying on its side, with where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (44.0, 7.0, 30.0)
    return photo(exif=exif)


def bomb(width=60_000, height=60_000) -> bytes:
    """A PNG of some hundred bytes that claims to be enormous."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


HOSTILE = {
    "empty": ("vide.jpg", b"", "vide"),
    "truncated": ("photo.jpg", photo()[:4000], "pas une image lisible"),
    "SVG with a script": (
        "dessin.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "pas une image lisible",
    ),
    "SVG called a JPEG": ("dessin.jpg", b"<svg onload='alert(1)'/>", "pas une image lisible"),
    "page called a PNG": ("page.png", b"<!doctype html><script>alert(1)</script>", "pas une image lisible"),
    "bomb": ("grand.png", bomb(), "trop de points"),
    "just over": ("grand.png", bomb(MOST_PIXELS // 1000 + 1, 1000), "trop de points"),
    "PNG called a JPEG": ("photo.jpg", photo(format="PNG"), "ne dit pas ce qu"),
    "picture called a program": ("photo.php", photo(), "ne dit pas ce qu"),
    "too small": ("point.png", photo(20, 20, "PNG"), "trop petite"),
    "another format": ("photo.tif", photo(format="TIFF"), "pas une image lisible"),
    "too heavy": ("photo.jpg", photo() + b"\0" * (13 * 1024 * 1024), "pèse plus de"),
}


def render(source, width, kind) -> bytes:
    return rendered(source, [width], [kind])[width, kind]


class RenditionTest(SimpleTestCase):
    def test_nothing_of_it_is_decoded_where_pages_are_served(self):
        data = photo()
        with mock.patch("PIL.Image.open", side_effect=AssertionError("decoded here")):
            refuse_unless_picture(SimpleUploadedFile("photo.jpg", data))
            self.assertEqual(4, len(rendered(io.BytesIO(data), (640, 1280), ("webp", "jpg"))))

    def test_one_that_brings_its_reader_down_is_refused_with_a_sentence(self):
        falls = mock.patch("mediatools.sandbox.run", side_effect=Contained("Ce fichier est abîmé."))
        with falls, self.assertRaisesMessage(ValidationError, "pas une image lisible"):
            refuse_unless_picture(SimpleUploadedFile("photo.jpg", photo()))

    def test_it_is_upright_small_and_says_nothing_of_where_it_was_taken(self):
        source = with_place_and_turned()
        self.assertIn(GPS, Image.open(io.BytesIO(source)).getexif())
        for kind in ("webp", "jpg"):
            made = Image.open(io.BytesIO(render(io.BytesIO(source), 640, kind)))
            self.assertEqual(made.size, (640, 1024))
            self.assertEqual(dict(made.getexif()), {})
            self.assertNotIn("exif", made.info)
            red, _green, blue = made.convert("RGB").getpixel((320, 20))
            self.assertTrue(red > 200 and blue < 60, "the top is the red half")

    def test_a_small_picture_is_not_blown_up(self):
        made = Image.open(io.BytesIO(render(io.BytesIO(photo(300, 200)), 1280, "webp")))
        self.assertEqual(made.size, (300, 200))

    def test_the_one_a_phone_takes_is_light_whatever_it_shows(self):
        written = io.BytesIO()
        Image.effect_noise((450, 300), 20).resize((1280, 853)).convert("RGB").save(written, "JPEG")
        with mock.patch.object(illustrating, "LESSER", ()):
            self.assertGreater(len(illustrating.small(io.BytesIO(written.getvalue()), 640, "webp")), LIGHT)
        self.assertLessEqual(len(render(io.BytesIO(written.getvalue()), 640, "webp")), LIGHT)

    def test_what_is_clear_becomes_paper(self):
        written = io.BytesIO()
        Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(written, "PNG")
        made = Image.open(io.BytesIO(render(io.BytesIO(written.getvalue()), 640, "jpg")))
        self.assertEqual(made.getpixel((10, 10)), (255, 255, 255))


if IMAGES.exists():

    class RealPicturesTest(SimpleTestCase):
        def test_the_eight_ways_to_hold_a_camera_come_out_the_same(self):
            sizes = set()
            for path in sorted((IMAGES / "orientation").glob("*.jpg")):
                data = path.read_bytes()
                refuse_unless_picture(SimpleUploadedFile(path.name, data))
                sizes.add(Image.open(io.BytesIO(render(io.BytesIO(data), 640, "webp"))).size)
            self.assertEqual(sizes, {(300, 200)})

        def test_photos_from_phones_lose_what_the_camera_noted(self):
            for path in (IMAGES / "photos").iterdir():
                data = path.read_bytes()
                if path.suffix.lower() not in (".jpg", ".jpeg") or not data:
                    continue
                made = render(io.BytesIO(data), 640, "jpg")
                self.assertNotIn(b"Exif", made, path.name)
                self.assertNotIn(b"http://ns.adobe.com/xap", made, path.name)


class PictureTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course()

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.url = reverse("activity-pictures", args=[self.camera.pk])

    def send(self, name, data, **more):
        said = {"alt": "Deux enfants filment.", "credit": "Élise", **more}
        return self.client.post(self.url, {"file": SimpleUploadedFile(name, data), **said})

    def test_a_hostile_file_is_refused_with_a_sentence(self):
        for what, (name, data, words) in HOSTILE.items():
            with self.subTest(what):
                answer = self.send(name, data)
                self.assertContains(answer, words, status_code=422)
        self.assertFalse(Picture.objects.exists())

    def test_alt_and_credit_are_required(self):
        for missing in ("alt", "credit"):
            self.assertEqual(self.send("photo.jpg", photo(), **{missing: "  "}).status_code, 422)
        self.assertFalse(Picture.objects.exists())

    def test_renditions_are_made_after_the_answer_and_the_name_sent_is_forgotten(self):
        self.assertEqual(self.send("../../chez moi.jpg", with_place_and_turned()).status_code, 302)
        picture = Picture.objects.get()
        self.assertIsNone(picture.rendered_at)
        self.assertRegex(picture.file.name, r"^pictures/[0-9a-f]{16}\.jpg$")
        run_waiting()
        picture.refresh_from_db()
        self.assertIsNotNone(picture.rendered_at)
        for name in picture.rendition_names():
            self.assertTrue(picture.file.storage.exists(name), name)

    def test_making_them_twice_changes_nothing(self):
        self.send("photo.jpg", photo())
        picture = Picture.objects.get()
        picture.make_renditions()
        at = picture.rendered_at
        picture.make_renditions()
        self.assertEqual(picture.rendered_at, at)

    def test_a_removed_picture_takes_its_files_along(self):
        self.send("photo.jpg", photo())
        run_waiting()
        picture = Picture.objects.get()
        files, storage = [picture.file.name, *picture.rendition_names()], picture.file.storage
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("picture-deletion", args=[picture.pk]))
        self.assertEqual([name for name in files if storage.exists(name)], [])

    def test_what_visitors_see_never_says_where_it_was_taken(self):
        self.send("photo.jpg", with_place_and_turned())
        run_waiting()
        self.client.logout()
        page = self.client.get(self.camera.get_absolute_url()).content.decode()
        self.assertNotIn(Picture.objects.get().file.name, page)

    def test_what_a_page_shows_is_the_clean_rendition(self):
        self.send("photo.jpg", with_place_and_turned())
        run_waiting()
        picture = Picture.objects.get()
        answer = self.client.get(picture_address(picture, 640))
        self.assertEqual(answer["Content-Type"], "image/webp")
        self.assertEqual(dict(Image.open(io.BytesIO(answer.content)).getexif()), {})
