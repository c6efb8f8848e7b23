"""Visitors for measurements: connections that stay open and ask again as soon as they are answered."""

import selectors
import socket
import time


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
