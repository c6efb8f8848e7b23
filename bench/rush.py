"""A thousand visitors at once for twelve seats, against the service as it runs, on both databases.

First families who are signed in, then strangers.
"""

import secrets
import selectors
import socket
import statistics
import time
from datetime import date, timedelta
from urllib.parse import urlencode

from bench.postgresql import empty_database, postgresql
from bench.service import Service, new_home

VISITORS = 1000
SEATS = 12


def measure():
    yield from both_rushes("SQLite", lambda: "")
    with postgresql() as server:
        yield from both_rushes("PostgreSQL", lambda: empty_database(server, "focale_rush"))


def both_rushes(name, database):
    for who, form in [("signed in", family), ("without account", visitor)]:
        yield from rush(name, who, database(), form)


def rush(name, who, database, form):
    with new_home() as home:
        service = Service(home, DATABASE_URL=database)
        service.command("migrate")
        seating, families = service.asked("bench.rushers", f"furnish({VISITORS})")
        questions = [post(seating, *form(number, *family)) for number, family in enumerate(families)]
        with service:
            cpu, began = service.cpu(), time.monotonic()
            answers = all_at_once(service.port, questions)
            cpu = service.cpu() - cpu
            found = service.asked("bench.rushers", f"wait({VISITORS})")
            everybody = time.monotonic() - began
    yield from told(f"{name}, {who}", answers, cpu, found)
    yield f"{name}, {who}: until everybody is seated or in line", everybody, None, "s"


def told(label, answers, cpu, found):
    times = sorted(seconds for seconds, _status in answers)
    errors = sum(status not in (b"302", b"202") for _seconds, status in answers)
    yield f"{label}: pages of error", errors, 0, ""
    yield f"{label}: seated, short of {SEATS}", abs(found["seated"] - SEATS), 0, ""
    yield f"{label}: in line, short of {VISITORS - SEATS}", abs(found["waiting"] - VISITORS + SEATS), 0, ""
    numbers = list(range(1, VISITORS + 1))
    in_order = found["numbers"] == numbers and found["first"] == numbers[:SEATS]
    yield f"{label}: out of the order of arrival", 0 if in_order else 1, 0, ""
    apart = [abs(place - sent) for place, sent in enumerate(found["order"])]
    yield f"{label}: places between sending and number, median", statistics.median(apart), None, ""
    yield f"{label}: differences when replayed", len(found["differences"]), 0, ""
    yield f"{label}: answer, median", 1000 * times[len(times) // 2], None, "ms"
    yield f"{label}: answer, 99 of 100", 1000 * times[len(times) * 99 // 100], None, "ms"
    yield f"{label}: slowest answer", 1000 * times[-1], 3000, "ms"
    yield f"{label}: processor for each", 1000 * cpu / VISITORS, None, "ms CPU"


def family(_number, session, child):
    """The last screen of a parent who has answered every question before."""
    return {"sessionid": session}, {"who-chosen": child, "who-rows": 0}


def visitor(number, _session, _child):
    """The last screen of a visitor without account, with one child."""
    born = date.today() - timedelta(days=3700)
    adult = {"first_name": "Rosa", "last_name": f"Pons{number}", "phone": f"07{number:08d}", "email": ""}
    child = {
        "first_name": f"Eva{number}",
        "born_day": born.day,
        "born_month": born.month,
        "born_year": born.year,
    }
    typed = {f"who-adult-{name}": value for name, value in adult.items()}
    typed |= {f"who-new-0-{name}": value for name, value in child.items()} | {"who-rows": 1}
    return {}, typed | {"accord-n0-take_part": "on", "accord-n0-alone": "no", "accord-n0-word": "later"}


def post(seating, cookies, typed) -> bytes:
    token = secrets.token_hex(16)
    typed = typed | {"screen": 3, "go": "next", "ticket": secrets.token_urlsafe(16)}
    body = urlencode(typed | {"csrfmiddlewaretoken": token}).encode()
    carried = "; ".join(f"{name}={value}" for name, value in (cookies | {"csrftoken": token}).items())
    head = [
        f"POST /inscription/{seating}/ HTTP/1.1",
        "Host: localhost",
        "Connection: close",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"Cookie: {carried}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def all_at_once(port, questions) -> list[tuple]:
    """(seconds, status) of each: everybody is connected, then everybody sends."""
    waiting, answers = selectors.DefaultSelector(), []
    phones = [socket.create_connection(("127.0.0.1", port), timeout=30) for _question in questions]
    began = time.monotonic()
    for phone, question in zip(phones, questions, strict=True):
        phone.sendall(question)
        waiting.register(phone, selectors.EVENT_READ, [])
    while waiting.get_map():
        for key, _events in waiting.select(60):
            if data := key.fileobj.recv(65536):
                key.data.append(data)
            else:
                status = b"".join(key.data)[9:12]
                answers.append((time.monotonic() - began, status))
                waiting.unregister(key.fileobj)
                key.fileobj.close()
    return answers
