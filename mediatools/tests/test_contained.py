"""Whatever its reader does, the parent gets a sentence, in time."""

import time
import unittest
from unittest import mock

from mediatools import contained, landlock, sandbox
from mediatools.tests import misbehaving


class ContainedTest(unittest.TestCase):
    def lost(self, function, **limits):
        started = time.monotonic()
        with self.assertRaises(sandbox.Contained) as caught:
            sandbox.run(function, **limits)
        self.assertLess(time.monotonic() - started, 8)
        return caught.exception

    def test_a_crash(self):
        self.assertIn("abîmé", str(self.lost(misbehaving.fall)))

    def test_an_error_of_ours_keeps_its_trace_for_us(self):
        lost = self.lost(misbehaving.stumble)
        self.assertIn("an error of ours", lost.detail)
        self.assertNotIn("an error of ours", str(lost))

    def test_a_silent_end(self):
        self.assertIn("abîmé", str(self.lost(misbehaving.leave)))

    def test_too_much_memory(self):
        self.assertIn("trop de mémoire", str(self.lost(misbehaving.eat)))

    def test_too_much_time(self):
        self.assertIn("trop de temps", str(self.lost(misbehaving.sleep, seconds=0.1)))
        self.assertIn("trop de temps", str(self.lost(misbehaving.burn, seconds=0.1)))

    def test_nonsense_without_end(self):
        self.lost(misbehaving.flood, seconds=0.4)

    def test_no_child_of_its_own(self):
        self.assertIn("PermissionError", self.lost(misbehaving.fork).detail)

    def test_a_big_machine_lends_a_few_processors(self):
        self.assertEqual([3, 7], contained.few({7, 3}))
        self.assertEqual(contained.PROCESSORS, len(set(contained.few(set(range(64))))))

    def test_nothing_is_left_running(self):
        with mock.patch("subprocess.Popen.wait", autospec=True, side_effect=self.waited) as wait:
            self.lost(misbehaving.sleep, seconds=0.1)
        self.assertIsNotNone(wait.call_args.args[0].poll())

    @staticmethod
    def waited(child, timeout=None):
        """Popen.wait, seen."""
        return child._wait(timeout=timeout)

    def test_a_kernel_without_landlock_goes_on_and_says_so(self):
        with mock.patch.object(landlock, "abi", return_value=0):
            self.assertEqual(0, landlock.restrict([], []))
        sandbox.protections.cache_clear()
        self.addCleanup(sandbox.protections.cache_clear)
        without = {"reads": True, "writes": True, "speaks": False, "starts": False}
        with mock.patch.object(sandbox, "run", return_value=without):
            self.assertIn("lire d’autres fichiers, écrire ailleurs.", sandbox.protections()["sentence"])

    def test_here_nothing_is_open(self):
        sandbox.protections.cache_clear()
        self.assertEqual("", sandbox.protections()["sentence"])
