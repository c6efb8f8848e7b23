"""What the team chose for a list: what each column holds, which membership follows, who answers for whom."""

from datetime import date
from functools import lru_cache

from focale.association.models.membership_type import Audience, MembershipType, last_day_of
from focale.people.folding import fold

from .facts import Fact

MOST_KINDS = 30


class Chosen:
    """The choices kept in a row, ready to read lines with.

    `kept`: {"columns": [fact of each column], "kinds": {folded words: key of a type, or None}, "kind": key
    or None for every line, "first_day", "last_day", "payer_is_parent", "are_members"}.
    """

    def __init__(self, kept):
        self.columns = kept.get("columns", [])
        self.kinds = {str(kind.pk): kind for kind in MembershipType.objects.all()}
        self.by_words, self.for_all = kept.get("kinds", {}), kept.get("kind")
        self.first_day, self.last_day = (_day(kept.get(name)) for name in ("first_day", "last_day"))
        self.payer_is_parent = kept.get("payer_is_parent", False)
        self.are_members = kept.get("are_members", False)
        self.last_day_of = lru_cache(2000)(last_day_of)

    def told(self, cells) -> dict:
        """{fact: what the cell says}."""
        return {fact: cell for fact, cell in zip(self.columns, cells, strict=False) if fact}

    def kind_of(self, words):
        """The MembershipType that these words of the list stand for, or None."""
        by_column = Fact.KIND in self.columns
        return self.kinds.get(str(self.by_words.get(fold(words)) if by_column else self.for_all))

    def is_of_organisations(self, key) -> bool:
        kind = self.kinds.get(str(key))
        return kind is not None and kind.audience == Audience.ORGANISATION


def _day(kept):
    return date.fromisoformat(kept) if kept else None


def words_of_kinds(table, columns) -> list[str]:
    """The different words in the column of types, as written, in their order; at most so many."""
    if Fact.KIND not in columns:
        return []
    place, found = columns.index(Fact.KIND), {}
    for row in table.rows:
        if row.cells[place]:
            found.setdefault(fold(row.cells[place]), row.cells[place])
    return list(found.values())[:MOST_KINDS]
