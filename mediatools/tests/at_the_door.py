"""A folder, and a file brought to the door under a name."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from mediatools import door
from mediatools.probing import probe


class AtTheDoor(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def brought(self, name, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def admitted(self, name, content: bytes) -> dict:
        return door.admit(self.brought(name, content))

    def looked_at(self, name, content: bytes) -> dict:
        """What the reader finds, without its child: for good files, and cut ones, by the dozen."""
        return probe(str(self.brought(name, content)), name)

    def refused(self, word, name, content: bytes) -> str:
        """Turned away with a sentence that has this word, and not by a reader that fell."""
        found = door.probe(self.brought(name, content))
        self.assertNotIn("contained", found)
        self.assertRegex(" ".join(found["refused"]), word)
        return found["refused"][0]
