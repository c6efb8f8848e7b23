"""Somebody who brings files piece by piece, over real sockets that can be cut."""

import base64
import http.client
import socket

TOKEN = "a" * 32
PIECES = "application/offset+octet-stream"


class Sender:
    """`session`: the key of a session of the service; `production`: the number of where the files go."""

    def __init__(self, port, session, production):
        self.port, self.production = port, production
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        self.headers = {"Tus-Resumable": "1.0.0", "Cookie": cookies, "X-CSRFToken": TOKEN}
        self.sent = 0

    def ask(self, method, path, body=None, **headers):
        """(status, headers, body) of the answer; the bytes of a body are counted in `sent`."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        try:
            line.request(method, path, body, self.headers | named)
            self.sent += len(body or b"")
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def begin(self, size, name="film.mp4") -> str:
        """The address of a new upload."""
        told = {"production": str(self.production), "filename": name}
        words = ",".join(f"{word} {base64.b64encode(said.encode()).decode()}" for word, said in told.items())
        status, headers, body = self.ask("POST", "/depots/", b"", Upload_Length=size, Upload_Metadata=words)
        if status != 201:
            raise RuntimeError(f"{status} {body.decode()}")
        return headers["Location"]

    def offset(self, address) -> int:
        """How many bytes the service has."""
        status, headers, _body = self.ask("HEAD", address)
        if status != 200:
            raise RuntimeError(status)
        return int(headers["Upload-Offset"])

    def send(self, address, piece, offset) -> int:
        """The offset after this piece."""
        status, headers, body = self.ask("PATCH", address, piece, Content_Type=PIECES, Upload_Offset=offset)
        if status != 204:
            raise RuntimeError(f"{status} {body.decode()}")
        return int(headers["Upload-Offset"])

    def cut(self, address, piece, offset, part=0.5):
        """Send a part of a piece, and hang up."""
        begun = memoryview(piece)[: int(len(piece) * part)]
        headers = self.headers | {
            "Host": "localhost", "Content-Type": PIECES,
            "Upload-Offset": offset, "Content-Length": len(piece),
        }  # fmt: skip
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(f"PATCH {address} HTTP/1.1\r\n{head}\r\n".encode())
            line.sendall(begun)
            self.sent += len(begun)

    def bring(self, file, size, *, piece, name="film.mp4", cut_at=None) -> str:
        """The whole file, in pieces of so many bytes; `cut_at`: the piece that is cut. Its address."""
        address, offset = self.begin(size, name), 0
        while offset < size:
            file.seek(offset)
            body = file.read(piece)
            if cut_at == offset // piece:
                cut_at = None
                self.cut(address, body, offset)
                offset = self.offset(address)
            else:
                offset = self.send(address, body, offset)
        return address
