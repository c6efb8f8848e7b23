"""From nothing to the first page, the migration of an empty database, and the second start."""

import os
import signal
import subprocess
import time

from bench.service import ROOT, Service, new_home


def measure():
    with new_home() as home:
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
    with new_home() as folder:
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "x", "-C", folder], input=archive.stdout, check=True)
        place = Service(folder / "var")
        ours = "FOCALE_", "VIRTUAL_ENV", "MAKE"
        clean = {k: v for k, v in place.environment.items() if not k.startswith(ours)}
        began = time.monotonic()
        run = subprocess.Popen(
            ["make", "run"], cwd=folder, env=clean, stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while not place.is_well():
                if run.poll() is not None or time.monotonic() - began > 300:
                    raise RuntimeError("make run did not open the place")
                time.sleep(0.1)
            place.get("/")
            return time.monotonic() - began
        finally:
            os.killpg(run.pid, signal.SIGTERM)
            run.wait(20)
