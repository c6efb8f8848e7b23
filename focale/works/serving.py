"""A kept file given to a browser, whole or a part of it: what players, podcasts and resumed downloads ask.

The server takes over an open file and sends it as the visitor drinks: no thread waits, no memory grows.
"""

import io
import re

from django.http import FileResponse, HttpResponse

SPAN = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")
SAFE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


class OutOfRange(ValueError):
    """Nothing of the file lies there (416)."""


class Part(io.RawIOBase):
    """So many bytes of an open file from a place on, as a file of their own."""

    def __init__(self, file, first, length):
        self.file, self.first, self.length, self.place = file, first, length, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.length}[whence]
        self.place = min(max(0, start + offset), self.length)
        return self.place

    def tell(self):
        return self.place

    def readinto(self, into):
        self.file.seek(self.first + self.place)
        found = self.file.read(min(len(into), self.length - self.place))
        into[: len(found)] = found
        self.place += len(found)
        return len(found)

    def close(self):
        self.file.close()
        super().close()


def span(header, size) -> tuple[int, int] | None:
    """First byte and count of the one range asked for; None for the whole. Several ranges are not cut: a
    server may always give the whole. Raises OutOfRange."""
    found = SPAN.fullmatch(header or "")
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        length = min(int(last), size)
        first, last = size - length, size - 1
    else:
        first, last = int(first), min(int(last or size), size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size or last < first:
        raise OutOfRange
    return first, last - first + 1


def given(request, opened, *, address, size, media_type, name="", cache="private, no-cache"):
    """The answer to a GET or HEAD for a kept file. `opened`: called for the file; `name`: as a download."""
    etag = f'"{address}"'
    headers = {"ETag": etag, "Cache-Control": cache, "Accept-Ranges": "bytes"}
    headers |= {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": SAFE}
    if etag in [
        each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")
    ]:
        return HttpResponse(status=304, headers=headers)
    asked = request.headers.get("Range") if request.headers.get("If-Range", etag) == etag else None
    try:
        part = span(asked, size)
    except OutOfRange:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    first, length = part or (0, size)
    if part:
        headers["Content-Range"] = f"bytes {first}-{first + length - 1}/{size}"
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed anew, it would be neither this part nor this long
    facts = {"status": 206 if part else 200, "content_type": media_type}
    response = FileResponse(
        io.BytesIO() if request.method == "HEAD" else Part(opened(), first, length),
        as_attachment=bool(name),
        filename=name,
        **facts,
    )
    for word, value in headers.items():
        response.headers[word] = value
    response.headers["Content-Length"] = str(length)
    return response
