"""What nobody shows, and what the team alone says, loses the whole name of who is forgotten by itself.

What is made of such words is made anew: a film with the name on a card, a contact sheet with it below one.
"""

import re
from unicodedata import combining, normalize

from django.apps import apps

KEPT = (
    ("PieceVersion", "content"),
    ("CaptionsVersion", "blocks"),
    ("Captions", "gone", "draft"),
    ("Remark", "words", "quote"),
    ("ProofReading", "words"),
    ("Showing", "place", "settled_words"),
    ("Portfolio", "words"),
    ("Collection", "title", "about"),
    ("Production", "title", "about"),
    ("Step", "name"),
    ("Roll", "title"),
    ("Original", "name"),
    ("Upload", "name"),
    ("Arrangement", "title", "recipe"),
    ("Take", "recipe"),
    ("Derivation", "recipe"),
)
MARK = "[\u0300-\u036f]"
"""An accent, apart from its letter."""
SEARCHED = ("Collection", "Production")
"""They keep their words folded for the search, and do so when they are saved."""


def whole_name(names) -> re.Pattern:
    """Any of these first and last names, whatever the case, also as in the name of a file: lina_benali."""
    return named_so(names, re.IGNORECASE)


def named_so(names, flags=0) -> re.Pattern:
    """Any of these names in decomposed words, whatever the accents."""
    each = (r"[\W_]+".join(map(_however, name.split())) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?<!{MARK})(?:{'|'.join(each)})(?![^\W_])(?!{MARK})", flags)


def _however(word) -> str:
    plain = [letter for letter in normalize("NFD", word) if not combining(letter)]
    return "".join(f"{re.escape(letter)}{MARK}*" for letter in plain)


def without(named, value):
    """The same words, or the same rows of words, without the name."""
    if isinstance(value, str):
        left, many = named.subn("…", normalize("NFD", value))
        return normalize("NFC", left) if many else value
    if isinstance(value, list):
        return [without(named, one) for one in value]
    if isinstance(value, dict):
        return {key: without(named, one) for key, one in value.items()}
    return value


def unname(names, *, by):
    """Every row is looked at, for somebody is forgotten rarely."""
    if not names:
        return
    named = whole_name(names)
    for row in _table("Captions").objects.filter(original__places=None):
        if (blocks := without(named, row.blocks)) != row.blocks:
            row.held().put(blocks, by=by)
    changed = {name: _unname(_table(name), fields, named) for name, *fields in KEPT}
    for name in SEARCHED:
        for row in _table(name).objects.filter(pk__in=changed[name]):
            row.save()
    for take in _table("Take").objects.filter(pk__in=changed["Take"]).exclude(original=None):
        take.make_anew()
    for made in _table("Derivation").objects.filter(pk__in=changed["Derivation"], tool="sheet"):
        made.follow_veils(by=by)


def unname_beside(pieces, names):
    """The first or the last name alone, in what the team wrote beside the person's own pieces."""
    if not names:
        return
    named = named_so(names)
    for name, *fields in (("Remark", "words", "quote"), ("Showing", "place", "settled_words")):
        _unname(_table(name), fields, named, piece__in=pieces)


def _unname(table, fields, named, **which) -> list:
    """The keys of those that held the name."""
    changed = []
    for row in table.objects.filter(**which).only("pk", *fields).iterator():
        facts = {field: without(named, getattr(row, field)) for field in fields}
        if any(getattr(row, field) != value for field, value in facts.items()):
            table.objects.filter(pk=row.pk).update(**facts)
            changed.append(row.pk)
    return changed


def _table(name):
    return apps.get_model("works", name)
