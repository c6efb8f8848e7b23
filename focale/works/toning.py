"""Whether a picture or a film is in colour or black and white: seen on the smallest of its light versions."""

from django.db.models import Exists, OuterRef

from focale.ground.later import later
from mediatools import sandbox
from mediatools.refusing import Refused

from . import keeping

LOOKED_AT, AT_ONCE = "320", 40
SECONDS, MEMORY = 30, sandbox.GIB


def find(originals) -> int:
    """Have the worker look at some that were not looked at yet; how many."""
    light = originals.model._meta.get_field("renditions").related_model
    small = light.objects.filter(original=OuterRef("pk"), label=LOOKED_AT)
    due = originals.filter(Exists(small), state="ready").exclude(facts__has_key="tones").order_by("pk")
    due = list(due[:AT_ONCE])
    for original in due:
        later(original.tell_tones, heavy=True)
    return len(due)


def tones_of(original) -> str:
    """colour or black_white; empty where nothing can be seen."""
    small = original.renditions.filter(label=LOOKED_AT, media_type__startswith="image/").first()
    if small is None:
        return ""
    try:
        with keeping.local(small.address) as path:
            return sandbox.run(
                "mediatools.pictures.tones:tones", path, readable=[path], seconds=SECONDS, memory=MEMORY
            )["tones"]
    except Refused:
        return ""
