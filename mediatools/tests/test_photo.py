import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import pillow_heif
import pyvips
from PIL import Image

from mediatools.pictures import foreign
from mediatools.pictures.cropping import around, shape_of
from mediatools.pictures.renditions import renditions
from mediatools.pictures.sizes import sizes
from mediatools.probing import probe
from mediatools.refusing import Refused
from mediatools.tests import photographs

ROOT = Path(__file__).resolve().parents[2]
CORNERS = {(0, 0): (220, 30, 30), (0, 1): (30, 200, 40), (1, 0): (30, 40, 210), (1, 1): (230, 220, 40)}


class Photographs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def made(self, original, *edges, ending="jpg", **words):
        """One rendition of this size, as a picture."""
        edge = (edges or (150,))[0]
        out = self.folder / f"out.{ending}"
        renditions(original, {str(edge): str(out)}, sizes((edge,)), **words)
        return out

    def same_corners(self, out, tolerance=14):
        picture = pyvips.Image.new_from_file(str(out)).colourspace("srgb").numpy()[..., :3].astype(int)
        height, width = picture.shape[:2]
        for (down, across), colour in CORNERS.items():
            seen = picture[height // 4 + down * height // 2, width // 4 + across * width // 2]
            self.assertLess(np.abs(seen - colour).max(), tolerance, (out, down, across, seen))


class RenditionsTest(Photographs):
    def test_every_kind_that_is_taken_gives_the_same_photo(self):
        for ending in ("png", "webp", "tif", "avif"):
            original = photographs.saved(self.folder / f"in.{ending}")
            self.same_corners(self.made(original), 24)
        self.same_corners(self.made(photographs.as_heic(self.folder / "in.heic")), 24)
        renamed = photographs.as_heic(self.folder / "in.heic").rename(self.folder / "photo.jpg")
        self.same_corners(self.made(renamed), 24)

    def test_a_photo_of_a_telephone_held_upright_is_turned_once(self):
        exif = Image.Exif()
        exif[274] = 6
        stored = io.BytesIO()
        photographs.picture().save(stored, "JPEG", exif=exif, quality=95)
        path = self.folder / "in.heic"
        pillow_heif.from_pillow(Image.open(stored)).save(str(path), quality=90)
        decoded = Image.fromarray(np.asarray(pillow_heif.open_heif(str(path))))
        made = Image.open(self.made(path))
        self.assertEqual(made.size, tuple(side // 2 for side in decoded.size))
        for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
            colours = [
                image.getpixel((int(x * image.width), int(y * image.height))) for image in (decoded, made)
            ]
            self.assertLess(np.abs(np.subtract(*colours)).max(), 20)

    def test_it_is_written_in_the_kinds_of_the_web(self):
        original = photographs.from_a_camera(self.folder / "in.jpg")
        for ending in ("jpg", "webp", "avif", "png", "tif"):
            self.same_corners(self.made(original, ending=ending), 24)
        with self.assertRaises(Refused):
            self.made(original, ending="gif")

    def test_each_orientation_is_applied(self):
        upright = photographs.picture()
        turned = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
        for orientation, way in turned.items():
            path = self.folder / "in.jpg"
            exif = Image.Exif()
            exif[274] = orientation
            upright.transpose(Image.Transpose(way)).save(path, quality=95, exif=exif)
            out = self.made(path)
            self.assertEqual(Image.open(out).size, (150, 100), orientation)
            self.same_corners(out)

    def test_none_is_larger_than_the_original_and_a_print_says_its_size(self):
        original = photographs.from_a_camera(self.folder / "in.jpg")
        outs = {name: str(self.folder / f"{name}.jpg") for name in ("100", "640", "print")}
        told = renditions(original, outs, sizes((100, 640), 20.0))
        self.assertEqual([told[name]["width"] for name in ("100", "640", "print")], [100, 300, 236])
        self.assertEqual(Image.open(outs["print"]).info["dpi"], (300, 300))
        self.assertEqual(told["100"]["bytes"], Path(outs["100"]).stat().st_size)

    def test_colours_of_a_wider_profile_become_srgb_or_keep_it(self):
        wide = pyvips.Image.new_from_array(np.asarray(photographs.picture())).copy(interpretation="srgb")
        wide = wide.icc_transform("p3", input_profile="srgb")
        original = self.folder / "wide.png"
        wide.write_to_file(str(original))
        plain, kept = self.made(original), None
        self.same_corners(plain)
        self.assertNotIn("icc_profile", Image.open(plain).info)
        kept = self.made(original, profile=True)
        self.assertIn("icc_profile", Image.open(kept).info)
        numbers = pyvips.Image.new_from_file(str(kept)).numpy()[25, 37].astype(int)
        self.assertGreater(np.abs(numbers - CORNERS[0, 0]).max(), 12)

    def test_a_part_is_cut_around_what_matters(self):
        original = photographs.from_a_camera(self.folder / "in.jpg", size=(600, 200))
        out = self.made(original, 100, shape="1x1", focus=(0.9, 0.5))
        picture = Image.open(out)
        self.assertEqual(picture.size, (100, 100))
        self.assertGreater(picture.getpixel((5, 20))[1], 150)
        self.assertEqual(around((0.0, 0.5), 1.0, 600, 200), (0, 0, 200, 200))
        self.assertEqual(around((0.5, 0.5), 3.0, 300, 300), (0, 100, 300, 100))
        for words in ("1", "0x1", "1x0", "axb", "1x9999", "nanx1"):
            with self.assertRaises(Refused):
                shape_of(words)

    def test_raw_is_developed_and_read_as_measured_whatever_its_name(self):
        for name in ("photo.dng", "photo.tif"):
            original = photographs.as_dng(self.folder / name, level=12000)
            self.assertEqual(Image.open(self.made(original, 64)).size, (64, 48))
            measured = foreign.raw(original, linear=True).numpy()
            self.assertEqual((measured.dtype, measured.shape), (np.uint16, (48, 64, 3)))
            self.assertLess(np.abs(measured / 65535 - 12000 / 16383).max(), 0.001)

    def test_what_is_cut_short_or_something_else_is_refused_with_a_sentence(self):
        whole = photographs.from_a_camera(self.folder / "in.jpg", size=(900, 600)).read_bytes()
        for name, content in {
            "cut.jpg": whole[: len(whole) // 2],
            "empty.jpg": b"",
            "page.jpg": b"<!DOCTYPE html><script>alert(1)</script>",
            "drawing.jpg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "cut.dng": photographs.as_dng(self.folder / "in.dng").read_bytes()[:700],
            "cut.heic": photographs.as_heic(self.folder / "in.heic").read_bytes()[:500],
        }.items():
            path = self.folder / name
            path.write_bytes(content)
            with self.assertRaises(Refused, msg=name) as refused:
                self.made(path)
            self.assertRegex(str(refused.exception), r"\.$")

    def test_numbers_without_a_known_white_are_refused_not_shown_black(self):
        for kind in ("float", "uint"):
            path = self.folder / f"{kind}.tif"
            (pyvips.Image.black(60, 40) + 0.5).cast(kind).write_to_file(str(path))
            with self.assertRaisesRegex(Refused, "16 bits"):
                self.made(path)
            self.assertIn("16 bits", probe(str(path), path.name)["refused"][0])

    def test_transparent_pictures_lie_on_white(self):
        Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(self.folder / "in.png")
        self.assertEqual(
            Image.open(self.made(self.folder / "in.png", 50)).getpixel((20, 20)), (255, 255, 255)
        )

    def test_from_the_command_line(self):
        original = photographs.from_a_camera(self.folder / "in.jpg")
        command = [sys.executable, "-m", "mediatools", "photo", original]
        done = subprocess.run([*command, self.folder, "--json"], capture_output=True, check=True, cwd=ROOT)
        self.assertEqual(list(json.loads(done.stdout)), ["1920", "1280", "640", "320"])
        self.assertTrue((self.folder / "in-320.jpg").is_file())
        one = [*command, self.folder / "one.webp", "--long-edge", "64"]
        subprocess.run(one, capture_output=True, check=True, cwd=ROOT)
        self.assertEqual(Image.open(self.folder / "one.webp").size, (64, 43))
        both = [*one, "--print", "100"]
        self.assertEqual(subprocess.run(both, capture_output=True, check=False, cwd=ROOT).returncode, 1)
