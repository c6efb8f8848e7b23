"""A music under a film: alone under the cards, behind the voices, as long as the film and no longer."""

import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
from PIL import Image

from mediatools.sound.measuring import measure
from mediatools.sound.tests.speaking import RATE, tone
from mediatools.video.making import film
from mediatools.video.tests.filming import FilmTest

ROOT = Path(__file__).resolve().parents[3]


class MusicTest(FilmTest):
    def setUp(self):
        super().setUp()
        self.music = self.folder / "music.wav"
        with wave.open(str(self.music), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes((tone(3, 2000, 0.2) * 32767).astype("<i2").tobytes())

    def music_at(self, second):
        """How much of 2 kHz is heard in the half second from there, as an amplitude."""
        start = round(second * RATE)
        sound = self.heard()[start : start + RATE // 2]
        return abs(sound @ np.exp(-2j * np.pi * 2000 * np.arange(len(sound)) / RATE)) / len(sound)

    def test_it_plays_alone_under_the_cards_and_steps_back_while_somebody_speaks(self):
        card = {"title": "Un", "seconds": 3}
        answer = film([[self.filmed(seconds=6), 0, None]], self.output, title=card,
                      credits={"lines": [["Fin"]], "seconds": 5}, music=self.music)  # fmt: skip
        self.assertGreater(self.music_at(1), 5 * self.music_at(6))
        self.assertGreater(self.music_at(10.2), 3 * self.music_at(6))
        self.assertGreater(self.music_at(6), 0.0005)
        self.assertLess(self.music_at(13.5), self.music_at(1) / 8, "it fades out")
        self.assertEqual(answer["seconds"], 14.0)
        self.assertAlmostEqual(len(self.heard()) / RATE, 14, delta=0.05)
        found = measure(self.output)
        self.assertAlmostEqual(found.loudness, -16, delta=0.3)
        self.assertLessEqual(found.peak, -1)

    def test_pictures_and_films_without_a_sound_have_the_music_alone(self):
        picture = self.folder / "photo.jpg"
        Image.new("RGB", (320, 180), (200, 30, 30)).save(picture)
        shown = [{"picture": picture, "seconds": 3}, [self.filmed(seconds=4, sound=False), 0, None]]
        answer = film(shown, self.output, music=self.music)
        self.assertGreater(min(self.music_at(second) for second in (0.5, 2, 3.5)), 0.02)
        self.assertAlmostEqual(measure(self.output).loudness, -16, delta=0.3)
        self.assertGreater(answer["sound"]["before"]["loudness"], -40)

    def test_from_a_shell_through_the_child(self):
        source = self.filmed(seconds=2, sound=False)
        words = ["video", source, self.output, "--music", self.music, "--height", 180]
        command = [sys.executable, "-m", "mediatools", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertGreater(self.music_at(0.5), 0.02)
