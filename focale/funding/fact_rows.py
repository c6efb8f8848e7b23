"""The facts behind one line of the financial report, as they were counted: to read, sort and export."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from focale.ground.typography import euros

from .cerfa import EXPENSE, SIDE_OF, WORDS_OF
from .hour_rows import MACHINES, NOUNS, VOLUNTEERS
from .wording import hours

OFFERED, CHARGES = "places-offertes", "charges"
PAGES = {"expense", "income", "contribution", "grant"}
"""The nouns that have a page of their own under that name."""
HOURS = (VOLUNTEERS, MACHINES)
"""Parts whose rows are minutes, not cents."""
ORDERS = {"jour": lambda row: row[4], "quoi": lambda row: row[0].lower(), "somme": lambda row: row[1]}


def facts_of(report, asked) -> list[list] | None:
    """[label, cents, noun, key, day] of each fact behind a line (or all charges, or the places offered).

    Of volunteers and machines minutes stand for cents. None where the form knows no such line. Their sums
    add up to the figure.
    """
    if asked in HOURS:
        return report.rows_of(asked)
    if asked == OFFERED:
        return [
            [label, cents, "seating", key, day] for label, cents, key, day, *_who in report.rows_of("offered")
        ]
    if asked == CHARGES:
        lines = report.content["money"]["lines"]
        spent = [line for line in lines if SIDE_OF[line] == EXPENSE and line[:2] != "86"]
        return [row for line in spent for row in report.rows_of(line) if row[2]]
    return report.rows_of(asked) if asked in WORDS_OF else None


def in_order(found, sort) -> list[list]:
    """By day, words or sum (`-` turns it round); what has no day comes last."""
    rows = sorted(found, key=ORDERS.get(sort.removeprefix("-"), ORDERS["jour"]), reverse=sort.startswith("-"))
    return [row for row in rows if row[4]] + [row for row in rows if not row[4]]


def words_of(label, noun) -> str:
    """A fact without a noun is the one that makes both sides equal."""
    return (label or _("sans intitulé")) if noun else _("pour que charges et produits soient égaux")


def in_words(asked, value) -> str:
    """A sum of this part: euros, or hours."""
    return hours(value) if asked in HOURS else euros(value)


def shown(report, row, asked="") -> dict:
    """One fact as the page shows it, with what it opens."""
    label, value, noun, key, day = row
    url = reverse(noun, args=[key]) if noun in PAGES else ""
    if noun in NOUNS:
        url = reverse("grant-report-hour", args=[report.pk, noun, key])
    if noun == "seating":
        url = reverse("grant-report-places", args=[report.pk, key])
    return {
        "label": words_of(label, noun),
        "value": in_words(asked, value),
        "day": day and date.fromisoformat(day),
        "url": url,
    }


def title_of(asked) -> str:
    names = {OFFERED: _("Places offertes"), CHARGES: _("Charges de l'action")}
    names |= {VOLUNTEERS: _("Heures de bénévoles"), MACHINES: _("Heures de machine")}
    return names.get(asked) or f"{asked} · {WORDS_OF[asked]}"


def sheet_of(asked, found) -> tuple:
    """(title, head, rows) for an export."""
    is_hours = asked in HOURS
    rows = [
        [day and date.fromisoformat(day), words_of(label, noun), value if is_hours else Decimal(value) / 100]
        for label, value, noun, _key, day in found
    ]
    return title_of(asked), [_("Jour"), _("Quoi"), _("Minutes") if is_hours else _("Somme")], rows
