"""A HEIC or AVIF taken apart (ISO/IEC 23008-12): its picture stays byte for byte, its words become zeros.

Nothing moves, so nothing has to be written anew: what tells (EXIF, XMP, and whatever no picture of the file
points to) is blanked where it lies.
"""

from collections.abc import Iterator

from mediatools.pictures.opening import BROKEN
from mediatools.refusing import Refused

STAY = {b"ftyp", b"meta", b"mdat"}
WORDS = {b"Exif", b"mime", b"uri "}
"""Kinds of items that hold words, not pixels."""
TOLD = {b"udes", b"altt", b"crtt", b"mdft", b"uuid"}
"""Properties of a picture that a person or a camera wrote: a description, a date."""
MOVES = "Ce fichier contient plusieurs images animées : nettoyez-en une copie en JPEG."
NO_ROOM = "Ce fichier n’a pas de place pour un crédit : nettoyez-le sans, ou faites-en un TIFF."
SILENT = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
NOTHING = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"
"""EXIF and XMP that say nothing, for readers that want some."""


def blanked(data: bytes, xmp: bytes = b"") -> bytes:
    """The same file without words but these, where its own XMP left room for them. Raises Refused."""
    made = bytearray(data)
    try:
        top = {kind: (first, last) for kind, first, last in boxes(data, 0, len(data))}
        inner = {kind: span for kind, *span in boxes(data, top[b"meta"][0] + 4, top[b"meta"][1])}
        if b"moov" in top:
            raise Refused(MOVES)
        places = _places(data, inner)
        _fill(made, dict(_items(data, *inner[b"iinf"])), places, xmp)
        for kind, first, last in boxes(data, 0, len(data)):
            if kind == b"mdat":
                _only(made, first, last, [part for parts in places.values() for part in parts])
            elif kind not in STAY:
                _free(made, first, last)
        properties = {kind: span for kind, *span in boxes(data, *inner.get(b"iprp", (0, 0)))}
        for kind, first, last in boxes(data, *properties.get(b"ipco", (0, 0))):
            if kind in TOLD:
                _free(made, first, last)
    except Refused:
        raise
    except (IndexError, KeyError, ValueError) as wrong:
        raise Refused(BROKEN) from wrong
    return bytes(made)


def _fill(made, kinds, places, xmp):
    """Other words of the same length where there were some."""
    for number, kind in kinds.items():
        for first, last in places.get(number, ()) if kind in WORDS else ():
            room = last - first
            fitting = xmp if kind == b"mime" and len(xmp) <= room else b""
            xmp = b"" if fitting else xmp
            filling = NOTHING if kind == b"Exif" else fitting or SILENT
            made[first:last] = filling[:room].ljust(room, b"\0" if kind == b"Exif" else b" ")
    if xmp:
        raise Refused(NO_ROOM)


def boxes(data, at, end) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each box, and where its content begins and ends."""
    while at + 8 <= end:
        length, kind, head = _number(data, at, 4), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = _number(data, at + 8, 8), 16
        last = at + length if length else end
        if last > end or last < at + head:
            raise ValueError("a box longer than what it lies in")
        yield kind, at + head, last
        at = last


def _items(data, first, last):
    """(number, kind) of each item."""
    count = 2 if data[first] == 0 else 4
    for kind, at, _end in boxes(data, first + 4 + count, last):
        if kind == b"infe" and data[at] >= 2:
            wide = 2 if data[at] == 2 else 4
            after = at + 4 + wide + 2
            yield _number(data, at + 4, wide), data[after : after + 4]


def _places(data, inner) -> dict:
    """{number of an item: [(first byte, behind the last)]}."""
    at, _end = inner[b"iloc"]
    version, sizes = data[at], [*divmod(data[at + 4], 16), *divmod(data[at + 5], 16)]
    offset, length, base, index = sizes if version else (*sizes[:3], 0)
    wide = 2 if version < 2 else 4
    many, at, found = _number(data, at + 6, wide), at + 6 + wide, {}
    for _item in range(many):
        number, at = _number(data, at, wide), at + wide
        method, at = (_number(data, at, 2) & 15, at + 2) if version else (0, at)
        begins, extents = _number(data, at + 2, base), _number(data, at + 2 + base, 2)
        at += 4 + base
        if extents > 1 and not offset + length:
            raise ValueError("parts that say neither where nor how long")
        within = inner[b"idat"][0] if method == 1 else 0
        for _extent in range(extents):
            first = within + begins + _number(data, at + index, offset)
            long = _number(data, at + index + offset, length)
            at += index + offset + length
            if first + long > len(data) or method > 1:
                raise ValueError("an item outside of its file")
            found.setdefault(number, []).append((first, first + long if long else len(data)))
    return found


def _only(made, first, last, parts):
    """Zeros wherever no item lies."""
    for begin, end in [*sorted(parts), (last, last)]:
        begin = min(max(begin, first), last)
        made[first:begin] = bytes(begin - first)
        first = max(first, min(end, last))


def _free(made, first, last):
    """A box nobody reads; only those with the short head stand where others may follow."""
    head = 16 if bytes(made[first - 16 : first - 12]) == b"\0\0\0\1" else 8
    made[first - head + 4 : first - head + 8] = b"free"
    made[first:last] = bytes(last - first)


def _number(data, at, wide) -> int:
    if at + wide > len(data):
        raise IndexError(at)
    return int.from_bytes(data[at : at + wide], "big")
