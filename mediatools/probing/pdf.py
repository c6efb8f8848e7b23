"""A PDF: whole, open to all, without a program, also where objects are packed or names disguised."""

import re
import zlib
from pathlib import Path

from mediatools.refusing import Refused

BROKEN = "Ce document est coupé ou abîmé : apportez-le de nouveau."
PROGRAM = "Ce document contient un programme ou un fichier caché : enregistrez-le en PDF simple."
LOCKED = "Ce document est protégé par un mot de passe : enregistrez-le sans."
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)(?![\w#])")
STREAM, ENDED = re.compile(rb"(?<!end)stream\r?\n"), b"endstream"
WORDS = 2000
"""Bytes before a stream in which it is described."""
PAGE = re.compile(rb"/Type\s*/Page(?![\w#])")
END = 2048
UNPACKED = 64 * 2**20
"""Bytes of packed objects looked at; who packs more hides something."""


def facts(path: Path) -> dict:
    """`pages` as its objects count them."""
    content = path.read_bytes()
    if b"%%EOF" not in content[-END:]:
        raise Refused(BROKEN)
    clear = b" ".join(_clear(content))
    clear = _named(clear)
    if re.search(rb"/Encrypt\b", clear):
        raise Refused(LOCKED)
    if ACTIVE.search(clear):
        raise Refused(PROGRAM)
    return {"pages": len(PAGE.findall(clear))}


def _clear(content):
    """What lies between the streams, and the objects that lie packed in streams. In one pass."""
    at, left = 0, UNPACKED
    while begun := STREAM.search(content, at):
        yield content[at : begun.start()]
        end = content.find(ENDED, begun.end())
        if end < 0:
            raise Refused(BROKEN)
        words = content[max(at, begun.start() - WORDS) : begun.start()].rpartition(b" obj")[2]
        if re.search(rb"/ObjStm\b", _named(words)):
            found = _unpacked(content[begun.end() : end], left)
            left -= len(found)
            yield found
        at = end + len(ENDED)
    yield content[at:]


def _unpacked(packed, most):
    try:
        found = zlib.decompressobj().decompress(packed, most)
    except zlib.error as error:
        raise Refused(BROKEN) from error
    if len(found) >= most:
        raise Refused(PROGRAM)
    return found


def _named(words):
    """A letter may be written as # and its number."""
    return re.sub(rb"#([0-9a-fA-F]{2})", lambda found: bytes([int(found[1], 16)]), words)
