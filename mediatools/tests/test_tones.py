"""Colour, or black and white: grey, toned, as JPEG, as a drawing with a stamp."""

import numpy as np
from PIL import Image, ImageOps

from mediatools.pictures.tones import tones
from mediatools.tests import photographs
from mediatools.tests.test_photo import Photographs


class TonesTest(Photographs):
    def seen(self, picture, name="in.jpg", **facts) -> str:
        picture.save(self.folder / name, **facts)
        return tones(str(self.folder / name))["tones"]

    def colours(self):
        """Patches of many hues, each in light and dark."""
        hue, light = np.meshgrid(np.arange(240), np.linspace(40, 255, 160))
        full = np.full_like(hue, 180)
        return Image.fromarray(np.stack([hue, full, light], axis=2).astype("uint8"), "HSV").convert("RGB")

    def test_a_photo_in_colour_is_in_colour(self):
        self.assertEqual(self.seen(self.colours()), "colour")
        self.assertEqual(tones(str(photographs.from_a_camera(self.folder / "camera.jpg")))["tones"], "colour")

    def test_grey_is_black_and_white_with_one_channel_with_three_and_after_jpeg(self):
        grey = ImageOps.grayscale(self.colours())
        for name, picture, facts in (
            ("one.png", grey, {}),
            ("three.png", grey.convert("RGB"), {}),
            ("hard.jpg", grey.convert("RGB"), {"quality": 30}),
            ("small.webp", grey.convert("RGB"), {"quality": 40}),
        ):
            with self.subTest(name=name):
                self.assertEqual(self.seen(picture, name, **facts), "black_white")

    def test_a_toned_print_is_black_and_white(self):
        grey = ImageOps.grayscale(self.colours())
        for dark, light in (("#2b1a0e", "#f3e3c8"), ("#0b2447", "#e8f0fa")):
            with self.subTest(dark=dark):
                toned = ImageOps.colorize(grey, dark, light)
                self.assertEqual(self.seen(toned, quality=80), "black_white")

    def test_one_red_flower_is_colour_and_a_speck_is_not(self):
        for size, expected in ((60, "colour"), (12, "black_white")):
            with self.subTest(size=size):
                grey = ImageOps.grayscale(self.colours()).convert("RGB")
                grey.paste((200, 30, 40), (40, 40, 40 + size, 40 + size))
                self.assertEqual(self.seen(grey, quality=90), expected)

    def test_a_drawing_on_nothing_is_seen_on_white(self):
        sheet = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
        sheet.paste((0, 0, 0, 255), (50, 50, 90, 90))
        self.assertEqual(self.seen(sheet, "drawing.png"), "black_white")
