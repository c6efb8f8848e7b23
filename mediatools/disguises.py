"""A file that is two things at once: a picture that is also a page or an archive."""

import re
from pathlib import Path

from mediatools.kinds import Kind
from mediatools.refusing import Refused

WINDOW = 65_536 + 22
"""Bytes read at each end: where an archive keeps its index at the latest."""
MARKUP = re.compile(rb"<(?:script|html|!doctype\s+html|iframe|svg|\?php)[\s>/]", re.I)
SENTENCE = (
    "Ce fichier est deux choses à la fois, une image ou un son et autre chose de caché : il n’est pas pris."
)


def refuse_disguised(path: Path | str, kind: Kind) -> None:
    """Refuse a picture, sound or film with markup or an archive hidden at its ends."""
    if kind.family not in ("picture", "sound", "film"):
        return
    with Path(path).open("rb") as file:
        head = file.read(WINDOW)
        size = file.seek(0, 2)
        file.seek(max(0, size - WINDOW))
        tail = file.read(WINDOW)
    if MARKUP.search(head) or MARKUP.search(tail) or holds_archive(tail):
        raise Refused(SENTENCE)


def holds_archive(tail: bytes) -> bool:
    """Does a zip end here: its last record, and an index of entries where that record says?"""
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < 22:
        return False
    entries, index = int.from_bytes(tail[end + 10 : end + 12], "little"), tail.find(b"PK\x01\x02")
    return entries > 0 and (0 <= index < end or int.from_bytes(tail[end + 12 : end + 16], "little") > WINDOW)
