import json
import subprocess
import sys
from pathlib import Path

from mediatools.sound.tests.speaking import RATE, SoundTest, voice
from mediatools.sound.waveform import waveform

ROOT = Path(__file__).resolve().parents[3]


class SoundCommandTest(SoundTest):
    def run_tool(self, *words):
        command = [sys.executable, "-m", "mediatools", "sound", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def test_from_a_shell_through_the_child(self):
        source, output = self.written("in.wav", voice(6)), self.folder / "out.mp3"
        (self.folder / "chapters.txt").write_text("00:00 Début\n00:03 Suite\n")
        drawn, report = self.folder / "wave.svg", self.folder / "report.json"
        words = ["--json", "--keep", "0-5", "--chapters", self.folder / "chapters.txt"]
        done = self.run_tool(source, output, *words, "--waveform", drawn, "--report", report)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertAlmostEqual(json.loads(done.stdout)["after"]["loudness"], -16, delta=0.2)
        self.assertAlmostEqual(json.loads(report.read_text())["seconds"], 5, delta=0.1)
        self.assertTrue(drawn.read_text().startswith("<svg"))
        self.assertGreater(output.stat().st_size, 50_000)

    def test_a_file_that_is_no_sound_ends_with_1_and_its_sentence(self):
        wrong = self.folder / "wrong.mp3"
        wrong.write_text("ceci n’est pas un son")
        done = self.run_tool(wrong, self.folder / "out.mp3")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ni un son ni un film", done.stderr)
        self.assertFalse((self.folder / "out.mp3").exists())

    def test_wrong_words_end_with_2(self):
        self.assertEqual(self.run_tool("a.wav", "b.mp3", "--preset", "disco").returncode, 2)
        self.assertEqual(self.run_tool("a.wav", "b.mp3", "--keep", "12").returncode, 2)


class WaveformTest(SoundTest):
    def test_it_is_as_high_as_the_sound_and_as_long(self):
        sound = voice(4)
        sound[: 2 * RATE] = 0
        wave = waveform(self.written("in.wav", sound / abs(sound).max() * 0.5), slices=200)
        self.assertEqual((len(wave["peaks"]), wave["seconds"]), (200, 4.0))
        self.assertEqual(max(wave["peaks"][:99]), 0)
        self.assertAlmostEqual(max(wave["peaks"]), 50, delta=1)
        self.assertLess(len(wave["path"]), 20_000)
        self.assertRegex(wave["path"], r"^M0 49L1 49.*L1 51L0 51Z$")
