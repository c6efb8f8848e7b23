"""A photograph given out without the place and the camera it tells of: a copy with the very same pixels is
handed out instead. The file that was brought stays in the store, and is given to nobody meanwhile."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from focale.ground.models import record
from focale.works import keeping, looking
from focale.works.proving import HIDDEN
from mediatools import sandbox

CLEAN = "clean"
SECONDS, MEMORY = 300, 3 * sandbox.GIB


def make(original):
    """The clean copy; from then on it is what is downloaded. Called by the worker; harmless twice."""
    with keeping.local(original.sha256) as path, TemporaryDirectory(dir=looking.bench()) as folder:
        out = Path(folder) / "clean"
        sandbox.run(
            "mediatools.pictures.cleaning:cleaned", path, out,
            readable=[path], writable=[folder], seconds=SECONDS, memory=MEMORY,
        )  # fmt: skip
        with transaction.atomic():
            held = type(original).objects.select_for_update(of=("self",)).get(pk=original.pk)
            original.renditions.keep(held, CLEAN, out, media_type=HIDDEN)
            if held.cleaned_at is None:
                held.cleaned_at = timezone.now()
                held.save(update_fields=["cleaned_at"])
                record("original.cleansed", held.production, by=None, original=held.pk)


def given_of(original) -> tuple[str, int]:
    """Content and weight of what is handed out when this file is asked for. Asked of many, have their
    renditions prefetched."""
    if original.cleaned_at is None:
        return original.sha256, original.size
    clean = next(one for one in original.renditions.all() if one.label == CLEAN)
    return clean.address, clean.size
