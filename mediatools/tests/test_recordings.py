"""Voices and films as long and as large as others measured them: the real ones where they are, else made
ones."""

import csv
from pathlib import Path

from mediatools.sound.decoding import RATE, blocks, channels_of
from mediatools.sound.tests.speaking import SoundTest, voice
from mediatools.video.clip import clip
from mediatools.video.tests.filming import FilmTest

DATA = Path(__file__).resolve().parents[3] / "shared/data"
MEASURED = DATA / "video/EXPECTED_av.csv"


class RecordingsTest(FilmTest, SoundTest):
    def recordings(self):
        """(path, seconds, width, height) of each; no size for a sound."""
        if not MEASURED.exists():
            yield self.written("voice.wav", voice(1.37)), 1.37, 0, 0
            yield self.filmed(seconds=2, size=(480, 270), rate=30), 2, 480, 270
            return
        with MEASURED.open() as file:
            for row in csv.DictReader(file):
                size = int(row["width"] or 0), int(row["height"] or 0)
                yield DATA / row["file"], float(row["seconds"]), *size

    def test_every_recording_is_heard_to_its_end(self):
        for path, seconds, width, _height in self.recordings():
            samples = sum(map(len, blocks(path, channels_of(path), family="film" if width else "sound")))
            self.assertAlmostEqual(samples / RATE, seconds, delta=0.2, msg=path.name)

    def test_every_film_has_its_size_and_its_length(self):
        for path, seconds, width, height in self.recordings():
            if width:
                taken = clip(path)
                self.assertEqual({taken.width, taken.height}, {width, height}, path.name)
                self.assertAlmostEqual(taken.seconds, seconds, delta=0.25, msg=path.name)
