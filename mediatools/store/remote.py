"""A kept file that lies elsewhere, read like one that lies here."""

import io


class Remote(io.RawIOBase):
    """`store` gives pieces of `address`, which has `size` bytes."""

    def __init__(self, store, address: str, size: int):
        self.store, self.address, self.size, self.at = store, address, size, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.at

    def seek(self, offset, whence=io.SEEK_SET):
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self.at = start + offset
        return self.at

    def readinto(self, buffer):
        if self.at >= self.size or not len(buffer):
            return 0
        stop = min(self.size, self.at + len(buffer))
        found = b"".join(self.store.pieces(self.address, self.at, stop))
        buffer[: len(found)] = found
        self.at += len(found)
        return len(found)
