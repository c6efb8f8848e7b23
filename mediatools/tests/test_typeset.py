import io
import json
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

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
