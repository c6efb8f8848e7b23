"""Collections: what the team puts together out of the library."""

from focale.works.models import Collection, Piece


def gather(title, about, titles, *, by):
    """A collection of these pieces, its cover the first of them."""
    pieces = Piece.objects.standing().filter(title__in=titles)
    if pieces.count() != len(titles):
        raise LookupError(f"{title}: some of {titles} are missing")
    made = Collection.objects.begin(by=by, pieces=pieces, title=title, about=about, is_shown_to_makers=True)
    for place, name in enumerate(titles):
        made.rows.get(piece__title=name).stand_at(place, by=by)
    made.rows.order_by("rank").first().become_cover(by=by)
    return made
