"""Pictures and cards between the clips of a film."""

import numpy as np
from PIL import Image

from mediatools.refusing import Refused
from mediatools.video.making import film
from mediatools.video.tests.filming import RATE, FilmTest, grey


class StillsTest(FilmTest):
    def picture(self, name="photo.webp", size=(320, 180), colour=(200, 30, 30), **facts):
        path = self.folder / name
        Image.new("RGB", size, colour).save(path, **facts)
        return path

    def test_a_picture_stands_for_its_seconds_between_two_clips(self):
        source = self.filmed()
        shown = {"picture": self.picture(colour=(240, 240, 240)), "seconds": 1}
        answer = film([[source, 0, 1], shown, [source, 2, 3]], self.output)
        greys = [int(each.mean()) for each in self.pictures()]
        self.assertEqual((len(greys), answer["seconds"]), (3 * RATE, 3.0))
        for place, wanted in ((10, grey(0)), (25, 240), (40, 240), (49, 240), (60, grey(2))):
            self.assertAlmostEqual(greys[place], wanted, delta=5, msg=f"picture {place}")

    def test_sound_stays_with_its_clip_behind_a_picture_and_a_card(self):
        source = self.filmed(flash=0.4)
        between = [{"picture": self.picture(), "seconds": 1}, {"card": {"title": "Le soir", "seconds": 1}}]
        film([*between, [source, 0, 1]], self.output, denoise=False)
        sound = np.abs(self.heard())
        beep = int(np.argmax(sound > 0.3 * sound.max())) / 48000
        self.assertAlmostEqual(beep, 2.4, delta=0.06)

    def test_an_upright_picture_stands_between_black_bars_upright_by_its_own_word(self):
        turned = Image.Exif()
        turned[0x0112] = 6
        path = self.picture("turned.jpg", (180, 90), (250, 250, 250), exif=turned.tobytes())
        film([[self.filmed(seconds=1), 0, None], {"picture": path, "seconds": 1}], self.output)
        shown = self.pictures()[-3]
        self.assertLess(shown[:, :100].mean(), 8)
        self.assertGreater(shown[:, 130:190].mean(), 240)

    def test_pictures_alone_make_a_wide_film_without_sound(self):
        answer = film([{"picture": self.picture(size=(640, 480)), "seconds": 1}], self.output)
        self.assertEqual((answer["files"][0]["width"], answer["files"][0]["height"]), (854, 480))
        self.assertIsNone(answer["sound"])

    def test_words_alone_are_no_film_and_a_broken_picture_is_refused(self):
        with self.assertRaisesRegex(Refused, "au moins un film"):
            film([{"card": {"title": "Rien"}}], self.output)
        broken = self.folder / "broken.jpg"
        broken.write_bytes(b"\xff\xd8\xff nothing")
        with self.assertRaisesRegex(Refused, "ne se lit pas"):
            film([{"picture": broken, "seconds": 2}], self.output)

    def test_the_poster_is_taken_at_a_second_of_what_stands_between_title_and_credits(self):
        parts = [[self.filmed(), 0, 1], {"picture": self.picture(colour=(20, 20, 240)), "seconds": 2}]
        poster = self.folder / "poster.jpg"
        film(parts, self.output, title={"title": "Un"}, poster=poster, poster_at=2.0)
        with Image.open(poster) as seen:
            red, _green, blue = np.asarray(seen).reshape(-1, 3).mean(axis=0)
        self.assertGreater(blue - red, 150)
