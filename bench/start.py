"""From nothing to the first page, the migration of an empty database, and the second start."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from bench.service import ROOT, Service, free_port


def measure():
    with tempfile.TemporaryDirectory(prefix="focale-bench-", ignore_cleanup_errors=True) as home:
        service = Service(home)
        began = time.monotonic()
        service.command("migrate")
        yield "an empty database migrated", time.monotonic() - began, 5, "s"
        service.start()
        service.stop()
        yield "second start, to the first answer", service.start(), 3, "s"
        yield "asked to stop", service.stop(), 3, "s"
    yield "make run, from nothing to the first page", make_run(), 60, "s"


def make_run() -> float:
    """A copy of what git holds, in an empty folder, with nothing but the package cache of this machine."""
    folder = Path(tempfile.mkdtemp(prefix="focale-bench-"))
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "x", "-C", folder], input=archive.stdout, check=True)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FOCALE_", "VIRTUAL_ENV", "MAKE"))}
    port = free_port()
    began = time.monotonic()
    run = subprocess.Popen(
        ["make", "run"],
        cwd=folder,
        env={**clean, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        first = Service(folder / "var", PORT=str(port))
        first.address = f"http://127.0.0.1:{port}"
        while not first.is_well():
            if run.poll() is not None or time.monotonic() - began > 300:
                raise RuntimeError("make run did not open the place")
            time.sleep(0.1)
        first.get("/")
        return time.monotonic() - began
    finally:
        os.killpg(run.pid, signal.SIGTERM)
        run.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
