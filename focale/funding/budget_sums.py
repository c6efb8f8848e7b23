"""The sums of a budget that is being filled: both sides, and both sides of what is given without money."""

from django.utils.translation import gettext as _

from .cerfa import EXPENSE, INCOME

MONEY, KIND = (EXPENSE, INCOME), ("86", "87")


def key_of(group) -> str:
    """Which sum a group of the form counts in."""
    if group.number in KIND:
        return group.number
    return group.side


def words_of(key) -> str:
    names = {EXPENSE: _("Charges"), INCOME: _("Produits")}
    return names.get(key, key)


def sums_of(fields) -> dict[str, int]:
    """Cents by part, of (part, cents or None) pairs."""
    found = dict.fromkeys((*MONEY, *KIND), 0)
    for key, cents in fields:
        found[key] += cents or 0
    return found


def shown(found) -> list[dict]:
    """The two pairs that must be equal, each with its words and sums, for the template."""
    return [
        {
            "gap": f"{one} {other}",
            "is_equal": found[one] == found[other],
            "sums": [{"key": key, "words": words_of(key), "cents": found[key]} for key in (one, other)],
        }
        for one, other in (MONEY, KIND)
    ]
