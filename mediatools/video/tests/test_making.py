from time import sleep
from unittest import mock

import av
import numpy as np

from mediatools import door
from mediatools.refusing import Refused
from mediatools.sound.measuring import measure
from mediatools.video import making
from mediatools.video.making import film
from mediatools.video.soundtrack import soundtrack
from mediatools.video.tests.filming import RATE, FilmTest, grey


class MakingTest(FilmTest):
    def test_a_web_film_is_h264_and_aac_with_its_index_first_and_its_sound_levelled(self):
        answer = film([[self.filmed(), 0, None]], self.output)
        with av.open(str(self.output)) as made:
            self.assertEqual([stream.codec_context.name for stream in made.streams], ["h264", "aac"])
            self.assertEqual(made.streams.video[0].format.name, "yuv420p")
        content = self.output.read_bytes()
        self.assertLess(content.index(b"moov"), content.index(b"mdat"))
        self.assertEqual((len(self.pictures()), answer["seconds"]), (4 * RATE, 4.0))
        found = measure(self.output)
        self.assertAlmostEqual(found.loudness, -16, delta=0.3)
        self.assertLessEqual(found.peak, -1)

    def test_cut_and_joined_in_the_order_given(self):
        source = self.filmed()
        film([[source, 2, 3], [source, 0.5, 1.5]], self.output)
        greys = [int(each.mean()) for each in self.pictures()]
        self.assertEqual(len(greys), 2 * RATE)
        for place, second in ((0, 2), (24, 2), (25, 0), (36, 0), (38, 1), (49, 1)):
            self.assertAlmostEqual(greys[place], grey(second), delta=4, msg=f"picture {place}")

    def test_sound_and_picture_stay_together_through_cuts_and_cards(self):
        source = self.filmed(flash=2.4)
        film(
            [[source, 0, 1], [source, 1.2, 4]],
            self.output,
            title={"title": "Un", "seconds": 1.5},
            denoise=False,
        )
        flash = next(n for n, each in enumerate(self.pictures()) if each.mean() > 200) / RATE
        sound = np.abs(self.heard())
        beep = int(np.argmax(sound > 0.3 * sound.max())) / 48000
        self.assertAlmostEqual(flash, 1.5 + 1 + 1.2, delta=0.041)
        self.assertAlmostEqual(beep, flash, delta=0.05)

    def test_two_sizes_when_the_clip_has_them_and_none_is_made_larger(self):
        source = self.filmed(seconds=1, size=(480, 270))
        answer = film([[source, 0, None]], self.output, heights=[180, 240])
        self.assertEqual([(each["name"], each["width"], each["height"]) for each in answer["files"]],
                         [("out.mp4", 320, 180), ("out-240.mp4", 426, 240)])  # fmt: skip
        self.assertEqual(self.pictures(self.folder / "out-240.mp4")[0].shape, (240, 426, 3))
        answer = film([[source, 0, None]], self.output, heights=[720, 1080])
        self.assertEqual([(each["width"], each["height"]) for each in answer["files"]], [(480, 270)])

    def test_clips_of_another_shape_stand_between_black_bars(self):
        wide, tall = self.filmed("wide.mp4", 1), self.filmed("tall.mp4", 1, size=(120, 180), rate=15)
        film([[wide, 0, None], [tall, 0, None]], self.output)
        pictures = self.pictures()
        self.assertEqual((len(pictures), pictures[30].shape), (2 * RATE, (180, 320, 3)))
        self.assertLess(pictures[30][:, :90].mean(), 5)
        self.assertAlmostEqual(pictures[30][:, 110:210].mean(), grey(0), delta=4)

    def test_without_sound_there_is_none_and_a_silent_clip_is_silent_beside_another(self):
        mute, speaks = self.filmed("mute.mp4", 1, sound=False), self.filmed("speaks.mp4", 2)
        self.assertIsNone(film([[mute, 0, None]], self.output)["sound"])
        with av.open(str(self.output)) as made:
            self.assertEqual(len(made.streams), 1)
        film([[mute, 0, None], [speaks, 0, None]], self.output, denoise=False)
        sound = self.heard()
        self.assertLess(np.abs(sound[: 48000 * 9 // 10]).max(), 0.01)
        self.assertGreater(np.abs(sound[48000 * 11 // 10 :]).max(), 0.1)

    def test_where_it_was_filmed_is_not_told(self):
        film(
            [[self.filmed(seconds=1, where="+48.85+002.35/"), 0, None]],
            self.output,
            tags={"copyright": "© Lina"},
        )
        with av.open(str(self.output)) as made:
            self.assertEqual(made.metadata.get("copyright"), "© Lina")
        self.assertNotIn(b"48.85", self.output.read_bytes())

    def test_av1(self):
        film([[self.filmed(seconds=1), 0, None]], self.output, codec="av1")
        with av.open(str(self.output)) as made:
            self.assertIn("av1", made.streams.video[0].codec.canonical_name)
        self.assertEqual("av1", door.probe(self.output)["codec"])
        self.assertAlmostEqual(self.pictures()[12].mean(), grey(0), delta=4)

    def test_progress_only_goes_forward_to_the_end(self):
        heard = []
        film([[self.filmed(), 0, None]], self.output, progress=heard.append)
        self.assertEqual((sorted(heard), heard[-1]), (heard, 1.0))
        self.assertGreater(len(heard), 3)

    def test_a_sound_that_cannot_be_made_stops_the_film_with_its_sentence(self):
        with (
            mock.patch.object(making, "soundtrack", side_effect=Refused("non")),
            self.assertRaisesRegex(Refused, "non"),
        ):
            film([[self.filmed(seconds=1), 0, None]], self.output)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.is_dir()], [])

    def test_a_sound_that_takes_its_time_is_in_the_film_all_the_same(self):
        slow = mock.patch.object(
            making, "soundtrack", side_effect=lambda *a, **k: (sleep(0.5), soundtrack(*a, **k))[1]
        )
        with slow:
            film([[self.filmed(seconds=2), 0, None]], self.output)
        self.assertAlmostEqual(len(self.heard()) / 48000, 2, delta=0.1)
        self.assertEqual(len(self.pictures()), 2 * RATE)

    def test_what_is_no_film_is_refused(self):
        wrong = self.folder / "wrong.mp4"
        source = self.filmed(seconds=1)
        for content, sentence in (
            (b"", "vide"),
            (b"x" * 5000, "ni un son ni un film"),
            (source.read_bytes()[:400], "abîmé"),
        ):
            wrong.write_bytes(content)
            with self.assertRaisesRegex(Refused, sentence):
                film([[wrong, 0, None]], self.output)
        with self.assertRaisesRegex(Refused, "Il ne reste rien"):
            film([[source, 5, 9]], self.output)
        with self.assertRaisesRegex(Refused, "finit par .mp4"):
            film([[source, 0, None]], self.folder / "out.exe")
