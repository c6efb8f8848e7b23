"""A store on a disk. What is under its address is whole and safe: it was named so once it was on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mediatools.store.addresses import PIECE, address_of, key_of, span
from mediatools.store.copying import copied, linked, settle


class Folder:
    """`root` is ours alone; made when it is not there."""

    def __init__(self, root: Path | str):
        self.root = Path(root)

    def put(self, path: Path | str, address: str = "", *, settled: bool = False) -> str:
        """Keep this file unless its content is kept already; its address. `address`: if it is known already.

        `settled`: nobody writes to the file any more, so it need not be copied on the same disk. A copy that
        broke off is gone on with.
        """
        address = address or address_of(path)
        place = self._place(address)
        if place.exists():
            return address
        place.parent.mkdir(parents=True, exist_ok=True)
        if not (settled and linked(Path(path), place)):
            copied(Path(path), self.root / "coming" / address, place)
        place.chmod(0o440)
        settle(place.parent, place.parent.parent, self.root)
        return address

    def has(self, address: str) -> bool:
        return self._place(address).exists()

    def size(self, address: str) -> int:
        """In bytes."""
        return self._place(address).stat().st_size

    def pieces(self, address: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` up to `stop`, a mebibyte at a time; ValueError at once for none."""
        start, stop = span(start, stop, self.size(address))
        return _read(self.opened(address), start, stop)

    def opened(self, address: str):
        """The file, open for reading."""
        return self._place(address).open("rb")

    @contextmanager
    def local(self, address: str):
        """A path of this machine under which it can be read."""
        place = self._place(address)
        place.stat()
        yield place

    def delete(self, address: str) -> None:
        """Gone for good; no harm when it was not there."""
        place = self._place(address)
        with suppress(FileNotFoundError):
            place.unlink()
            settle(place.parent)

    def _place(self, address) -> Path:
        return self.root / key_of(address)


def _read(file, start, stop):
    with file:
        file.seek(start)
        while start < stop and (piece := file.read(min(PIECE, stop - start))):
            start += len(piece)
            yield piece
