"""Visitors of test_kill: real sockets that send the last screen again until somebody answers."""

import random
import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench.rush import post, visitor

FEW, MANY = 2, 14
"""So many at a time are answered at once; so many make a rush, and get numbers."""
PHONES = 24
PATIENCE = 40
NUMBER = re.compile(rb'href="(/inscription/attente/[^"]+)"')


@dataclass
class Form:
    """One filled form, the same at each sending, and what its visitor was told."""

    number: int
    question: bytes
    is_refusable: bool
    began: float = 0.0
    told: float = float("inf")
    is_cut_off: bool = False
    addresses: set = field(default_factory=set)
    statuses: set = field(default_factory=set)

    def note(self, status, address):
        self.told = min(self.told, time.monotonic())
        self.statuses.add(status)
        self.addresses.add(address)


class Visitors:
    """They come by few and by many to one seating. Some tap twice; some send again what was answered."""

    def __init__(self, port, seating):
        self.port, self.seating = port, seating
        self.at_once, self.forms, self.errors = FEW, [], []
        self.chance, self.leaving = random.Random(12), threading.Event()
        self.asking = threading.Event()
        self.phones = ThreadPoolExecutor(PHONES)
        self.coming = threading.Thread(target=self.come)

    def start(self):
        self.coming.start()

    def stop(self):
        """Nobody new comes; back when each has an answer."""
        self.leaving.set()
        self.coming.join()
        self.phones.shutdown()

    def wait_until_somebody_asks(self):
        self.asking.clear()
        self.asking.wait(PATIENCE)

    def come(self):
        while not self.leaving.is_set():
            if sum(not form.statuses for form in self.forms) < self.at_once:
                self.let_in()
            self.leaving.wait(self.chance.uniform(0.4, 1))

    def let_in(self):
        if answered := [form for form in self.forms[-60:] if form.statuses]:
            self.phones.submit(self.send, self.chance.choice(answered))
        for _form in range(self.at_once):
            self.forms.append(form := self.fill(len(self.forms)))
            for _tap in range(2 if form.number % 7 == 0 else 1):
                self.phones.submit(self.send, form)

    def fill(self, number):
        """Half of them have an e-mail address; one in nine is too old for the course."""
        cookies, typed = visitor(number, None, None)
        if number % 2:
            typed["who-adult-email"] = f"visiteur{number}@example.org"
        if number % 9 == 8:
            typed["who-new-0-born_year"] = 2001
        return Form(number, post(self.seating, cookies, typed), number % 9 == 8)

    def send(self, form):
        form.began = form.began or time.monotonic()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                status, head, body = ask(self.port, form.question, self.asking)
            except OSError as trouble:  # the power is off, or went off
                form.is_cut_off |= not isinstance(trouble, ConnectionRefusedError)
                time.sleep(0.1)
                continue
            if status not in (302, 202, 422):
                self.errors.append((form.number, status, body[-300:]))
                return
            if (address := where(status, head, body)) is not None:
                form.note(status, address)
                return
        self.errors.append((form.number, "no answer"))


def ask(port, question, asking=None):
    """(status, head, body) of what is answered before the line goes dead; an OSError if that is no answer.

    `asking`: an event set while the answer is awaited.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=20) as phone:
        phone.sendall(question)
        if asking:
            asking.set()
        said = b"".join(iter(lambda: phone.recv(65536), b""))
    if b"\r\n\r\n" not in said:
        raise ConnectionAbortedError
    head, body = said.split(b"\r\n\r\n", 1)
    return int(head[9:12]), head, body


def where(status, head, body):
    """The address one is given: of the registration, or of the number. None when the page was cut off."""
    if status == 302:
        return re.search(rb"\r\nLocation: (\S+)", head)[1].decode()
    if status == 202:
        return found[1].decode() if (found := NUMBER.search(body)) else None
    return "" if b"</html>" in body else None


def look_at(port, address):
    """What a visitor finds at the address of a number: (status, where it leads, page)."""
    question = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    status, head, body = ask(port, question.encode())
    return status, where(status, head, body), body.decode()
