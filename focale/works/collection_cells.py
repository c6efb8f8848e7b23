"""Collections as cells: the picture chosen for each, else that of its first piece; how many it holds."""

from .library_cells import cells_of
from .models import CollectionRow, Piece


def covered(collections, account) -> list[tuple]:
    """(collection, cell or nothing, how many pieces this account sees in it) for each of these."""
    seen = Piece.objects.visible_to(account).standing().order_by()
    rows = CollectionRow.objects.filter(collection__in=[one.pk for one in collections], piece__in=seen)
    first, count, cover = {}, {}, {one.pk: one.cover_id for one in collections}
    for collection, piece in rows.values_list("collection", "piece"):
        first.setdefault(collection, piece)
        count[collection] = count.get(collection, 0) + 1
        if piece == cover.get(collection):
            first[collection] = piece
    cells = {cell.piece.pk: cell for cell in cells_of(Piece.objects.filter(pk__in=first.values()))}
    return [(one, cells.get(first.get(one.pk)), count.get(one.pk, 0)) for one in collections]
