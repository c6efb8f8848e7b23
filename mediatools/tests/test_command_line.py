import io
import json
import subprocess
import sys
import unittest
from argparse import Namespace
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from mediatools import __main__ as command_line
from mediatools.bar import Bar
from mediatools.refusing import Refused
from mediatools.sandbox import Contained

ROOT = Path(__file__).resolve().parents[2]


class Terminal(io.StringIO):
    def isatty(self):
        return True


class CommandLineTest(unittest.TestCase):
    def done(self, run, *, as_json=False):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = command_line.done(Namespace(run=run, json=as_json))
        return code, out.getvalue(), err.getvalue()

    def raising(self, error):
        def run(args, progress):
            raise error

        return self.done(run)

    def test_what_is_done_is_told_in_lines_or_in_json(self):
        def run(args, progress):
            return {"kind": "png", "wrong": [], "colour": {"space": "rgb", "profile": ""}, "peaks": [0] * 99}

        self.assertEqual((0, "kind: png\ncolour: space rgb\npeaks: 99\n", ""), self.done(run))
        self.assertEqual(run(None, None), json.loads(self.done(run, as_json=True)[1]))

    def test_a_refusal_ends_with_one_and_a_crash_with_three(self):
        self.assertEqual((1, "", "Vide.\n"), self.raising(Refused("Vide.")))
        self.assertEqual((3, "", "Abîmé.\n"), self.raising(Contained("Abîmé.", "a long trace")))

    def test_a_place_that_cannot_be_written_is_said_without_a_trace(self):
        code, out, said = self.raising(PermissionError(13, "Permission denied", "/root/x.jpg"))
        self.assertEqual((2, "", 1), (code, out, said.count("\n")))
        self.assertIn("/root/x.jpg", said)

    def test_who_interrupts_gets_no_trace(self):
        self.assertEqual((130, "", ""), self.raising(KeyboardInterrupt()))

    def test_wrong_words_end_with_two(self):
        for words in ([], ["--nothing"], ["probe"], ["probe", "a", "b", "c"]):
            ran = [sys.executable, "-m", "mediatools", *words]
            done = subprocess.run(ran, cwd=ROOT, capture_output=True, check=False)
            self.assertEqual(0 if not words else 2, done.returncode, words)

    def test_what_a_file_is_comes_as_json_unasked_with_why_it_would_be_refused(self):
        ran = [sys.executable, "-m", "mediatools", "probe", str(ROOT / "pyproject.toml")]
        done = subprocess.run(ran, cwd=ROOT, capture_output=True, check=False, text=True)
        told = json.loads(done.stdout)
        self.assertEqual((1, "pyproject.toml"), (done.returncode, told["name"]))
        self.assertEqual("\n".join(told["refused"]), done.stderr.strip())

    def test_the_tools_are_listed_with_what_they_do(self):
        ran = [sys.executable, "-m", "mediatools", "--help"]
        said = subprocess.run(ran, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        self.assertRegex(said, r"probe +\S+")

    def test_listing_the_tools_loads_no_heavy_library(self):
        heavy = "import sys; sys.argv = ['', '--help']\nfrom mediatools.__main__ import main\ntry: main()\n"
        heavy += "except SystemExit: sys.exit(str({'numpy', 'pyvips', 'av'} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual("set()", done.stderr.strip())

    def test_what_the_web_process_uses_is_light(self):
        used = "door sandbox store store.bucket limits kinds recognising refusing"
        light = "import importlib, sys\n"
        light += f"for name in {used!r}.split(): importlib.import_module('mediatools.' + name)\n"
        light += "sys.exit(str({'numpy', 'pyvips', 'av', 'PIL', 'rawpy'} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", light], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual("set()", done.stderr.strip())


class BarTest(unittest.TestCase):
    def test_it_is_drawn_on_a_terminal_and_wiped_at_the_end(self):
        terminal = Terminal()
        bar = Bar(terminal)
        bar(0.5)
        bar(1.0)
        self.assertIn("███", terminal.getvalue())
        self.assertIn("100%", terminal.getvalue())
        bar.end()
        self.assertEqual("", terminal.getvalue().split("\r")[-1])

    def test_it_is_silent_where_nobody_looks(self):
        file = io.StringIO()
        bar = Bar(file)
        bar(0.5)
        bar.end()
        self.assertEqual("", file.getvalue())
