"""Whatever bytes come, a reader of ours says yes, or refuses with a sentence; it never stumbles."""

import random
import time
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mediatools import door
from mediatools.probing import probe
from mediatools.recognising import facets, is_mesh, is_text
from mediatools.tests import good_files, solids
from mediatools.tests.bending import bent

ROUNDS = 250


class BentFilesTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "bent"

    def survives(self, name, content):
        chance = random.Random(name)
        refused = 0
        for _round in range(ROUNDS):
            self.path.write_bytes(bent(content, content, chance))
            found = probe(str(self.path), name)
            refused += bool(found["refused"])
        self.assertGreater(refused, 0)

    def test_parts_for_the_printer(self):
        self.survives("a.stl", solids.binary(solids.cube()))
        self.survives("a.stl", solids.written(solids.cube()))
        self.survives("a.3mf", good_files.part(self.path))

    def test_documents(self):
        self.survives("a.odt", good_files.office(self.path, "odt"))
        self.survives("a.docx", good_files.office(self.path, "docx"))
        self.survives("a.pdf", good_files.PDF)

    def test_pictures_and_recordings_in_the_child(self):
        chance = random.Random(7)
        for name, content in (("a.png", good_files.picture("PNG")), ("a.mp4", good_files.film(1))):
            for _round in range(6):
                self.path.write_bytes(bent(content, content, chance))
                self.assertNotIn("contained", door.probe(self.path, name=name))

    def test_what_is_written_to_keep_a_reader_busy_does_not(self):
        for name, content in (
            ("a.svg", b"<!---->" * 500 + b"<"),
            ("a.svg", b"<?xml >" * 500 + b"<"),
            ("a.stl", b"solid facet" + b"\n" * 3_000_000 + b"endsolid"),
            ("a.stl", b"solid facet" + b" " * 3_000_000 + b"endsolid"),
            ("a.pdf", b"%PDF-1.4\n" + b"<<" * 1_000_000 + b"%%EOF"),
            ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj stream\nendstream " * 20_000 + b"%%EOF"),
            ("a.jpg", b"\xff\xd8\xff" + b"PK\x05\x06" * 40_000),
        ):
            self.path.write_bytes(content)
            began = time.process_time()
            probe(str(self.path), name)
            self.assertLess(time.process_time() - began, 5, content[:20])

    @settings(max_examples=200, deadline=None)
    @given(st.binary(max_size=200), st.integers(0, 10**9))
    def test_any_bytes_at_all(self, head, size):
        count = facets(head, size)
        self.assertTrue(count is None or 0 < count <= size)
        self.assertIn(is_mesh(head, size), (True, False))
        self.assertIn(is_text(head), (True, False))
