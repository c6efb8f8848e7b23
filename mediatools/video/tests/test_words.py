import av
import numpy as np

from mediatools.subtitles.cue import Cue
from mediatools.subtitles.reading import read
from mediatools.subtitles.writing import write
from mediatools.video import lettering
from mediatools.video.burning import colours
from mediatools.video.making import film
from mediatools.video.tests.filming import RATE, FilmTest, grey

CUES = [Cue(0.4, 1.2, "Bonjour à tous"), Cue(1.6, 2.4, "Hors de l’image", "Nour", "off")]


class WordsTest(FilmTest):
    def made(self, **words):
        write(CUES, self.folder / "said.vtt")
        return film(
            [[self.filmed(seconds=3), 0, None]], self.output, subtitles=self.folder / "said.vtt", **words
        )

    def test_a_title_comes_out_of_the_black_and_credits_end_the_film(self):
        source = self.filmed(seconds=1)
        credits = {"lines": [["Image", "Lina"], ["Merci"]], "seconds": 1}
        film([[source, 0, None]], self.output, title={"title": "Été", "seconds": 2}, credits=credits)
        pictures = self.pictures()
        self.assertEqual(len(pictures), 4 * RATE)
        self.assertLess(pictures[0].max(), 90)
        self.assertGreater(pictures[RATE][60:120].max(), 230)
        self.assertLess(pictures[RATE][:10].max(), 10)
        self.assertAlmostEqual(pictures[2 * RATE + 5].mean(), grey(0), delta=4)
        self.assertGreater(pictures[3 * RATE + 12].max(), 230)

    def test_burned_captions_are_there_as_long_as_they_should_in_their_colour(self):
        self.made(burn=True)
        pictures = self.pictures()
        band = [each[135:175, 60:260] for each in pictures]
        self.assertGreater(band[20].max(), 220)
        self.assertLess(band[8].max() - band[8].min(), 12)
        self.assertLess(band[35].max() - band[35].min(), 12)
        brightest = band[50].reshape(-1, 3)[band[50].sum(axis=2).argmax()]
        self.assertTrue(min(brightest[:2]) > 190 and brightest[2] < 150, brightest)
        self.assertAlmostEqual(pictures[20][:100].mean(), grey(0), delta=2)
        with av.open(str(self.output)) as made:
            self.assertEqual(len(made.streams.subtitles), 0)

    def test_a_track_of_subtitles_comes_after_the_title_in_the_film_and_beside_it(self):
        self.made(title={"title": "Un", "seconds": 2})
        for cue, back in zip(CUES, read(self.output.with_suffix(".vtt")), strict=True):
            self.assertEqual((back.text, back.role), (cue.text, cue.role))
            self.assertAlmostEqual(back.start, cue.start + 2)
        with av.open(str(self.output)) as made:
            stream = made.streams.subtitles[0]
            self.assertEqual(stream.metadata["language"], "fra")
            packets = [packet for packet in made.demux(stream) if packet.size > 2]
            self.assertEqual(
                [round(float(packet.pts * packet.time_base), 2) for packet in packets], [2.4, 3.6]
            )
            self.assertIn("Hors de l’image".encode(), bytes(packets[1]))

    def test_a_very_long_title_and_many_credits_stay_on_the_card(self):
        for kind, title, lines in (
            ("title", "Une très longue histoire de quartier " * 4, [["Saison 2026"]]),
            ("credits", "", [["Image", f"Personne {n} " * 9] for n in range(12)]),
        ):
            picture = lettering.card(lettering.Card(title, lines, kind), 640, 360, self.folder)
            self.assertEqual(picture.shape, (360, 640, 3))
            for edge in (picture[:6], picture[-6:], picture[:, :6], picture[:, -6:]):
                self.assertLess(edge.max(), 60, kind)
            self.assertGreater(picture.max(), 200)

    def test_long_credits_are_several_cards(self):
        credits = {"lines": [["Image", f"Personne {n}"] for n in range(30)], "seconds": 0.4}
        answer = film([[self.filmed(seconds=1), 0, None]], self.output, credits=credits)
        self.assertAlmostEqual(answer["seconds"], 1 + 3 * 0.4, delta=0.01)
        self.assertEqual(len(self.pictures()), 55)

    def test_what_is_typed_is_never_read_as_markup(self):
        typed = Cue(0, 1, '#panic("x") *a* _b_ $c$ @d [e] <f>\n\\g "h"')
        (drawn,) = lettering.captions([typed], 640, 360, self.folder)
        self.assertGreater(drawn.shape[1], 200)
        lettering.card(lettering.Card(typed.text), 320, 180, self.folder)

    def test_captions_have_the_colours_of_ffmpeg(self):
        rgb = np.zeros((2, 12, 3), np.uint8)
        for place, colour in enumerate(
            ((255, 255, 255), (255, 255, 0), (255, 0, 0), (255, 0, 255), (0, 255, 255), (0, 255, 0))
        ):
            rgb[:, 2 * place : 2 * place + 2] = colour
        frame = av.VideoFrame.from_ndarray(np.repeat(np.repeat(rgb, 16, axis=0), 16, axis=1), "rgb24")
        for matrix, name in ((1, "ITU709"), (6, "ITU601")):
            theirs = frame.reformat(format="yuv444p", dst_colorspace=name).to_ndarray()[:, 8, 8::32]
            ours = np.stack([plane[0, ::2] for plane in colours(rgb, matrix)])
            np.testing.assert_allclose(ours, theirs, atol=2.5)
