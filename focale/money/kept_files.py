"""A photo sent with a form that was refused is kept a day, so that nobody takes it twice."""

import secrets
from datetime import timedelta

from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

from focale.people.scans import ENDINGS, kind_of

FOLDER = "pieces/en-attente"
KEPT = timedelta(days=1)


def keep(file) -> str:
    """Keep a file that was found readable. Returns the word that brings it back."""
    name = f"{FOLDER}/{secrets.token_hex(12)}.{ENDINGS[kind_of(file)]}"
    return signing.dumps(default_storage.save(name, file), salt=FOLDER)


def brought_back(word):
    """The file this word was given for, or None when it is gone or the word is not ours."""
    try:
        name = signing.loads(word, salt=FOLDER, max_age=KEPT)
        return default_storage.open(name)
    except (signing.BadSignature, FileNotFoundError):
        return None


def forget_kept():
    """Called by the clock: what nobody came back for goes."""
    if not default_storage.exists(FOLDER):
        return
    for name in default_storage.listdir(FOLDER)[1]:
        place = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(place) < timezone.now() - KEPT:
            default_storage.delete(place)
