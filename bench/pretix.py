"""pretix as a service beside ours, in an environment of its own kept in the user's cache.

Served by gunicorn as its documentation says, with one process and as many threads as ours, its default
settings and its default database (SQLite), no Redis. The files that its documentation leaves to a web server
before it are counted as such a server would send them, compressed.
"""

import gzip
import os
import subprocess
import sys
from pathlib import Path

from bench.service import Service

RELEASE = "pretix==2026.8.*"
"""The one the bounds were set against."""
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "focale-bench/pretix"
PYTHON = FOLDER / "bin/python"
SHOP = "/lieu/ateliers/"


def install():
    """Once for all runs. RuntimeError, with what the installer said, when it cannot be had."""
    if (FOLDER / "complete").exists():
        return
    for words in (["venv", "--clear", FOLDER], ["pip", "install", "-q", RELEASE, "gunicorn"]):
        python = sys.executable if "venv" in words else PYTHON
        done = subprocess.run([python, "-m", *words], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError((done.stdout + done.stderr).strip()[-600:])
    (FOLDER / "complete").touch()


class Pretix(Service):
    python, program, answers_at = PYTHON, "pretix", SHOP
    title, page, dates, inside = "pretix", SHOP, 30, "bench.pretix_shop"

    def __init__(self, home, threads=5):
        settings = home / "pretix.cfg"
        settings.write_text(f"[pretix]\ndatadir={home}\nurl=http://localhost\n")
        super().__init__(home, PRETIX_CONFIG_FILE=str(settings), DJANGO_SETTINGS_MODULE="pretix.settings")
        self.address, self.threads = f"http://localhost:{self.port}", threads

    def serving(self):
        one_process = ["--workers", "1", "--threads", str(self.threads)]
        return [PYTHON, "-m", "gunicorn", "pretix.wsgi", *one_process, "--bind", f"127.0.0.1:{self.port}"]

    @staticmethod
    def change(_home):
        """Nothing is kept between two visits: every one is the first."""

    def size(self, path) -> int:
        """Bytes on the wire, compressed, heads aside."""
        static = next(FOLDER.glob("lib/python3*/site-packages/pretix/static.dist"))
        name = path.partition("/static/")[2]
        return len(gzip.compress((static / name).read_bytes() if name else self.get(path)[1]))

    @staticmethod
    def register(phone, date, number):
        """From the page of the date to the page of the order, one free seat."""
        phone.open(f"{SHOP}{date}/")
        phone.send()
        phone.open(f"{SHOP}checkout/start")
        phone.send(email=f"a{number}@example.org")
        phone.send()
