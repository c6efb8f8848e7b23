"""What the maker shows beside its questions: files brought at a step, and those that could be taken."""

from .models import Original
from .models.original import State

MOST_OFFERED = 60


def read_seen(post) -> int:
    """The number of the piece the writer had before the eyes."""
    number = post.get("seen", "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def bringing(piece, step, account) -> dict:
    """Files at this step, and others of the production of the kind it asks for."""
    if step.brings is None:
        return {"files": []}
    files = list(
        piece.files.filter(step=step.code).select_related("original").prefetch_related("original__renditions")
    )
    taken = [file.original_id for file in files]
    others = Original.objects.visible_to(account).kept().filter(production=piece.production_id)
    others = others.filter(state=State.READY, family=step.brings.what).exclude(pk__in=taken)
    return {"files": files, "others": others.prefetch_related("renditions")[:MOST_OFFERED]}
