"""Printed pages: a Typst template and data in, a tagged PDF out.

Data reaches the template as one JSON text under `sys.inputs.data`, never by building source: nothing that a
person typed is ever read as markup.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
SECONDS = 60


class TypesetError(Exception):
    """The page could not be made; the message is the compiler's."""


def typeset(template: Path, output: Path, data: dict) -> None:
    """Write the PDF of this template filled with this data. Raises TypesetError."""
    try:
        typst.compile(
            str(template),
            output=str(output),
            root=str(template.parent),
            font_paths=[str(FONTS)],
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise TypesetError(str(error)) from error


def pdf(template: Path, data: dict) -> bytes:
    """The same as bytes, made in a process of its own whose memory is given back. Raises TypesetError."""
    with tempfile.TemporaryDirectory(prefix="typeset-") as folder:
        output = Path(folder) / "page.pdf"
        command = [sys.executable, "-m", "mediatools", "typeset", str(template), str(output)]
        done = subprocess.run(
            command,
            input=json.dumps(data).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=Path(__file__).parent.parent,
        )
        if done.returncode:
            raise TypesetError(done.stderr.decode(errors="replace").strip())
        return output.read_bytes()


def main(arguments: list[str]) -> None:
    """`python -m mediatools typeset TEMPLATE.typ OUT.pdf`, with the data as JSON on standard input."""
    template, output = map(Path, arguments)
    try:
        typeset(template.resolve(), output, json.load(sys.stdin))
    except TypesetError as error:
        sys.exit(str(error))
