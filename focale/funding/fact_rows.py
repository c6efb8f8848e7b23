"""The facts behind one line of the financial report, as they were counted: to read, sort and export."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from .cerfa import EXPENSE, SIDE_OF, WORDS_OF

OFFERED, CHARGES = "places-offertes", "charges"
PAGES = {"expense", "income", "contribution", "charge", "grant"}
"""The nouns that have a page of their own under that name."""
ORDERS = {
    "jour": lambda row: row["day"],
    "quoi": lambda row: row["label"].lower(),
    "somme": lambda row: row["cents"],
}


def facts_of(report, asked) -> list[dict] | None:
    """label, cents, day and url of each fact behind a line (or all charges, or the places offered).

    None where the report knows no such line. Their cents add up to the figure.
    """
    facts = report.rows["facts"]
    if asked == OFFERED:
        return [
            fact(label, cents, "charge", key, day) for label, cents, key, day, *_who in report.rows["offered"]
        ]
    if asked == CHARGES:
        lines = [line for line in facts if SIDE_OF[line] == EXPENSE and line[:2] != "86"]
        return [fact(*row) for line in lines for row in facts[line] if row[2]]
    if asked not in WORDS_OF:
        return None
    return [fact(*row) for row in facts.get(asked, [])]


def fact(label, cents, noun, key, day) -> dict:
    """A fact without a noun is the one that makes both sides equal."""
    url = reverse(noun, args=[key]) if noun in PAGES else ""
    words = label if noun else _("pour que charges et produits soient égaux")
    return {
        "label": words or _("sans intitulé"),
        "cents": cents,
        "day": day and date.fromisoformat(day),
        "url": url,
    }


def title_of(asked) -> str:
    names = {OFFERED: _("Places offertes"), CHARGES: _("Charges de l'action")}
    return names.get(asked) or f"{asked} · {WORDS_OF[asked]}"


def in_order(found, sort) -> list[dict]:
    """By day, words or sum (`-` turns it round)."""
    key = ORDERS.get(sort.removeprefix("-"), ORDERS["jour"])
    dated = [row for row in found if row["day"]]
    rows = sorted(dated, key=key) + [row for row in found if not row["day"]]
    return rows[::-1] if sort.startswith("-") else rows


def sheet_of(asked, found) -> tuple:
    """(title, head, rows) for an export."""
    rows = [[row["day"], row["label"], Decimal(row["cents"]) / 100] for row in found]
    return title_of(asked), [_("Jour"), _("Quoi"), _("Somme")], rows
