"""Six phones that upload or download slowly: how long the others wait meanwhile."""

import socket
import time
from contextlib import ExitStack

from bench.service import Service, new_home

PHONES, VISITS, BOUND = 6, 40, 1.0
FILM = 40_000_000
"""Bytes: more than the server would hold back for one visitor."""
PAGES = ["/sante/", "/programme/"]


def measure():
    with new_home() as home:
        Service(home).command("demo", "focus")
        Service(home).command("prepare")
        with (home / "static/film.bin").open("wb") as film:
            film.truncate(FILM)
        with Service(home) as service:
            service.settle()
            yield from slowest("nobody slow", service)
            for words, ask in {"upload": upload, "download": download}.items():
                with ExitStack() as phones:
                    for _phone in range(PHONES):
                        ask(phones.enter_context(connect(service)))
                    yield from slowest(f"{PHONES} phones {words} slowly", service)


def connect(service):
    """A phone whose network takes little at a time."""
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    phone.connect(("127.0.0.1", service.port))
    return phone


def upload(phone):
    """Begin to send a megabyte, and go no further than its first word."""
    phone.sendall(b"POST /sante/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nslow")


def download(phone):
    """Ask for a film, and take only its beginning."""
    phone.sendall(b"GET /static/film.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
    if b"200 OK" not in (head := phone.recv(200)):
        raise RuntimeError(head)


def slowest(words, service):
    """The longest that one of many visitors waited for each page. RuntimeError when one is not answered."""
    for page in PAGES:
        longest = 0.0
        for _visit in range(VISITS):
            began = time.monotonic()
            if (status := service.get(page)[0]) != 200:
                raise RuntimeError(f"{page}: {status}")
            longest = max(longest, time.monotonic() - began)
        yield f"{words}: slowest answer of {page}", longest, BOUND, "s"
