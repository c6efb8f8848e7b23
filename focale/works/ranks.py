"""Rows in an order that somebody chose: one of them is moved among the others, which close up."""


def move_by(rows, row, places) -> bool:
    """So many places later (earlier: negative) among `rows`, a queryset in its order whose owner is held;
    at the ends it stays. Whether anything moved."""
    return _moved(rows, row, lambda here: here + places)


def move_to(rows, row, place) -> bool:
    """To this place, counted from 0; beyond the ends, to the end."""
    return _moved(rows, row, lambda here: place)


def _moved(rows, row, where):
    order = list(rows)
    here = next((place for place, each in enumerate(order) if each.pk == row.pk), None)
    if here is None:
        return False
    there = min(max(where(here), 0), len(order) - 1)
    if there == here:
        return False
    order.insert(there, order.pop(here))
    ranked = [(each, rank) for rank, each in enumerate(order, 1) if each.rank != rank]
    for each, rank in ranked:
        each.rank = rank
    rows.model.objects.bulk_update([each for each, _rank in ranked], ["rank"])
    return True
