"""A portfolio as others see it: the pieces on it that the gate lets through this second, in their order."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from .models import PieceFile, Portfolio, PortfolioLink, Rendition
from .shown_now import answers_of


@dataclass(frozen=True)
class Shelved:
    """One piece on it. `picture`: what is made of its first picture, or None."""

    showing: object
    picture: object
    alt: str
    address: str
    picture_address: str

    @property
    def piece(self):
        return self.showing.piece


def open_portfolio(key) -> Portfolio | None:
    """The portfolio under this secret address, if its owner, or who decides for them, keeps it open."""
    links = PortfolioLink.objects.in_force().filter(key=key)
    link = links.select_related("portfolio__person", "portfolio__opened_by__person").first()
    found = link and link.portfolio
    return found if found and found.is_still_decided() else None


def shelf_of(portfolio, *, is_preview=False) -> list[Shelved]:
    """What others see of it. In the preview of its owner everything opens behind the door."""
    rows = portfolio.showings.filter(ended_at=None).select_related("piece").order_by("rank", "pk")
    showings = [row for row in rows if row.runs_on(timezone.localdate())]
    answers = answers_of([row.piece for row in showings])
    shown = [row for row in showings if answers[row.piece_id].on_the_site]
    prefetch_related_objects([row.piece for row in shown], "files__original__renditions")
    return [_shelved(row, is_preview) for row in shown]


def _shelved(showing, is_preview):
    for file in showing.piece.files.all():
        sizes = [one for one in file.original.renditions.all() if one.media_type.startswith("image/")]
        if sizes:
            here = next((one for one in sizes if one.label == "640"), sizes[-1])
            where = ["media", here.key] if is_preview else ["showing-media", showing.key, here.key]
            return Shelved(
                showing, here, file.alt, _page(showing, is_preview), reverse(where[0], args=where[1:])
            )
    return Shelved(showing, None, "", _page(showing, is_preview), "")


def _page(showing, is_preview):
    return reverse("piece", args=[showing.piece_id]) if is_preview else reverse("showing", args=[showing.key])


def first_pictures(pieces) -> dict:
    """Of each piece that has one, by its key, its first picture as small as it was made. Two queries."""
    places = PieceFile.objects.filter(piece__in=pieces).order_by("-line", "-rank", "-pk")
    small = Rendition.objects.filter(label="320", original__binned_at=None)
    rows = places.filter(original__renditions__in=small).values_list("piece", "original")
    first = dict(rows)
    made = {one.original_id: one for one in small.filter(original__in=first.values())}
    return {piece: made[original] for piece, original in first.items() if original in made}
