"""Asking for the print file of a picture, and taking it: through the gate both times, for one use."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.people.models import Use

from .enlarging import PAPER, WORK, longest
from .gate import Gate
from .models import Making, Original, Piece

ON_PAPER = (Use.INTERNAL, Use.PRINT, Use.EXHIBITION, Use.PRESS, Use.REPORT)
LEAST = 30
"""Millimetres."""


@dataclass(frozen=True)
class PrintFile:
    """The file of a picture, if it is made, and the work that makes it."""

    made: object
    making: Making | None

    @property
    def is_at_work(self) -> bool:
        return bool(self.making and self.making.is_at_work)


def print_file_of(original) -> PrintFile:
    making = original.makings.filter(work=WORK).first()
    return PrintFile(original.renditions.filter(label=PAPER).first(), making)


def shown_in(original):
    """The pieces in which this picture stands."""
    return Piece.objects.standing().filter(files__original=original).distinct()


def refuse_closed(original, use):
    """Unless the gate says yes today to a piece that shows this picture. What is missing is told by the page
    of its agreements, to each as far as it is theirs to know."""
    gate = Gate(shown_in(original))
    if not gate.pieces:
        raise ValidationError(
            _("Mettez d'abord cette image dans une création : c'est là que chaque personne dit oui ou non.")
        )
    if not any(gate.verdict(piece, use) for piece in gate.pieces.values()):
        raise ValidationError(
            _("Il manque encore un accord ou une réponse pour l'imprimer ainsi : voyez « Les accords ».")
        )


@transaction.atomic
def ask(original, millimetres, use, *, by):
    """Have it made with this longer side; what is there in that size already is not made again."""
    held = Original.objects.select_for_update(of=("self",)).select_related("production").get(pk=original.pk)
    _refuse_size(millimetres, longest(held))
    refuse_closed(held, use)
    is_there = held.paper_mm == millimetres and held.renditions.filter(label=PAPER).exists()
    if is_there or (held.paper_mm == millimetres and print_file_of(held).is_at_work):
        return
    Original.objects.filter(pk=held.pk).update(paper_mm=millimetres)
    held.renditions.filter(label=PAPER).drop()
    record("original.print_asked", held.production, by=by, original=held.pk, use=use, millimetres=millimetres)
    held.makings.renew(held, WORK)


def _refuse_size(millimetres, most):
    if most < LEAST:
        raise ValidationError(_("Cette image a trop peu de points pour être imprimée."))
    if not LEAST <= millimetres <= most:
        raise ValidationError(
            _("À 300 points par pouce, cette image donne de %(least)d à %(most)d cm."),
            params={"least": LEAST // 10, "most": most // 10},
        )


def name_of(original) -> str:
    """What the file is called when it is taken."""
    stem = slugify(original.name.rpartition(".")[0] or original.name)[:80] or "image"
    return f"{stem}-{original.paper_mm / 10:g}cm.jpg"
