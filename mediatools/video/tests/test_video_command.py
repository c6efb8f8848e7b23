import json
import subprocess
import sys
from pathlib import Path

from mediatools.commands.video import credited, titled
from mediatools.subtitles.cue import Cue
from mediatools.subtitles.writing import write
from mediatools.video.tests.filming import FilmTest

ROOT = Path(__file__).resolve().parents[3]


class VideoCommandTest(FilmTest):
    def run_tool(self, *words):
        command = [sys.executable, "-m", "mediatools", "video", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def test_from_a_shell_through_the_child(self):
        source, poster = self.filmed(seconds=2, size=(480, 270)), self.folder / "p.jpg"
        write([Cue(0.2, 1, "Oui")], self.folder / "said.srt")
        words = ["--height", 180, "--height", 240, "--title", "Un | deux", "--credits", "Image: Lina | Merci"]
        words += [
            "--subtitles",
            self.folder / "said.srt",
            "--poster",
            poster,
            "--keep",
            "0-0.5",
            "--keep",
            "1-2",
        ]
        done = self.run_tool(source, self.output, "--json", *words)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertAlmostEqual(json.loads(done.stdout)["seconds"], 4 + 1.5 + 5, delta=0.1)
        made = {path.name for path in self.folder.iterdir()}
        self.assertEqual(made, {"in.mp4", "said.srt", "p.jpg", "out.mp4", "out-240.mp4", "out.vtt"})

    def test_a_playlist_that_calls_itself_a_film_is_refused(self):
        wrong = self.folder / "wrong.mp4"
        for content in (
            "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
            "ffconcat version 1.0\nfile /etc/passwd\n",
        ):
            wrong.write_text(content)
            done = self.run_tool(wrong, self.output)
            self.assertEqual((done.returncode, self.output.exists()), (1, False))
            self.assertIn("ni un son ni un film", done.stderr)

    def test_wrong_words_end_with_2(self):
        self.assertEqual(self.run_tool("a.mp4", "b.mp4", "out.mp4", "--keep", "1-2").returncode, 2)
        self.assertEqual(self.run_tool("a.mp4", "out.mp4", "--codec", "mpeg1").returncode, 2)

    def test_the_words_of_cards(self):
        self.assertEqual(titled("Un | deux | "), {"title": "Un", "lines": [["deux"]]})
        self.assertEqual(credited("Image: Lina | Merci")["lines"], [["Image", "Lina"], ["Merci"]])
