"""The filters of the library, in sight and folded; the same search in another shape."""

from django import template

from focale.ground.pictures import drawing
from focale.money.periods import without

register = template.Library()


@register.filter
def fields_of(form, names):
    """These fields of a form."""
    return [form[name] for name in names.split() if name in form.fields]


@register.filter
def fields_without(form, names):
    """The other fields of a form."""
    return [form[name] for name in form.fields if name not in names.split()]


@register.filter
def has_more(form, names) -> bool:
    """Whether one of the other fields was asked."""
    return any(field.value() for field in fields_without(form, names))


@register.simple_tag
def shaped(asked, shape) -> str:
    """The same search, seen as `shape`: the query of an address."""
    rest = without(asked, "forme", "page")
    return "&".join(filter(None, (rest, f"forme={shape}" if shape else "")))


@register.simple_tag
def drawn_for(cell):
    """The drawing of its kind, for a piece without a picture."""
    return drawing(str(cell.piece.pk), cell.motif)
