"""Where what was brought and what was made of it is kept: by its content, in the store of this place.

A content is wanted as long as a row names it. Rows are written first and the content put after; who deletes
looks and deletes while nobody else may write such a row: so a content never goes missing under a row.
"""

from functools import lru_cache

from django.conf import settings

from focale.ground.models import Version
from mediatools import store


def hold():
    """Inside a transaction: until it ends nobody else decides that a content is wanted, or no longer."""
    Version.objects.get_or_create(pk="media")
    Version.objects.select_for_update().get(pk="media")


def put(path, address="") -> str:
    """Keep this file, which nobody writes to any more. Its address; `address`: when it is known already."""
    return _store(settings.MEDIA_STORE).put(path, address, settled=True)


def size(address) -> int | None:
    """Bytes of a kept file; None when the store has no such content."""
    try:
        return _store(settings.MEDIA_STORE).size(address)
    except FileNotFoundError:
        return None


def opened(address):
    """The kept file, open for reading."""
    return _store(settings.MEDIA_STORE).opened(address)


def pieces(address, first, length):
    """So many of its bytes from `first` on, as they come."""
    return _store(settings.MEDIA_STORE).pieces(address, first, first + length)


def is_near() -> bool:
    """Whether an open file of the store is one of this machine's disks."""
    return isinstance(_store(settings.MEDIA_STORE), store.Folder)


def local(address):
    """In a `with`: a path of this machine under which the kept file can be read."""
    return _store(settings.MEDIA_STORE).local(address)


def delete(address):
    _store(settings.MEDIA_STORE).delete(address)


@lru_cache(4)
def _store(where):
    return store.at(where)
