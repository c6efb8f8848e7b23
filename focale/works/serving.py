"""A kept file given to a browser, whole or a part of it: what players, podcasts and resumed downloads ask.

The server takes over an open file and sends it as the visitor drinks: no thread waits, no memory grows.
"""

import io
import re

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from focale.works import keeping

SPAN = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")
SAFE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


class OutOfRange(ValueError):
    """Nothing of the file lies there (416)."""


class Part:
    """So many bytes of an open file from a place on, as a file of their own."""

    def __init__(self, file, first, length):
        self.file, self.first, self.length, self.place = file, first, length, 0

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.length}[whence]
        self.place = min(max(0, start + offset), self.length)
        return self.place

    def tell(self):
        return self.place

    def read(self, most=-1):
        left = self.length - self.place
        self.file.seek(self.first + self.place)
        found = self.file.read(left if most < 0 else min(most, left))
        self.place += len(found)
        return found

    def close(self):
        self.file.close()


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


def given(request, address, *, size, media_type, name="", cache="private, no-cache"):
    """The answer to a GET or HEAD for a kept file of this size. `name`: it is downloaded under this name."""
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
    headers["Content-Length"] = str(length)
    response = _bearing(request, address, first, length)
    response.status_code = 206 if part else 200
    response.headers["Content-Type"] = media_type
    if name:
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
    for word, value in headers.items():
        response.headers[word] = value
    return response


def _bearing(request, address, first, length):
    """From a disk of ours the server sends by itself; from afar a thread brings piece after piece."""
    if request.method == "HEAD" or not length:
        return HttpResponse()
    if keeping.is_near():
        return FileResponse(Part(keeping.opened(address), first, length))
    return StreamingHttpResponse(keeping.pieces(address, first, length))
