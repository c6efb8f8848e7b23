import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from mediatools import sandbox
from mediatools.refusing import Refused
from mediatools.tests import misbehaving


class TrayTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "out.bin"

    def test_the_file_is_there_once_it_is_whole(self):
        with sandbox.tray(self.out) as path:
            sandbox.run(misbehaving.write, path, writable=[path.parent])
            self.assertFalse(self.out.exists())
        self.assertEqual(5, self.out.stat().st_size)
        self.assertEqual([self.out], list(self.out.parent.iterdir()))

    def test_a_link_or_nothing_is_not_put_in_its_place(self):
        for act in (
            lambda path: path.symlink_to("/etc/passwd"),
            lambda path: path.mkdir(),
            lambda path: None,
        ):
            with self.assertRaises(sandbox.Contained), sandbox.tray(self.out) as path:
                act(path)
            self.assertEqual([], list(self.out.parent.iterdir()))

    def test_a_folder_that_is_not_there_is_said(self):
        with self.assertRaisesRegex(Refused, "créez-le"), sandbox.tray(self.out.parent / "nulle" / "part"):
            self.fail("nothing to write in")

    def test_the_child_makes_no_link(self):
        with TemporaryDirectory() as folder, self.assertRaises(sandbox.Contained) as caught:
            sandbox.run(misbehaving.link, f"{folder}/link", "/etc/passwd", writable=[folder])
        self.assertIn("PermissionError", caught.exception.detail)

    def test_a_refusal_leaves_what_was_there_before(self):
        self.out.write_text("before")
        with self.assertRaises(Refused), sandbox.tray(self.out) as path:
            path.write_text("half")
            raise Refused("Non.")
        self.assertEqual("before", self.out.read_text())
        self.assertEqual([self.out], list(self.out.parent.iterdir()))
