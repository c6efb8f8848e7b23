"""Printed pages and pictures of words: a Typst template and data in, a tagged PDF or a PNG out.

Data reaches the template as one JSON text under `sys.inputs.data`, never by building source: nothing that a
person typed is ever read as markup. Each is made in a process of its own, which gives its memory back; two
at most work at once, so that nobody stops the place by asking for many.
"""

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

SECONDS = 60
PATIENCE = 10
"""Seconds to wait for one's turn: the threads of the place are few, and the others have to be answered."""
AT_ONCE = 2
_places = threading.BoundedSemaphore(AT_ONCE)


class TypesetError(Exception):
    """The page could not be made; the message is the compiler's."""


class TypesetBusy(TypesetError):
    """Others are being made; ask again."""


def pdf(template: Path, data: dict, *, patience: float = PATIENCE) -> bytes:
    """The PDF of this template filled with this data. `patience`: seconds to wait for its turn at most.

    Raises TypesetError, and TypesetBusy when others were still being made after that.
    """
    return _made("page.pdf", template, data, patience)


def png(template: Path, data: dict, *, patience: float = PATIENCE) -> bytes:
    """The same as a picture, two dots to the point."""
    return _made("page.png", template, data, patience)


def _made(name, template, data, patience) -> bytes:
    if not _places.acquire(timeout=patience):
        raise TypesetBusy(f"{AT_ONCE} pages are being made already")
    try:
        with tempfile.TemporaryDirectory(prefix="typeset-") as folder:
            output = Path(folder) / name
            _run([sys.executable, "-m", "mediatools", "typeset", str(template), str(output)], data)
            return output.read_bytes()
    finally:
        _places.release()


def _run(command, data):
    try:
        done = subprocess.run(
            command,
            input=json.dumps(data).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=Path(__file__).parent.parent,
        )
    except subprocess.TimeoutExpired as late:
        raise TypesetError(f"not made within {SECONDS} seconds") from late
    if done.returncode:
        raise TypesetError(done.stderr.decode(errors="replace").strip())
