"""Everything kept about one person, for the one who asks to see it (GDPR, article 15)."""

from django.utils import timezone

from focale.people.merging import links_to

SECRET = {
    "password",
    "token_hash",
    "pin_hash",
    "search_text",
    "folded_name",
    "folded_words",
    "key",
    "ticket",
    "is_to_compare",
}
BETWEEN_FILES = {"people.Likeness"}
"""What the team said of two files: it would name somebody else."""
OF_ANOTHER = {"by", "marked_by", "entered_by"}


def everything_about(person, *, without=()) -> dict:
    """The person's own facts, then each table that speaks of them, as plain values ready for JSON.

    `without`: labels of models left out (what the team must not read on the person's behalf).
    """
    told = {"exported_at": timezone.now().isoformat(), "person": _row(person)}
    for field in links_to(type(person)):
        label = field.model._meta.label
        if label in BETWEEN_FILES or label in without:
            continue
        rows = field.model._base_manager.filter(**{field.name: person}).order_by("pk")
        rows = rows.select_related(*_named(field.model))
        if found := [_row(row) for row in rows]:
            told[f"{label}.{field.name}"] = found
    return told


def _named(model) -> list[str]:
    """What a row of this table is said with: the things it points at, and what those are named after."""
    links = [
        field for field in model._meta.concrete_fields if field.is_relation and field.name not in OF_ANOTHER
    ]
    further = [
        f"{link.name}__{field.name}"
        for link in links
        for field in link.related_model._meta.concrete_fields
        if field.is_relation and field.name not in OF_ANOTHER
    ]
    return [*(link.name for link in links), *further]


def _row(thing) -> dict:
    return {
        field.name: _plain(field, thing)
        for field in thing._meta.concrete_fields
        if field.name not in SECRET | OF_ANOTHER
    }


def _plain(field, thing):
    if field.is_relation:
        other = getattr(thing, field.name)
        return None if other is None else str(other)
    return field.value_to_string(thing)
