"""The hours of presence as tables: by bracket, by month; on the page with links, in a file as numbers."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground import charts
from focale.ground.dates import month

from .breaking import UNKNOWN
from .presence_hours import KINDS, TIMES
from .shipped import in_page_language
from .showing import opened
from .wording import exact_hours

NAMES = {
    "opened": gettext_lazy("Ouvertes"),
    "realised": gettext_lazy("Réalisées"),
    "billed": gettext_lazy("Facturées"),
    "school": gettext_lazy("Hors vacances"),
    "holidays": gettext_lazy("Vacances scolaires"),
}


def by_bracket(told) -> tuple:
    """(title, head, rows, sums) of minutes: each bracket outside and in the holidays, then month by month."""
    months = [month(date.fromisoformat(f"{name}-01")) for name in told["names"]]
    head = [_("Âge ce jour-là"), *(str(NAMES[time]) for time in TIMES), _("Total"), *months]
    rows = [
        [label_of(row), row["school"], row["holidays"], row["school"] + row["holidays"], *row["months"]]
        for row in told["rows"]
    ]
    return _("Heures de présence par tranche d'âge"), head, rows, sums_of(rows)


def by_month(told) -> tuple:
    """(title, head, rows, sums) of minutes opened, realised and billed; by kind of time, then month."""
    head = [_("Quand"), *(str(NAMES[kind]) for kind in KINDS)]
    rows = [
        [str(NAMES[time]), *(sum(m[kind][time] for m in told["months"]) for kind in KINDS)] for time in TIMES
    ]
    sums = sums_of(rows)
    for name, told_month in zip(told["names"], told["months"], strict=True):
        words = month(date.fromisoformat(f"{name}-01"))
        rows.append([words, *(sum(told_month[kind].values()) for kind in KINDS)])
    return _("Heures ouvertes, réalisées, facturées"), head, rows, sums


def sums_of(rows) -> list:
    return [sum(column) for column in list(zip(*rows, strict=True))[1:]] if rows else []


def label_of(row) -> str:
    return in_page_language(row["label"]) or _("Âge inconnu")


def in_hours(table) -> tuple:
    """The same as numbers of hours with two decimals, for a file; the last row adds up."""
    title, head, rows, sums = table
    told = [[words, *(round(minutes / 60, 2) for minutes in cells)] for words, *cells in rows]
    return title, head, [*told, [_("Total"), *(round(minutes / 60, 2) for minutes in sums)]]


def shown_brackets(told, link) -> dict:
    """For the page, until this month: each cell opens the presences behind it."""
    title, head, rows, sums = by_bracket(told)
    names, shown = _begun(told), []
    wide = len(TIMES) + 1 + len(names)
    for row, (words, *cells) in zip(told["rows"], rows, strict=True):
        where = {"fait": "age", "tranche": row["code"]}
        asked = [{"vacances": "non"}, {"vacances": "oui"}, {}, *({"mois": name} for name in names)]
        pairs = zip(cells[:wide], asked, strict=True)
        linked = [_opening(cell, link("heures", **where, **more)) for cell, more in pairs]
        shown.append({"words": words, "cells": linked, "unknown": row["code"] == UNKNOWN})
    total = [exact_hours(cell) for cell in sums[:wide]]
    return {"title": title, "head": head[: wide + 1], "rows": shown, "total": total}


def shown_months(told, link) -> dict:
    """For the page, until this month: hours opened, attended, billed."""
    title, head, rows, sums = by_month(told)
    asked = [{"vacances": "non"}, {"vacances": "oui"}, *({"mois": name} for name in _begun(told))]
    shown = []
    for (words, *cells), more in zip(rows, asked, strict=False):
        urls = [link(measure, **more) for measure in ("places", "heures", "facturees")]
        linked = [_opening(cell, url) for cell, url in zip(cells, urls, strict=True)]
        shown.append({"words": words, "cells": linked})
    return {"title": title, "head": head, "rows": shown, "total": [exact_hours(cell) for cell in sums]}


def _opening(minutes, url):
    return opened(exact_hours(minutes), url) if minutes else "–"


def _begun(told) -> list[str]:
    """The months that have begun: nothing was attended in the others."""
    this = f"{timezone.localdate():%Y-%m}"
    return [name for name in told["names"] if name <= this]


def chart_of(told) -> dict:
    rows = [(label_of(row), round((row["school"] + row["holidays"]) / 60)) for row in told["rows"]]
    return charts.bars(_("Heures de présence par âge"), rows, unit="\u00a0h", label=_("Âge ce jour-là"))
