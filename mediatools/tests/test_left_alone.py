"""Older kernels, and a parent that dies."""

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from mediatools import landlock, sandbox
from mediatools.tests import misbehaving

ROOT = Path(__file__).resolve().parents[2]


class LeftAloneTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "given.txt"
        self.path.write_text("bonjour")

    def test_a_kernel_that_knows_less_still_closes_the_files(self):
        for abi in range(1, landlock.abi() + 1):
            answer = sandbox.run(misbehaving.older, abi, self.path, readable=[self.path])
            self.assertEqual("denied", answer, abi)
        self.assertEqual("bonjour", sandbox.run(misbehaving.older, 0, self.path, readable=[self.path]))

    def test_limits_of_the_system_that_are_narrower_stay(self):
        script = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (90, 90))\n"
        script += "from mediatools import sandbox; from mediatools.tests import misbehaving\n"
        script += "print(sandbox.run(misbehaving.limits))"
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual("{'files': [90, 90], 'core': [0, 0]}", done.stdout.strip(), done.stderr)

    def test_when_the_parent_is_killed_the_child_goes_too(self):
        told = self.path.parent / "told"
        script = "from mediatools import sandbox; from mediatools.tests import misbehaving\n"
        script += f"sandbox.run(misbehaving.wait, {str(told)!r}, writable=[{str(self.path.parent)!r}])"
        parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
        child = int(self.patiently(lambda: told.exists() and told.read_text()))
        self.assertTrue(self.lives(child))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        self.assertTrue(self.patiently(lambda: not self.lives(child)))

    @staticmethod
    def patiently(question):
        for _time in range(1000):
            if answer := question():
                return answer
            time.sleep(0.02)
        raise AssertionError("it never came")

    @staticmethod
    def lives(number):
        try:
            os.kill(number, 0)
            return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return False
