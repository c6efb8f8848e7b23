import os
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from mediatools import escaping, sandbox
from mediatools.refusing import Refused
from mediatools.tests import misbehaving


class SandboxTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.given = self.folder / "given.txt"
        self.given.write_text("bonjour")

    def lost(self, function, **limits):
        with self.assertRaises(sandbox.Contained) as caught:
            sandbox.run(function, **limits)
        return str(caught.exception)

    def test_it_reads_what_it_is_given_and_tells_how_far_it_is(self):
        heard = []
        answer = sandbox.run(misbehaving.read, self.given, readable=[self.given], progress=heard.append)
        self.assertEqual(({"read": "bonjour"}, [0.5, 1.0]), (answer, heard))

    def test_it_reads_no_other_file(self):
        other = self.folder / "other.txt"
        other.write_text("secret")
        self.assertIn(
            "n’a pas pu être lu", self.lost(misbehaving.read, path=str(other), readable=[self.given])
        )

    def test_it_writes_in_the_folder_it_is_given_and_nowhere_else(self):
        inside = self.folder / "inside"
        inside.mkdir()
        sandbox.run(misbehaving.write, inside / "a", writable=[inside])
        self.assertEqual(b"00000", (inside / "a").read_bytes())
        self.lost(misbehaving.write, path=str(self.folder / "b"), writable=[inside])
        self.assertFalse((self.folder / "b").exists())

    def test_a_file_that_grows_too_big_is_cut(self):
        with self.assertRaises(sandbox.Contained):
            sandbox.run(misbehaving.write, self.folder / "a", 10_000, writable=[self.folder], largest=1000)
        self.assertLessEqual((self.folder / "a").stat().st_size, 1000)

    def test_what_it_tries_fails_inside_and_works_outside(self):
        self.assertEqual({True}, set(escaping.tried(str(self.given)).values()))
        self.assertEqual({False}, set(sandbox.run(escaping.tried, str(self.given)).values()))

    def test_it_knows_nothing_of_our_environment(self):
        with mock.patch.dict(os.environ, {"SECRET_KEY": "xyz"}):
            surroundings, safe = sandbox.run(misbehaving.environment)
        self.assertNotIn("xyz", str(surroundings))
        self.assertTrue(safe)

    def test_a_refusal_comes_back_as_the_sentence(self):
        with self.assertRaisesRegex(Refused, "^Ce fichier est vide.$") as caught:
            sandbox.run(misbehaving.refuse)
        self.assertNotIsInstance(caught.exception, sandbox.Contained)

    def test_nothing_but_a_media_tool_is_run(self):
        self.assertIn("abîmé", self.lost("os:getcwd"))
