"""Visitors for measurements: connections that ask again as soon as they are answered, phones that fill in."""

import selectors
import socket
import time
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener


def ask(path, **headers) -> bytes:
    """The bytes of a GET; headers as keyword arguments, accept_encoding="gzip"."""
    lines = [f"GET {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Visitor:
    """One open connection; `left` counts the bytes of the answer that are still to come."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.head, self.left = b"", None

    def read(self) -> bool:
        """Take what has come; True when the answer is whole."""
        data = self.socket.recv(262144)
        if not data:
            raise ConnectionError("the server hung up")
        if self.left is None:
            self.head += data
            if b"\r\n\r\n" not in self.head:
                return False
            head, body = self.head.split(b"\r\n\r\n", 1)
            if b" 200 " not in head[:20] and b" 304 " not in head[:20]:
                raise ValueError(head.decode("latin-1"))
            self.left = length_of(head) - len(body)
        else:
            self.left -= len(data)
        if self.left:
            return False
        self.head, self.left = b"", None
        return True


def length_of(head) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


def press(service, path, *, visitors=16, seconds=5, **headers):
    """(answers per second, milliseconds of the server's processor per answer) under that many visitors."""
    question, waiting = ask(path, **headers), selectors.DefaultSelector()
    for _visitor in range(visitors):
        visitor = Visitor(service.port)
        waiting.register(visitor.socket, selectors.EVENT_READ, visitor)
        visitor.socket.sendall(question)
    answered, cpu, began = 0, service.cpu(), time.monotonic()
    while time.monotonic() - began < seconds:
        for key, _events in waiting.select(1):
            if key.data.read():
                answered += 1
                key.data.socket.sendall(question)
    took, used = time.monotonic() - began, service.cpu() - cpu
    for key in list(waiting.get_map().values()):
        key.data.socket.close()
    return answered / took, 1000 * used / max(answered, 1)


ERRORS = "unexpected error", "server was too busy"


class Phone:
    """A browser without scripts: it keeps cookies, follows redirections and fills in forms."""

    def __init__(self, address):
        self.address, self.text, self.met_an_error = address, "", False
        self.opener = build_opener(HTTPCookieProcessor())

    def open(self, path, typed=None):
        """GET the path; POST what was typed, if anything."""
        question = Request(urljoin(self.address, path), urlencode(typed).encode() if typed else None)
        try:
            answer = self.opener.open(question, timeout=300)
        except HTTPError as refusal:
            answer = refusal
        self.address, self.text = answer.geturl(), answer.read().decode()
        self.met_an_error |= answer.status >= 500 or any(words in self.text for words in ERRORS)

    def send(self, **typed):
        """Send the last form of the page, with what it held already. LookupError when there is none."""
        form = LastForm(self.text)
        self.open(form.action or self.address, form.fields | typed)


class LastForm(HTMLParser):
    """Where the last form of a page that acts sends to, and what it holds before anything is typed."""

    def __init__(self, text):
        super().__init__()
        self.action, self.fields, self.is_inside = None, {}, False
        self.feed(text)
        if self.action is None:
            raise LookupError("no form on this page")

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.is_inside = found.get("method", "").lower() == "post"
            if self.is_inside:
                self.action, self.fields = found.get("action") or "", {}
        elif tag == "input" and self.is_inside and is_sent(found):
            self.fields[found["name"]] = found.get("value") or ""

    def handle_endtag(self, tag):
        self.is_inside &= tag != "form"


def is_sent(field) -> bool:
    """Whether a browser sends this field when nothing is typed."""
    is_chosen = "checked" in field or field.get("type") not in ("checkbox", "radio", "submit")
    return bool(field.get("name")) and is_chosen
