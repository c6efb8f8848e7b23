"""What a published photograph must not tell: places, cameras, faces."""

import subprocess
import sys

import numpy as np
import pyvips
from PIL import ExifTags, Image

from mediatools.pictures.cleaning import cleaned
from mediatools.pictures.hiding import hidden, pixels
from mediatools.pictures.renditions import renditions
from mediatools.pictures.sizes import sizes
from mediatools.refusing import Refused
from mediatools.tests import photographs
from mediatools.tests.test_photo import ROOT, Photographs

SECRETS = (photographs.CAMERA.encode(), photographs.SERIAL.encode(), b"http://ns.adobe.com/exif")
FILM = b"....ftypmp42 a film the telephone put behind the photo"


class ToldTest(Photographs):
    def test_nothing_published_tells_a_place_or_a_camera(self):
        original = photographs.from_a_camera(self.folder / "in.jpg", trailer=FILM)
        self.assertTrue(Image.open(original).getexif().get_ifd(ExifTags.IFD.GPSInfo))
        for ending in ("jpg", "webp", "avif", "png", "tif"):
            out = self.made(original, ending=ending, credit="Élise", rights="© Exemple, CC BY")
            content = out.read_bytes()
            for secret in (*SECRETS[:2], FILM):
                self.assertNotIn(secret, content)
            self.assertFalse(Image.open(out).getexif().get_ifd(ExifTags.IFD.GPSInfo))

    def test_who_made_it_is_written_in_every_alphabet(self):
        original = photographs.from_a_camera(self.folder / "in.jpg")
        out = self.made(original, credit="Élise & Ωmar", rights="© <Exemple>")
        fields = pyvips.Image.new_from_file(str(out)).get("xmp-data").decode()
        self.assertIn("Élise &amp; Ωmar", fields)
        self.assertIn("© &lt;Exemple&gt;", fields)
        self.assertIn(ExifTags.Base.Artist, Image.open(out).getexif())
        self.assertFalse(Image.open(self.made(original)).getexif().get(ExifTags.Base.Artist))

    def test_a_master_is_cleaned_without_touching_its_pixels(self):
        for orientation in (1, 6):
            original = photographs.from_a_camera(
                self.folder / "in.jpg", orientation=orientation, trailer=FILM
            )
            out = self.folder / "clean.jpg"
            cleaned(original, out, credit="Élise", rights="© Exemple")
            content, photo = out.read_bytes(), Image.open(out)
            self.assertEqual(photo.tobytes(), Image.open(original).tobytes())
            self.assertEqual(photo.getexif()[ExifTags.Base.Orientation], orientation)
            self.assertEqual(photo.getexif()[ExifTags.Base.DateTime], "2026:05:04 10:11:12")
            self.assertFalse(photo.getexif().get_ifd(ExifTags.IFD.GPSInfo))
            self.assertNotIn(photographs.SERIAL.encode(), content)
            self.assertTrue(content.endswith(b"\xff\xd9") and FILM not in content)

    def test_other_masters_are_cleaned_without_loss_or_refused(self):
        for ending in ("png", "tif", "webp"):
            original = photographs.saved(self.folder / f"in.{ending}")
            out = self.folder / f"clean.{ending}"
            cleaned(original, out, rights="© Exemple")
            was, now = (pyvips.Image.new_from_file(str(path)).numpy() for path in (original, out))
            self.assertTrue((was == now).all(), ending)

    def test_every_page_of_a_master_stays(self):
        pages = [np.full((20, 30, 3), grey, np.uint8) for grey in (20, 120, 220)]
        for ending in ("tif", "webp"):
            original, out = self.folder / f"in.{ending}", self.folder / f"clean.{ending}"
            first, *rest = map(Image.fromarray, pages)
            first.save(original, save_all=True, append_images=rest, lossless=True)
            cleaned(original, out)
            there = pyvips.Image.new_from_file(str(out), n=-1)
            self.assertEqual(there.get_n_pages(), 3)
            self.assertTrue((there.numpy()[..., :3] == np.concatenate(pages)).all(), ending)

    def test_a_cut_master_is_refused(self):
        whole = photographs.from_a_camera(self.folder / "in.jpg").read_bytes()
        for length in (3, 40, len(whole) // 2, len(whole) - 2):
            (self.folder / "cut.jpg").write_bytes(whole[:length])
            with self.assertRaises(Refused):
                cleaned(self.folder / "cut.jpg", self.folder / "clean.jpg")

    def test_a_master_from_the_command_line(self):
        original = photographs.from_a_camera(self.folder / "in.jpg")
        words = ["photo", original, self.folder / "clean.jpg", "--clean"]
        subprocess.run(
            [sys.executable, "-m", "mediatools", *words], capture_output=True, check=True, cwd=ROOT
        )
        self.assertNotIn(photographs.SERIAL.encode(), (self.folder / "clean.jpg").read_bytes())


class FacesTest(Photographs):
    BOX = (0.30, 0.25, 0.20, 0.30)

    def setUp(self):
        super().setUp()
        noise = np.random.default_rng(2).integers(0, 255, (400, 600, 3), dtype=np.uint8)
        self.original = self.folder / "in.png"
        Image.fromarray(noise).save(self.original)
        self.noise = noise

    def detail(self, picture, box):
        left, top, width, height = pixels(box, picture.shape[1], picture.shape[0])
        part = picture[top : top + height, left : left + width].astype(float)
        return np.abs(np.diff(part, axis=1)).mean()

    def test_a_given_face_is_gone_from_every_size_and_the_rest_is_not(self):
        edges = (600, 320, 100)
        outs = {str(edge): str(self.folder / f"{edge}.png") for edge in edges}
        renditions(self.original, outs, sizes(edges), faces=[self.BOX])
        for edge in edges:
            picture = pyvips.Image.new_from_file(outs[str(edge)]).numpy()
            self.assertLess(self.detail(picture, self.BOX), 3 * 600 / edge)
            self.assertGreater(self.detail(picture, (0.7, 0.2, 0.2, 0.3)), 3 * self.detail(picture, self.BOX))

    def test_two_faces_with_the_same_means_cannot_be_told_apart(self):
        left, top, width, height = pixels(self.BOX, 600, 400)
        other = self.noise.copy()
        half = other[top : top + height, left : left + width]
        half[:] = half[:, ::-1][::-1] // 2 + half // 2
        shown = [
            hidden(pyvips.Image.new_from_array(pixels_), [self.BOX]).numpy().astype(int)
            for pixels_ in (self.noise, other)
        ]
        apart = np.abs(shown[0] - shown[1])[top : top + height, left : left + width]
        self.assertLess(apart.mean(), 8)

    def test_boxes_at_and_over_the_edges_are_hidden_too(self):
        for box in ((-0.1, -0.1, 0.2, 0.2), (0.9, 0.9, 0.3, 0.3), (0.5, 0.5, 0.001, 0.001), (0, 0, 1, 1)):
            picture = hidden(pyvips.Image.new_from_array(self.noise), [box]).numpy()
            self.assertEqual(picture.shape, self.noise.shape)
            self.assertLess(self.detail(picture, box), 25, box)

    def test_a_face_is_where_it_is_seen_when_the_camera_was_turned(self):
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = 6
        original = self.folder / "turned.jpg"
        Image.fromarray(self.noise).transpose(Image.Transpose.ROTATE_90).save(original, exif=exif, quality=95)
        picture = pyvips.Image.new_from_file(str(self.made(original, 600, faces=[self.BOX]))).numpy()
        self.assertEqual(picture.shape[:2], (400, 600))
        self.assertLess(self.detail(picture, self.BOX), 6)
        self.assertGreater(self.detail(picture, (0.7, 0.2, 0.2, 0.3)), 15)
