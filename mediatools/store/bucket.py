"""A store in a bucket of any S3-compatible service, by its addresses in the path."""

import hashlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import httpx

from mediatools.store.addresses import PIECE, address_of, key_of
from mediatools.store.asking import Speaker
from mediatools.store.partial import fetch
from mediatools.store.parts import PART, send_in_parts
from mediatools.store.remote import Remote
from mediatools.store.signing import Key


class Bucket:
    """`origin`: "https://host"; `folder`: "/bucket", or deeper when others use it too."""

    def __init__(self, origin: str, folder: str, key: Key):
        self.speaker, self.folder = Speaker(origin, key), "/" + folder.strip("/")

    @classmethod
    def named(cls, where: str) -> "Bucket":
        """By "s3://KEY:SECRET@host/bucket?region=…"; "s3+http://" on one's own network."""
        parts = urlsplit(where)
        words = parse_qs(parts.query)
        if not (parts.hostname and parts.username and parts.password and parts.path.strip("/")):
            raise ValueError("s3://KEY:SECRET@host/bucket?region=… is the form of the address of a bucket")
        key = Key(unquote(parts.username), unquote(parts.password), words.get("region", ["us-east-1"])[0])
        host = parts.netloc.rpartition("@")[2]
        return cls(f"{'http' if parts.scheme == 's3+http' else 'https'}://{host}", parts.path, key)

    def put(self, path: Path | str, address: str = "", *, settled: bool = False) -> str:
        """Keep this file unless its content is kept already; its address. A sending that broke off goes on.

        `settled` is for a store on this disk, and changes nothing here.
        """
        path = Path(path)
        address = address or address_of(path)
        if self.has(address):
            return address
        if path.stat().st_size <= PART:
            body = path.read_bytes()
            if hashlib.sha256(body).hexdigest() != address:
                raise ValueError("the file changed while it was kept")
            self.speaker.ask("PUT", self._key(address), body=body)
        else:
            self._send(path, address)
        return address

    def _send(self, path, address):
        try:
            send_in_parts(self.speaker, self._key(address), path, address)
        except FileNotFoundError as error:  # somebody else ended the same sending
            if not self.has(address):
                raise ConnectionError("the store lost what was sent") from error

    def has(self, address: str) -> bool:
        try:
            self.size(address)
        except FileNotFoundError:
            return False
        return True

    def size(self, address: str) -> int:
        """In bytes."""
        return int(self.speaker.ask("HEAD", self._key(address)).headers["content-length"])

    def pieces(self, address: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` up to `stop` as they come; ValueError at once when there are none."""
        if start < 0 or (stop is not None and stop <= start):
            raise ValueError(f"no bytes from {start} to {stop}")
        words = {"range": f"bytes={start}-{'' if stop is None else stop - 1}"}
        return _read(self.speaker.ask("GET", self._key(address), headers=words, stream=True))

    def opened(self, address: str):
        """The file, open for reading; a part of it is asked for as it is read."""
        return io.BufferedReader(Remote(self, address, self.size(address)), PIECE)

    @contextmanager
    def local(self, address: str):
        """A path of this machine under which it can be read, as long as the block lasts."""
        with tempfile.TemporaryDirectory(prefix="from-bucket-") as folder:
            path = Path(folder) / address
            fetch(self, address, path)
            yield path

    def delete(self, address: str) -> None:
        """Gone for good; no harm when it was not there."""
        self.speaker.ask("DELETE", self._key(address))

    def _key(self, address) -> str:
        return f"{self.folder}/{key_of(address)}"


def _read(answer):
    try:
        yield from answer.iter_raw(PIECE)
    except httpx.TransportError as error:
        raise ConnectionError(f"the line broke: {error}") from error
    finally:
        answer.close()
