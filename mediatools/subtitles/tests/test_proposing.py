import json
import subprocess
import sys
import types
from pathlib import Path
from unittest import mock

import numpy as np

from mediatools.refusing import Refused
from mediatools.sound.tests.speaking import RATE, SoundTest, noise, voice
from mediatools.subtitles import recognising
from mediatools.subtitles.proposing import propose
from mediatools.subtitles.reading import read

ROOT = Path(__file__).resolve().parents[3]
SPOKEN = ROOT.parent / "shared/data/audio_fr"
TEXT = "Bonjour à tous et à toutes, nous sommes à la radio. Merci de nous écouter ce soir."


def spoken():
    """Speech from 1 to 4 s, from 6 to 9 s, and from 12 to 24 s without a rest of half a second."""
    sound = np.zeros(25 * RATE, np.float32)
    for start, stop in ((1, 4), (6, 9), (12, 24)):
        sound[start * RATE : stop * RATE] = voice(stop - start)
    return sound + noise(25, 0.0005)


class ProposingTest(SoundTest):
    def setUp(self):
        super().setUp()
        self.source = self.written("in.wav", spoken())

    def test_blocks_begin_when_somebody_speaks_and_none_is_long(self):
        cues = propose(self.source)
        for wanted in (1, 6, 12):
            self.assertTrue(any(abs(cue["start"] - wanted) < 0.15 for cue in cues), wanted)
        self.assertTrue(all(0.5 < cue["end"] - cue["start"] <= 5.3 for cue in cues))
        self.assertTrue(all(a["end"] <= b["start"] for a, b in zip(cues, cues[1:], strict=False)))
        self.assertFalse(
            any(cue["start"] < 5 < cue["end"] or cue["start"] < 10.5 < cue["end"] for cue in cues)
        )

    def test_the_words_are_laid_into_them_and_none_is_lost(self):
        cues = propose(self.source, text=TEXT)
        self.assertEqual(" ".join(cue["text"] for cue in cues).split(), TEXT.split())
        self.assertTrue(all(cue["text"] for cue in cues))
        early = " ".join(cue["text"] for cue in cues if cue["start"] < 5)
        self.assertTrue(early.startswith("Bonjour à tous"))
        self.assertLess(len(early), len(TEXT) / 3)

    def test_a_very_long_text_still_fits_two_lines(self):
        cues = propose(self.source, text=TEXT * 12)
        self.assertTrue(all(len(line) <= 40 for cue in cues for line in cue["text"].split("\n")))

    def test_recorded_french_gives_blocks(self):
        for path in SPOKEN.glob("june*instruct*.wav"):
            cues = propose(path)
            self.assertGreater(len(cues), 4)
            self.assertTrue(all(cue["end"] - cue["start"] <= 5.3 for cue in cues))

    def test_from_a_shell_proposed_checked_and_turned_into_others(self):
        out, words = self.folder / "out.vtt", self.folder / "said.txt"
        words.write_text(TEXT)
        self.assertEqual(self.run_tool(self.source, out, "--text", words).returncode, 0)
        self.assertGreater(len(read(out)), 3)
        for ending in ("srt", "ass", "txt"):
            self.assertEqual(self.run_tool(out, self.folder / f"out.{ending}").returncode, 0)
        self.assertIn("Merci de nous", (self.folder / "out.txt").read_text())
        self.assertEqual(
            json.loads(self.run_tool(self.source, "--json").stdout)["cues"], len(propose(self.source))
        )

    def test_blocks_still_empty_are_said_in_one_line(self):
        done = self.run_tool(self.source, self.folder / "out.vtt")
        self.assertEqual(0, done.returncode)
        self.assertEqual(1, done.stdout.count("Ce sous-titre est vide."))
        self.assertIn(f"1–{len(read(self.folder / 'out.vtt'))} ! ", done.stdout)

    def test_a_check_that_finds_something_grave_ends_with_1(self):
        wrong = self.folder / "wrong.srt"
        wrong.write_text("1\n00:00:01,000 --> 00:00:02,000\nBeaucoup trop de mots à la fois\n")
        done = self.run_tool(wrong, "--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("1 ! Trop rapide : 31 signes par seconde", done.stderr)
        wrong.write_text("1\n00:00:01,000 --> 00:00:03,000\nPeu de mots\n")
        self.assertEqual(self.run_tool(wrong, "--check").returncode, 0)

    def run_tool(self, *words):
        command = [sys.executable, "-m", "mediatools", "subtitles", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


class RecognisingTest(SoundTest):
    """The library is not here: what it would answer is given in its shape."""

    def setUp(self):
        super().setUp()
        (self.folder / "model.bin").touch()
        word = types.SimpleNamespace(start=0.5, end=1.0, word=" Bonjour.")
        self.model = mock.Mock()
        self.model.transcribe.return_value = (
            [types.SimpleNamespace(words=[word], end=2.0)],
            types.SimpleNamespace(duration=2.0),
        )

    def installed(self):
        library = types.ModuleType(recognising.LIBRARY)
        library.WhisperModel = mock.Mock(return_value=self.model)
        library.__spec__ = mock.Mock()
        self.enterContext(mock.patch.dict(sys.modules, {recognising.LIBRARY: library}))
        return library

    def test_without_a_model_or_the_library_there_is_no_button(self):
        self.assertFalse(recognising.available(self.folder))
        self.installed()
        self.assertTrue(recognising.available(self.folder))
        self.assertFalse(recognising.available(None))
        self.assertFalse(recognising.available(self.folder / "nowhere"))

    def test_it_asks_no_host_and_answers_cues(self):
        library, heard = self.installed(), []
        cues = recognising.recognise("a.wav", model=self.folder, progress=heard.append)
        self.assertEqual([(0.5, 1.0, "Bonjour.")], [(cue["start"], cue["end"], cue["text"]) for cue in cues])
        self.assertTrue(library.WhisperModel.call_args.kwargs["local_files_only"])
        self.assertEqual((heard, self.model.transcribe.call_args.kwargs["language"]), ([1.0], "fr"))

    def test_it_refuses_where_it_is_not_installed(self):
        with self.assertRaisesRegex(Refused, "n’est pas installée"):
            recognising.recognise("a.wav", model=self.folder)
