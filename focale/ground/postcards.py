"""The picture other sites show when somebody shares a page: drawing, title, date and place, 1200 × 630."""

import json
from hashlib import blake2b
from pathlib import Path

from django.core.cache import caches

from mediatools import typeset

from .pictures import drawing_file
from .typography import french

SIZES = ((22, 50), (38, 42), (60, 35), (90, 29))
SMALLEST = 24
SHEET = Path(__file__).parent / "postcard.typ"
PATIENCE = 2
"""Seconds a visitor may stand in line for a picture: there are few threads."""


def postcard(seed, motif, title, *, when="", name="", colour="#1b4d9b", language="fr") -> bytes:
    """The PNG for these words: drawn once, then kept on disk under them. Raises typeset.TypesetBusy."""
    size = next((points for letters, points in SIZES if len(title) <= letters), SMALLEST)
    longest = max(map(len, title.split()), default=1)
    words = {
        "drawing": drawing_file(seed, motif),
        "title": french(title),
        "when": french(when),
        "name": name,
        "colour": colour,
        "lang": language,
        "size": str(min(size, 430 / longest)),
    }
    key = blake2b(json.dumps(words).encode() + SHEET.read_bytes(), digest_size=20).hexdigest()
    kept = caches["postcards"].get(key)
    if kept is None:
        kept = typeset.png(SHEET, words, patience=PATIENCE)
        caches["postcards"].set(key, kept)
    return kept
