"""The pictures a question on the tablet is about: those one is on, or those of one's own works; small."""

from django.db.models import Q

from focale.works.models import PieceFile, Rendition
from focale.works.models.original import State

from .asked import pieces_of

LABEL, MOST = "320", 4
FACTS = ("piece", "appearances__person", "alt", "original__renditions__key")
SIZES = ("original__renditions__width", "original__renditions__height")


def pictures_for(asked, sitting) -> dict[str, list[dict]]:
    """{key of a block: at most four pictures}. One query."""
    about = {block.about.pk for block in asked.blocks if not block.credits}
    made = {credit.piece_id for block in asked.blocks for credit in block.credits}
    wanted = Q(appearances__person__in=about) | Q(piece__in=made)
    rows = PieceFile.objects.filter(
        wanted, piece__in=pieces_of(sitting).values("pk"), original__state=State.READY,
        original__binned_at=None, original__renditions__label=LABEL,
    ).order_by("piece", "rank", "pk").values_list(*FACTS, *SIZES)  # fmt: skip
    found = {}
    for piece, person, alt, key, width, height in rows:
        picture = {"key": key, "alt": alt, "width": width, "height": height}
        for block in asked.blocks:
            pieces = {credit.piece_id for credit in block.credits}
            if piece in pieces or (not pieces and person == block.about.pk):
                mine = found.setdefault(block.key, [])
                if picture not in mine and len(mine) < MOST:
                    mine.append(picture)
    return found


def picture_of(sitting, key):
    """The small picture of that key, if it is of a piece of the sitting; else None."""
    of_it = {"original__places__piece__in": pieces_of(sitting).values("pk"), "original__state": State.READY}
    rows = Rendition.objects.to_show().filter(key=key, label=LABEL, original__binned_at=None, **of_it)
    return rows.first()
