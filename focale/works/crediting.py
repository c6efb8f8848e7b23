"""Who made something, written into what is shown of it: names as people want them, whose the rights are.

In a picture they are written anew, in what is shown of it. In a sound and in the credits of a film they are
part of the file, which is then made anew; it keeps a mark of each name that stands in it, never the name.
"""

import hashlib

from django.db.models import Q

NAMED = "named"
"""Where these marks are kept, in the facts of the file."""


def words_of(original) -> tuple[str, str]:
    """The credit and the rights, from every piece the picture stands in; nothing where nobody is named."""
    places = original.places.filter(piece__removed_at=None).values("piece")
    table = original.places.model._meta.get_field("piece").related_model
    credits = table.credits.rel.related_model.objects.filter(Q(piece__in=places)).select_related("person")
    names = dict.fromkeys(filter(None, (credit.shown_name for credit in credits.order_by("pk"))))
    told = ", ".join(names)
    return (told, f"© {told}") if told else ("", "")


def names_of(piece) -> list[str]:
    """Who made the piece, as they want to be named, each once."""
    if piece is None:
        return []
    credits = piece.credits.select_related("person")
    return list(dict.fromkeys(credit.shown_name for credit in credits if credit.shown_name))


def marks_in(recipe, piece) -> list[str]:
    """Those of the names that this recipe of a sound or a film writes into it now."""
    names = names_of(piece) if recipe.get("has_credits", True) else []
    return [hashlib.sha256(name.encode()).hexdigest() for name in names]


def are_former(take) -> bool:
    """Whether the names that stand in what came of it are no longer those it would have now."""
    return set(take.original.facts.get(NAMED, ())) != set(marks_in(take.recipe, take.arrangement.piece))


def names_too_many(facts, recipe, piece) -> bool:
    """Whether somebody is named in this file who is not to be named so."""
    return not set(facts.get(NAMED, ())) <= set(marks_in(recipe, piece))


def mark_anew(piece):
    """Names have changed: what is shown of its pictures is written again; a sound or a film that names
    somebody otherwise than they want is shown no more, and made anew."""
    for file in piece.files.filter(original__family="picture").select_related("original"):
        file.original.makings.renew(file.original, "render")
        if file.original.paper_mm:
            file.original.makings.renew(file.original, "enlarge")
    for table in piece.arrangements.all():
        for take in table.takes.exclude(original=None).filter(original__binned_at=None):
            if names_too_many(take.original.facts, take.recipe, piece):
                take.make_anew(is_renamed=True)
