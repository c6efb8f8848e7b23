"""A sheet of pieces to print: for which use, and which of them stay off it because the gate says no."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from focale.people.models import Use

from .gate import Gate
from .print_files import ON_PAPER

WHY = {
    "review": _("l'équipe ne l'a pas encore acceptée"),
    "people": _("l'accord d'une personne qui est dessus manque"),
    "authors": _("l'accord de qui l'a faite manque"),
    "files": _("un fichier, ou sa description, manque"),
    "borrowings": _("ce qui vient d'ailleurs n'est pas réglé"),
    "text": _("ce qui est dit n'est pas encore écrit ou vérifié"),
}
"""By the step of a Lack: no name is told to who may not read whose answer is missing."""


@dataclass(frozen=True)
class LeftOff:
    piece: object
    why: tuple


@dataclass(frozen=True)
class OnPaper:
    """`pieces`: those the gate lets through for this use, in their order."""

    use: Use
    pieces: list
    left_off: list


def on_paper(rows, asked) -> OnPaper:
    """Of these pieces (a queryset), what may be printed for the use `asked`, a code of one of those on paper:
    between us where none is told."""
    use = Use(asked) if asked in ON_PAPER else Use.INTERNAL
    gate = Gate(rows)
    verdicts = [(piece, gate.verdict(piece, use)) for piece in gate.pieces.values()]
    left_off = [LeftOff(piece, _why(verdict)) for piece, verdict in verdicts if not verdict]
    return OnPaper(use, [piece for piece, verdict in verdicts if verdict], left_off)


def _why(verdict) -> tuple:
    """Of a piece that is still being made, only that."""
    if verdict.lacks[0].step == "review":
        return (WHY["review"],)
    return tuple(dict.fromkeys(WHY[lack.step] for lack in verdict.lacks))
