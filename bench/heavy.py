"""Pages of the place while a film of 1080p is made ready for the web behind: is anybody kept waiting?

The same pages are asked by one visitor after the other, first while nothing is worked on, then as long as the
film is. All on one machine, one work at a time as by default.
"""

import time

import numpy as np

from bench.beside import apart
from bench.sender import Sender
from bench.service import Service, new_home
from bench.web_film import filmed

STAGE, PIECE = "focale.tests.depositing", 8 * 2**20
PAGES = "/", "/programme/", "/productions/", "/travaux/"
QUIET, PAUSE, PATIENCE = 8, 0.05, 600
SLOWER, SLOWEST = 2.0, 500


def measure():
    with new_home() as home:
        film = apart(filmed, home / "film.mp4")
        service = Service(home / "place")
        service.home.mkdir()
        service.command("prepare")
        found = service.asked(STAGE, "furnish()")
        with service, film.open("rb") as file:
            visitor = Sender(service.port, **found)
            asked(visitor, 2)
            service.settle()
            quiet = asked(visitor, QUIET)
            sender = Sender(service.port, **found)
            sender.bring(file, film.stat().st_size, piece=PIECE)
            began, busy = time.monotonic(), []
            while not is_done(service) and time.monotonic() - began < PATIENCE:
                busy += asked(visitor, 3)
            took = time.monotonic() - began
            work = service.asked(STAGE, "look()")["work"]
    yield "works that did not come to their end", sum(each != "done" for each in work), 0, ""
    yield "seconds of work on a film of 20 s", took, PATIENCE, "s"
    yield "pages asked meanwhile", len(busy), 20, "or better"
    yield "a page in the median, nothing worked on", np.median(quiet), None, "ms"
    yield "a page in the median, meanwhile", np.median(busy), None, "ms"
    yield "… beside the same without", np.median(busy) / np.median(quiet), SLOWER, "times"
    yield "19 of 20 pages meanwhile within", np.percentile(busy, 95), None, "ms"
    yield "the slowest page meanwhile", max(busy), SLOWEST, "ms"


def asked(visitor, seconds) -> list[float]:
    """Milliseconds of each page, and of beginning and giving up an upload, one after the other for so long:
    what writes must not wait either."""
    took, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        for page in PAGES:
            began = time.perf_counter()
            status, _headers, _body = visitor.ask("GET", page)
            took.append((time.perf_counter() - began) * 1000)
            if status != 200:
                raise RuntimeError(f"{page}: {status}")
            time.sleep(PAUSE)
        began = time.perf_counter()
        visitor.ask("DELETE", visitor.begin(1))
        took.append((time.perf_counter() - began) * 1000)
    return took


def is_done(service) -> bool:
    work = service.asked(STAGE, "look()")["work"]
    return len(work) > 1 and all(progress in ("done", "failed") for progress in work)
