"""Two files side by side, before one takes the other in."""

from django.utils.translation import gettext as _

from focale.people.merging import links_to

FACTS = ("first_name", "last_name", "born_on", "born_year", "gender", "situation", "email", "phone", "language")


def compared(kept, other) -> list[tuple]:
    """(what, value of the one, value of the other, whether they differ): facts, then how many rows of each kind."""
    lines = []
    for name in FACTS:
        label = kept._meta.get_field(name).verbose_name
        lines.append((label, _told(kept, name), _told(other, name)))
    counted = {}
    for link in links_to(type(kept)):
        words = str(link.model._meta.verbose_name)
        for side, person in enumerate((kept, other)):
            number = link.model._base_manager.filter(**{link.name: person}).count()
            counted.setdefault(words, [0, 0])[side] += number
    for words, (mine, theirs) in counted.items():
        if mine or theirs:
            lines.append((words, mine or "", theirs or ""))
    return [(words, mine, theirs, bool(mine and theirs and mine != theirs)) for words, mine, theirs in lines]


def _told(person, name):
    shown = getattr(person, f"get_{name}_display", None)
    return (shown() if shown and getattr(person, name) else getattr(person, name)) or _("—")
