"""Where what was brought and what was made of it is kept: by its content, in the store of this place."""

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from focale.ground.models import Version


def hold():
    """Inside a transaction: until it ends nobody else decides that a content is wanted, or no longer."""
    Version.objects.get_or_create(pk="media")
    Version.objects.select_for_update().get(pk="media")


def put(path, address="") -> str:
    """Keep a copy of this file, unless its content is kept already. Its address: the content's SHA-256."""
    if not address:
        with Path(path).open("rb") as file:
            address = hashlib.file_digest(file, "sha256").hexdigest()
    place = _place(address)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            coming = Path(folder) / address
            try:
                os.link(path, coming)
            except OSError:
                shutil.copyfile(path, coming)
            coming.rename(place)
    return address


def has(address) -> bool:
    return _place(address).exists()


def opened(address):
    """The kept file, open for reading."""
    return _place(address).open("rb")


@contextmanager
def local(address):
    """A path of this machine under which the kept file can be read."""
    yield _place(address)


def delete(address):
    _place(address).unlink(missing_ok=True)


def _place(address) -> Path:
    return Path(settings.MEDIA_ROOT) / "store" / address[:2] / address
