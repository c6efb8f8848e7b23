"""A recording in several files at once, with its cover and chapters; each cleaning by itself."""

import av
import numpy as np
from PIL import Image

from mediatools.sound.decoding import blocks
from mediatools.sound.mastering import master
from mediatools.sound.measuring import measure
from mediatools.sound.tests.speaking import RATE, SoundTest, noise, tone, voice


class DressingTest(SoundTest):
    def recording(self, seconds=12):
        hum = tone(seconds, 50, 0.004) + tone(seconds, 100, 0.004)
        return self.written("in.wav", voice(seconds, level=0.03) + noise(seconds, 0.001) + hum)

    def test_each_file_is_as_loud_as_asked_and_has_its_chapters(self):
        outs = [self.folder / f"out.{ending}" for ending in ("mp3", "m4a", "opus")]
        chapters = [(6, "La fin"), (0, "Bonjour")]
        report = master(self.recording(), outs[0], also=outs[1:], keep=[(0, 3), (5, 12)], chapters=chapters)
        self.assertEqual(report["chapters"], [(0.0, "Bonjour"), (4.0, "La fin")])
        self.assertEqual(report["kept"], [(0, 3), (5, 12)])
        for out in outs:
            found = measure(out)
            self.assertAlmostEqual(found.loudness, -16, delta=0.2, msg=out.name)
            with av.open(str(out)) as heard:
                told = [(mark["start"] * float(mark["time_base"]), mark["metadata"]["title"])
                        for mark in heard.chapters()]  # fmt: skip
            self.assertEqual([words for _at, words in told], ["Bonjour", "La fin"])
            self.assertAlmostEqual(told[1][0], 4.0, delta=0.01)

    def test_the_cover_is_square_and_says_nothing_of_where_it_was_taken(self):
        place = Image.Exif()
        place[0x010F] = "Camera"
        picture = self.folder / "cover.jpg"
        Image.new("RGB", (600, 400), "teal").save(picture, exif=place.tobytes())
        for ending in ("mp3", "m4a"):
            out = self.folder / f"covered.{ending}"
            master(self.recording(4), out, cover=picture)
            with av.open(str(out)) as heard:
                shown = next(packet for packet in heard.demux(video=0) if packet.size)
                self.assertEqual((heard.streams.video[0].width, heard.streams.video[0].height), (400, 400))
                self.assertNotIn(b"Camera", bytes(shown))
                self.assertTrue(heard.streams.video[0].disposition & av.stream.Disposition.attached_pic)
            self.assertAlmostEqual(measure(out).loudness, -16, delta=0.2)

    def test_noise_hum_and_rumble_are_taken_away_each_by_itself(self):
        told = {}
        for name in ("denoise", "dehum"):
            words = {"denoise": False, "dehum": False} | {name: True}
            told[name] = master(self.recording(), self.folder / f"{name}.wav", **words)
        self.assertEqual((told["dehum"]["hum"], told["dehum"]["noise"]), ([50, 100], 0.0))
        self.assertEqual(told["denoise"]["hum"], [])
        self.assertGreater(told["denoise"]["noise"], 3)

    def test_what_lies_below_all_voices_stays_where_it_is_wanted(self):
        low = self.written("low.wav", tone(6, 30, 0.1) + voice(6, level=0.02))
        words = {"denoise": False, "level": False}
        kept = master(low, self.folder / "kept.wav", rumble=False, **words)
        gone = master(low, self.folder / "gone.wav", rumble=True, **words)
        self.assertGreater(self.below(self.folder / "kept.wav"), 20 * self.below(self.folder / "gone.wav"))
        self.assertEqual(kept["seconds"], gone["seconds"])

    @staticmethod
    def below(path, limit=50):
        """How strong what lies below so many Hz is beside what lies above."""
        sound = np.concatenate(list(blocks(path, 1)))[:, 0]
        power = np.abs(np.fft.rfft(sound)) ** 2
        is_low = np.fft.rfftfreq(len(sound), 1 / RATE) < limit
        return power[is_low].sum() / power[~is_low].sum()
