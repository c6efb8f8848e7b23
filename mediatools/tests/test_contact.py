import io
import json
import subprocess
import sys

from PIL import Image
from pypdf import PdfReader

from mediatools.film import contact
from mediatools.refusing import Refused
from mediatools.tests import photographs
from mediatools.tests.test_negative import Darkroom
from mediatools.tests.test_printing import ROOT


class ContactSheetTest(Darkroom):
    def photos(self, many):
        paths = [self.folder / f"photo-{number}.jpg" for number in range(many)]
        for number, path in enumerate(paths):
            photographs.from_a_camera(path, size=(150 + 3 * number, 100 + 2 * number))
        return [str(path) for path in paths]

    def test_every_frame_has_its_number_and_its_words(self):
        out = self.folder / "planche.pdf"
        told = contact.sheet(
            self.photos(13), [str(out)], title="Pellicule 7", captions=["Le pont", "Lina & Nour"], first=24
        )
        self.assertEqual(told["frames"], 13)
        page = PdfReader(io.BytesIO(out.read_bytes())).pages[0]
        text = page.extract_text()
        for words in ("Pellicule 7", "Le pont", "Lina & Nour", "24A", "36A"):
            self.assertIn(words, text)
        self.assertEqual(len(page.images), 13)

    def test_a_sheet_is_read_aloud(self):
        out = self.folder / "planche.pdf"
        contact.sheet(self.photos(2), [str(out)], captions=["Le pont"])
        tags = PdfReader(io.BytesIO(out.read_bytes())).trailer["/Root"]
        self.assertTrue(tags["/MarkInfo"]["/Marked"])
        self.assertEqual(tags["/Lang"], "fr")

    def test_the_same_sheet_as_a_picture_its_photos_in_their_place(self):
        out = self.folder / "planche.jpg"
        contact.sheet(self.photos(7), [str(out)])
        picture = Image.open(out).convert("RGB")
        dots = contact.DOTS / 25.4
        self.assertAlmostEqual(picture.width / dots, 210, delta=0.5)
        seen = picture.crop((0, 0, picture.width // 4, picture.height // 2)).getcolors(1 << 24)
        reds = sum(many for many, (r, g, b) in seen if r > 200 and g < 60 and b < 60)
        self.assertGreater(reds, 1000)
        self.assertFalse(Image.open(out).getexif())

    def test_a_long_roll_takes_several_pages_and_the_picture_shows_them_all(self):
        out = self.folder / "planche.jpg"
        told = contact.sheet(self.photos(60), [str(out)])
        picture = Image.open(out)
        self.assertEqual(told["pages"], 2)
        self.assertAlmostEqual(picture.height / picture.width, 2 * 297 / 210, delta=0.01)

    def test_a_roll_of_negatives_from_the_command_line(self):
        scans = [self.scanned(f"{number}.tif", exposure=0.5 * number) for number in (1, 2)]
        pdf, jpg = self.folder / "planche.pdf", self.folder / "planche.jpg"
        command = [
            sys.executable,
            "-m",
            "mediatools",
            "contact",
            pdf,
            *scans,
            "--negative",
            "--also",
            jpg,
            "--json",
        ]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        self.assertEqual(json.loads(done.stdout)["outs"], [str(pdf), str(jpg)])
        images = PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].images
        light = [sum(each.image.convert("L").histogram()[200:]) for each in images]
        self.assertGreater(light[1], light[0])
        self.assertTrue(jpg.is_file())

    def test_no_frame_too_many_or_another_kind_is_refused(self):
        for originals, out in (([], "a.pdf"), (["x"] * 201, "a.pdf"), (self.photos(1), "a.gif")):
            with self.assertRaises(Refused):
                contact.sheet(originals, [str(self.folder / out)])
