"""Pieces as cells of the library: a picture that fits its place, the sign of the kind, who made it, where."""

from dataclasses import dataclass, field

from django.urls import reverse

from .contact_sheet import MOTIFS, STATES
from .finding import place_of
from .models import Credit, Rendition

WIDTHS = ("320", "640", "1280")


@dataclass
class Cell:
    """`sizes`: pairs of an address and a width, the smallest first; none where nothing can be shown."""

    piece: object
    sizes: list = field(default_factory=list)
    alt: str = ""
    original: int = 0
    makers: str = ""

    @property
    def motif(self) -> str:
        return MOTIFS[self.piece.kind]

    @property
    def state_kind(self) -> str:
        return STATES.get(self.piece.state, "")

    @property
    def place(self) -> str:
        return place_of(self.piece.content)

    @property
    def srcset(self) -> str:
        return ", ".join(f"{address} {width}w" for address, width in self.sizes)


def cells_of(pieces) -> list[Cell]:
    """One for each of these pieces, in their order; two queries however many they are."""
    cells = {piece.pk: Cell(piece) for piece in pieces}
    for made in _pictures(cells):
        cell = cells[made["original__places__piece"]]
        if cell.original and cell.original != made["original"]:
            continue
        cell.original, cell.alt = made["original"], made["original__places__alt"]
        cell.sizes.append((reverse("media", args=[made["key"]]), made["width"]))
    for credit in Credit.objects.filter(piece__in=cells).select_related("person"):
        if name := credit.shown_name:
            cell = cells[credit.piece_id]
            cell.makers = ", ".join(filter(None, (cell.makers, name)))
    return list(cells.values())


def _pictures(keys):
    """What can be shown of the files of these pieces, the first file of each before its others."""
    place = "original__places__"
    rows = Rendition.objects.filter(
        original__places__piece__in=keys, label__in=WIDTHS, media_type__startswith="image/"
    )
    order = [f"{place}{name}" for name in ("piece", "step", "line", "rank", "pk")]
    rows = rows.order_by(*order, "width")
    return rows.values(f"{place}piece", f"{place}alt", "original", "key", "width")
