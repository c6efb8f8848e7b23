"""What a client of resumable uploads says in its headers, read without trust."""

import base64
import binascii

from focale.ground.keys import LONGEST

MOST_WORDS = 20


def number(text) -> int | None:
    """A length or an offset: figures and nothing else; None for what is no such number."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def metadata(header) -> dict:
    """`Upload-Metadata`: pairs of a word and a value in base64. What cannot be read is left out."""
    found = {}
    for pair in (header or "").split(",")[:MOST_WORDS]:
        word, _space, value = pair.strip().partition(" ")
        try:
            found[word] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError, ValueError):
            continue
    return found
