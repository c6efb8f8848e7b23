"""Where on a piece a remark points: the passages of its texts by number, a part of a picture, a second."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from .marked import as_plain
from .pictured import unpictured
from .rows import RowsField
from .templatetags.works import lasting
from .veiling import WHOLE

DOWN = ("haut", "milieu", "bas")
ACROSS = ("gauche", "centre", "droite")


@dataclass
class Passage:
    """One paragraph, line or row of an answer. `number`: counted through the whole piece."""

    number: int
    field: str
    label: str
    words: str

    @property
    def place(self) -> str:
        return f"p{self.number}"


@dataclass
class Placed:
    """A remark with its number in the piece and the words for where it points."""

    number: int
    remark: object
    where: str
    has_changed: bool


def passages_of(piece) -> list[Passage]:
    """Every answer in words, paragraph by paragraph, in the order of the steps."""
    found = []
    for step in piece.making.steps:
        for name, field in step.form.base_fields.items() if step.form else ():
            for words in _parts(field, piece.content.get(name)):
                found.append(Passage(len(found) + 1, name, str(field.label or ""), words))
    return found


def _parts(field, value):
    if isinstance(field, RowsField):
        return [" · ".join(filter(None, field.in_order(row))) for row in value or []]
    if isinstance(value, str) and isinstance(field.widget, forms.Textarea):
        return [line.strip() for line in as_plain(unpictured(value)).split("\n") if line.strip()]
    is_line = isinstance(value, str) and not isinstance(field, forms.ChoiceField | forms.DateField)
    return [value] if is_line and value else []


def spot_of(x, y) -> str:
    """The ninth of the picture where a point lies: a code of `spots`."""
    return f"{DOWN[min(2, y * 3 // WHOLE)]}-{ACROSS[min(2, x * 3 // WHOLE)]}"


def spots() -> list[tuple[str, str]]:
    """The nine parts of a picture, for who points without a mouse."""
    down = {"haut": _("en haut"), "milieu": _("au milieu"), "bas": _("en bas")}
    across = {"gauche": _("à gauche"), "centre": _("au centre"), "droite": _("à droite")}
    return [(f"{row}-{column}", f"{down[row]} {across[column]}") for row in DOWN for column in ACROSS]


def middle_of(spot) -> tuple[int, int]:
    """The middle of a ninth, in thousandths of the picture."""
    row, column = spot.split("-")
    sixth = WHOLE // 6
    return sixth * (1 + 2 * ACROSS.index(column)), sixth * (1 + 2 * DOWN.index(row))


def placed(remarks, passages) -> list[Placed]:
    """Remarks in the order they were made, each with its number; it never changes, for none is deleted."""
    names, texts = dict(spots()), {}
    for passage in passages:
        texts[passage.field] = f"{texts.get(passage.field, '')} {passage.words}"
    found = []
    for number, remark in enumerate(remarks, 1):
        has_changed = bool(remark.quote) and _flat(remark.quote) not in _flat(texts.get(remark.field, ""))
        found.append(Placed(number, remark, _where(remark, names), has_changed))
    return found


def _flat(words):
    return " ".join(words.split())


def _where(remark, names):
    parts = [str(remark.file)] if remark.file_id else []
    if remark.x is not None:
        parts.append(names[spot_of(remark.x, remark.y)])
    if remark.second is not None:
        parts.append(_("à %(moment)s") % {"moment": lasting(remark.second)})
    if remark.quote:
        parts.append(f"« {remark.quote} »")
    return ", ".join(parts)
