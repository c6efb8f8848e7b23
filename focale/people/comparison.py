"""Two files side by side, before one takes the other in."""

from focale.people.merging import links_to

FACTS = ("first_name", "last_name", "born_on", "gender", "situation", "email", "phone")


def compared(kept, other) -> list[tuple]:
    """(what, of the one, of the other, whether they contradict): facts, then how many rows of each."""
    lines = []
    for name in FACTS:
        mine, theirs = _told(kept, name), _told(other, name)
        label = kept._meta.get_field(name).verbose_name
        lines.append((label, mine or "—", theirs or "—", bool(mine and theirs and mine != theirs)))
    counted = {}
    for link in links_to(type(kept)):
        words = str(link.model._meta.verbose_name)
        for side, person in enumerate((kept, other)):
            number = link.model._base_manager.filter(**{link.name: person}).count()
            counted.setdefault(words, [0, 0])[side] += number
    rows = [
        (words, mine or "—", theirs or "—", False)
        for words, (mine, theirs) in counted.items()
        if mine or theirs
    ]
    return lines + rows


def _told(person, name):
    shown = getattr(person, f"get_{name}_display", None)
    return shown() if shown and getattr(person, name) else getattr(person, name)
