"""The public pages: a first visit, those who follow, and the same with ten and a hundred times the people."""

import re
import sqlite3
import statistics
import tempfile
from pathlib import Path

from bench.crowd import counts, grow
from bench.load import Visitor, ask, press
from bench.service import Service

PAGES = ["/", "/programme/", "/calendrier/", "/projets/", "/le-lieu/"]
FIRST_VISITS, ROUNDS = 50, 3
PACKED = {"accept_encoding": "gzip"}


def measure():
    with tempfile.TemporaryDirectory(prefix="focale-bench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        Service(home).command("demo", "focus")
        with Service(home) as service:
            yield from weight(service)
            yield from followers(service)
            course = a_course(service)
            small = {page: first_visit(service, page) for page in [*PAGES, course]}
            for page, cost in small.items():
                yield f"first visit of {page[:30]}", cost, 10 if page == "/programme/" else None, "ms CPU"
        for times in (10, 100):
            grow(home, times)
            with Service(home) as service:
                yield from grown(service, small, *counts(home))


def weight(service):
    """A first visit with an empty browser: the page and all it needs, compressed as it travels."""
    for page in ("/", "/programme/"):
        body = service.get(page)[1].decode()
        needed = {page, *re.findall(r'(?:src|href)="(/static/[^"]+|/identite\.css[^"]*)"', body)}
        needed.update(re.findall(r'<img src="([^"]+)"', body))
        sizes = [length(service, path) for path in needed]
        yield f"first visit of {page}, everything", sum(sizes) / 1000, 100, "kB"
        yield f"first visit of {page}, requests", len(sizes), 10, ""


def length(service, path) -> int:
    """Bytes of the answer on the wire, head and body."""
    visitor = Visitor(service.port)
    visitor.socket.sendall(ask(path, **PACKED, connection="close"))
    read = b""
    while data := visitor.socket.recv(65536):
        read += data
    visitor.socket.close()
    return len(read)


def followers(service):
    """Those who come after the first: the page is kept."""
    for page in ("/programme/", "/"):
        rate, cost = press(service, page, **PACKED)
        yield f"visitors who follow, {page}", rate, 1000, "answers/s"
        yield f"visitors who follow, {page}", cost, 1, "ms CPU"


def grown(service, small, people, attendances):
    """The same pages among many more people."""
    for page, before in small.items():
        ratio = first_visit(service, page) / max(before, 0.1)
        yield f"{page[:24]} with {people} people, {attendances} attendances", ratio, 1.5, "times"


def first_visit(service, page) -> float:
    """Milliseconds of processor for the first answer after a change of the programme."""
    costs = []
    for _round in range(ROUNDS):
        before = service.cpu()
        for _visit in range(FIRST_VISITS):
            change(service.home)
            length(service, page)
        costs.append(1000 * (service.cpu() - before) / FIRST_VISITS)
    return statistics.median(costs)


def change(home):
    """As when a seat is taken: what was kept of the programme is true no more."""
    base = sqlite3.connect(home / "focale.sqlite3", timeout=20)
    base.execute("UPDATE ground_version SET number = number + 1 WHERE name = 'programme'")
    base.commit()
    base.close()


def a_course(service) -> str:
    """The address of an activity that the home page shows."""
    body = service.get("/")[1].decode()
    return body[body.index("/activites/") :].split('"')[0]
