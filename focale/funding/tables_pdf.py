"""Tables on paper: heading, what they are about, rows, figures to the right. Tagged, in the page's words."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focale.ground.models import Identity
from focale.ground.typography import number
from mediatools import typeset

TEMPLATE = Path(__file__).parent / "printing/tables.typ"
MOST_ROWS = 6_000
"""Some two hundred pages; beyond, a spreadsheet is the better paper."""


NARROW = 12


def tables_pdf(title, facts, sheets, note="") -> bytes:
    """`facts`: sentences under the title; `sheets`: (title, head, rows) as for an export, their last row a
    total where its first cell is empty."""
    data = {
        "title": title,
        "language": get_language() or "fr",
        "facts": list(facts),
        "note": note,
        "footer": " · ".join(filter(None, [Identity.current().name, title])),
        "page": _("page"),
        "tables": [table(*sheet) for sheet in sheets],
    }
    return typeset.pdf(TEMPLATE, data)


def table(title, head, rows) -> dict:
    rows = list(rows)
    right = [all(is_number(row[place]) for row in rows) and bool(rows) for place in range(len(head))]
    longest = [max((len(in_words(row[place])) for row in rows), default=0) for place in range(len(head))]
    return {
        "title": str(title),
        "head": [str(words) for words in head],
        "right": right,
        "narrow": [number or most <= NARROW for number, most in zip(right, longest, strict=True)],
        "rows": [{"total": row[0] is None, "cells": [in_words(value) for value in row]} for row in rows],
    }


def is_number(value) -> bool:
    return value is None or isinstance(value, int | float | Decimal)


def in_words(value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return number(value) if is_number(value) else str(value)
