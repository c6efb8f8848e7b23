import io
import json
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from pypdf import PdfReader

from mediatools import typeset

PAGE = '#let data = json(bytes(sys.inputs.data))\n#set document(title: "t")\n= #data.name'
ROOT = Path(__file__).resolve().parents[2]


class TypesetTest(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.template = Path(folder.name) / "page.typ"
        self.template.write_text(PAGE)

    def text(self, pdf):
        return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()

    def test_data_is_never_read_as_markup(self):
        name = '#panic("x") *a* _b_ $c$ @d [e] <f> "g" \\h'
        self.assertIn(name, self.text(typeset.pdf(self.template, {"name": name})))

    def test_a_template_that_is_wrong_says_why(self):
        self.template.write_text("#nothing")
        with self.assertRaisesRegex(typeset.TypesetError, "unknown variable"):
            typeset.pdf(self.template, {"name": ""})

    def test_a_template_reads_no_file_outside_its_folder(self):
        self.template.write_text('#read("/etc/hostname")')
        with self.assertRaises(typeset.TypesetError):
            typeset.pdf(self.template, {})
        self.template.write_text('#read("../../../../../etc/hostname")')
        with self.assertRaises(typeset.TypesetError):
            typeset.pdf(self.template, {})

    def test_from_the_command_line(self):
        out = self.template.with_suffix(".pdf")
        command = [sys.executable, "-m", "mediatools", "typeset", self.template, out]
        subprocess.run(command, input=json.dumps({"name": "Léa"}).encode(), check=True, cwd=ROOT)
        self.assertIn("Léa", self.text(out.read_bytes()))

    def test_a_tool_nobody_knows_is_refused(self):
        done = subprocess.run(
            [sys.executable, "-m", "mediatools", "melt"], capture_output=True, check=False, cwd=ROOT
        )
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"typeset", done.stderr)

    def test_a_picture_is_made_the_same_way(self):
        self.template.write_text("#set page(width: 50pt, height: 20pt)\n")
        png = typeset.png(self.template, {})
        self.assertEqual((png[:4], int.from_bytes(png[16:20])), (b"\x89PNG", 100))

    def test_two_at_most_are_made_at_once_and_who_cannot_wait_is_told(self):
        for _place in range(typeset.AT_ONCE):
            typeset._places.acquire()
            self.addCleanup(typeset._places.release)
        for made in (typeset.png, typeset.pdf):
            with self.assertRaises(typeset.TypesetBusy):
                made(self.template, {"name": ""}, patience=0.01)
        self.assertLessEqual(typeset.PATIENCE, 15)

    def test_a_place_is_given_back_when_a_page_fails_or_takes_too_long(self):
        self.template.write_text("#nothing")
        for _page in range(typeset.AT_ONCE + 1):
            with self.assertRaises(typeset.TypesetError):
                typeset.pdf(self.template, {})
        with mock.patch.object(typeset, "SECONDS", 0.01), self.assertRaisesRegex(typeset.TypesetError, "not"):
            typeset.pdf(self.template, {})
        self.template.write_text(PAGE)
        self.assertTrue(typeset.png(self.template, {"name": "Léa"}, patience=0.1))

    def test_the_process_that_asks_never_loads_the_compiler(self):
        asks = "import sys, focale.ground.postcards, mediatools.typeset; sys.exit('typst' in sys.modules)"
        subprocess.run([sys.executable, "-c", asks], check=True, cwd=ROOT)
