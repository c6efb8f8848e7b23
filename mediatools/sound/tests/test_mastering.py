import subprocess
import sys
from pathlib import Path

import av
import numpy as np

from mediatools.refusing import Refused
from mediatools.sound.decoding import blocks
from mediatools.sound.mastering import master
from mediatools.sound.measuring import measure
from mediatools.sound.presets import PRESETS
from mediatools.sound.telling import told
from mediatools.sound.tests.speaking import RATE, SoundTest, noise, tone, voice

SPOKEN = Path(__file__).resolve().parents[4] / "shared/data/audio_fr"


class MasteringTest(SoundTest):
    def recording(self, seconds=16, level=0.03):
        clean = voice(seconds, level=level)
        return self.written(
            "in.wav", clean + noise(seconds, 0.001) + tone(seconds, 50, 0.004) + tone(seconds, 100, 0.004)
        )

    def made(self, name, **words):
        output = self.folder / name
        return output, master(self.recording(), output, **words)

    def assert_right(self, output, loudness):
        found = measure(output)
        self.assertAlmostEqual(found.loudness, loudness, delta=0.2)
        self.assertLessEqual(found.peak, -1)

    def test_every_format_comes_out_at_its_loudness_measured_on_the_file(self):
        for ending in ("mp3", "m4a", "opus", "flac", "wav"):
            with self.subTest(ending):
                output, report = self.made(f"out.{ending}")
                self.assert_right(output, -16)
                self.assertAlmostEqual(report["after"]["loudness"], measure(output).loudness)

    def test_every_preset_is_met(self):
        for name, preset in PRESETS.items():
            with self.subTest(name):
                output, _report = self.made(f"{name}.mp3", preset=name)
                self.assert_right(output, preset.loudness)

    def test_the_report_says_what_was_heard_and_done(self):
        _output, report = self.made("out.mp3")
        self.assertEqual(report["hum"], [50, 100])
        self.assertLess(report["before"]["loudness"], -25)
        before, after = report["before"]["curve"], report["after"]["curve"]
        self.assertEqual((len(before), len(after)), (14, 14), "both begin with the first three seconds")
        self.assertGreater(min(after), -40)
        self.assertIn("Un ronflement du secteur à 50 Hz a été enlevé.", told(report))
        self.assertTrue(told(report)[0].startswith("Le son est plus fort : −"))

    def test_two_channels_stay_two_and_one_channel_is_made_when_asked(self):
        stereo = self.written("stereo.wav", voice(5), voice(5, seed=9))
        for preset, channels in (("podcast", 2), ("podcast-mono", 1)):
            master(stereo, self.folder / "out.m4a", preset=preset)
            with av.open(str(self.folder / "out.m4a")) as made:
                self.assertEqual(made.streams.audio[0].codec_context.channels, channels)

    def test_cut_trimmed_and_marked(self):
        chapters = [(0, "Début"), (9, "Suite")]
        for ending in ("mp3", "m4a", "opus"):
            output, report = self.made(
                f"out.{ending}", keep=[(2, 6), (8, 14)], chapters=chapters, tags={"title": "Été"}
            )
            self.assertAlmostEqual(report["seconds"], 10, delta=0.1)
            self.assertAlmostEqual(report["removed"], 6, delta=0.1)
            with av.open(str(output)) as made:
                self.assertAlmostEqual(made.duration / av.time_base, 10, delta=0.2)
                found = [
                    (float(each["start"] * each["time_base"]), each["metadata"]["title"])
                    for each in made.chapters()
                ]
                titles = {**made.metadata, **made.streams.audio[0].metadata}
            self.assertEqual(found, [(0, "Début"), (5, "Suite")], ending)
            self.assertIn("Été", titles.values())

    def test_music_is_laid_under_the_voice(self):
        music = self.written("music.wav", tone(4, 700, 0.1))
        output, report = self.made("out.mp3", music=music)
        self.assertAlmostEqual(report["seconds"], 16 + 3 + 4, delta=0.1)
        self.assert_right(output, -16)

    def test_a_whisper_with_one_shout_meets_both_bounds(self):
        sound = voice(12, level=0.01)
        sound[5 * RATE : 5 * RATE + 9000] *= 60
        master(self.written("shout.wav", sound), self.folder / "out.mp3")
        self.assert_right(self.folder / "out.mp3", -16)

    def test_a_concert_keeps_its_nuances(self):
        sound = np.concatenate([voice(8, level=0.01), voice(8, level=0.06, seed=2)])
        source, spread = self.written("concert.wav", sound), {}
        for level in (True, False):
            report = master(source, self.folder / "out.mp3", level=level)
            spread[level] = report["after"]["spread"]
        self.assertGreater(spread[False], 12)
        self.assertLess(spread[True], 8)

    def test_silence_and_a_very_short_sound_are_not_blown_up(self):
        report = master(self.written("nothing.wav", np.zeros(RATE)), self.folder / "out.mp3")
        self.assertEqual(told(report), ["On n’entend rien dans cet enregistrement."])
        master(self.written("short.wav", voice(0.15)), self.folder / "short.mp3")
        self.assertLessEqual(measure(self.folder / "short.mp3").peak, -1)

    def test_what_is_not_a_sound_is_refused_in_french(self):
        wrong = self.folder / "wrong.mp3"
        for content, sentence in (
            (b"", "vide"),
            (b"bonjour " * 999, "ni un son"),
            (b"#EXTM3U\nhttp://x/\n", "ni un son"),
        ):
            wrong.write_bytes(content)
            with self.assertRaisesRegex(Refused, sentence):
                master(wrong, self.folder / "out.mp3")
        with self.assertRaisesRegex(Refused, "choisissez"):
            master(self.recording(), self.folder / "out.doc")

    def test_a_recording_that_changes_on_the_way_is_read_to_its_end(self):
        whole = b""
        for rate, layout in ((48_000, "mono"), (44_100, "stereo")):
            made = self.folder / f"{rate}.mp3"
            with av.open(str(made), "w") as file:
                stream = file.add_stream("libmp3lame", rate=rate, layout=layout)
                sound = voice(2)[None, : rate * 2].repeat(1 if layout == "mono" else 2, axis=0)
                frame = av.AudioFrame.from_ndarray(sound[:, : 2 * rate], "fltp", layout)
                frame.sample_rate = rate
                plain = av.AudioResampler("fltp", layout, rate, frame_size=1152)
                for each in (*plain.resample(frame), *plain.resample(None), None):
                    file.mux(stream.encode(each))
            whole += made.read_bytes()
        (self.folder / "both.mp3").write_bytes(whole)
        read = sum(map(len, blocks(self.folder / "both.mp3", 2)))
        self.assertAlmostEqual(read / RATE, 4, delta=0.3)

    def test_recorded_french_is_met_too(self):
        for path in sorted(SPOKEN.glob("*vm-options*.wav")) + sorted(SPOKEN.glob("*abouttotry*.wav")):
            report = master(path, self.folder / "out.mp3")
            self.assert_right(self.folder / "out.mp3", -16)
            self.assertLessEqual(report["rounds"], 3)

    def test_progress_only_goes_forward_to_the_end(self):
        heard = []
        self.made("out.mp3", progress=heard.append)
        self.assertEqual((heard, heard[-1]), (sorted(heard), 1.0))
        self.assertGreater(len(heard), 3)

    def test_the_words_for_a_page_load_no_library(self):
        asks = "import sys, mediatools.sound.telling, mediatools.sound.drawing, mediatools.commands.sound; "
        asks += "sys.exit(bool({'av', 'numpy', 'lameenc'} & set(sys.modules)))"
        subprocess.run([sys.executable, "-c", asks], check=True, cwd=Path(__file__).resolve().parents[3])
