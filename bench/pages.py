"""The public pages: a first visit, and those who follow. Among many more people: places.py."""

import re
import sqlite3
import statistics

from bench.load import Visitor, ask, press
from bench.phone_pictures import on_a_phone
from bench.service import Service, new_home

PAGES = ["/", "/programme/", "/calendrier/", "/projets/", "/le-lieu/"]
FIRST_VISITS, ROUNDS = 50, 3
PACKED = {"accept_encoding": "gzip"}


def measure():
    with new_home() as home:
        Service(home).command("demo", "focus")
        with Service(home) as service:
            yield from weight(service, "/", "/programme/")
            yield from followers(service)
            asked = service.asked("bench.inside", "queries('/programme/')")
            yield "first visit of /programme/, queries", asked, 10, ""
            course = a_course(service)
            service.asked("bench.photographs", f"put_up({course.split('/')[2]!r})")
            yield from weight(service, course)
            for page in [*PAGES, course]:
                bound = 10 if page == "/programme/" else None
                yield f"first visit of {page[:30]}", first_visit(service, page), bound, "ms CPU"


def weight(service, *pages):
    """A first visit with an empty phone: each page and all it needs, compressed as it travels. The course
    has a photo that was uploaded."""
    for page in pages:
        sizes = [length(service, path) for path in needed(service, page)]
        yield f"first visit of {page[:30]}, everything", sum(sizes) / 1000, 100, "kB"
        yield f"first visit of {page[:30]}, requests", len(sizes), 10, ""


def needed(service, page) -> set[str]:
    """What a browser asks for: the page, styles, scripts, pictures, what is loaded beforehand, an icon."""
    body = on_a_phone(service.get(page)[1].decode())
    found = re.findall(
        r'<(?:link rel="(?:stylesheet|preload)"|script|img)[^>]*? (?:href|src)="(/[^"]+)"', body
    )
    icons = re.findall(r'<link rel="icon"[^>]*? href="(/[^"]+)"', body)
    return {page, *found, *icons[:1]}


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


def first_visit(service, page) -> float:
    """Milliseconds of processor for the first answer after a change of the programme."""
    return statistics.median(drawing(service, page, change) for _round in range(ROUNDS))


def drawing(service, page, change) -> float:
    """The same, over one round of visits, each after that change in the folder of the service."""
    before = service.cpu()
    for _visit in range(FIRST_VISITS):
        change(service.home)
        length(service, page)
    return 1000 * (service.cpu() - before) / FIRST_VISITS


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
