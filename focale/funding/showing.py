"""Figures as a page shows them: large numbers, charts, tables. `link` gives the address of the rows, or "".

The same for figures counted now and for those frozen in a report, whole or masked.
"""

from datetime import date

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from focale.ground import charts
from focale.ground.dates import SHORT_MONTHS, month
from focale.ground.typography import number, percent

from .breaking import UNKNOWN
from .masking import LITTLE
from .shipped import in_page_language
from .wording import bracket_words, hours

ROW_MEASURES = {"people": "personnes", "participations": "participations", "minutes": "heures"}


def nowhere(_measure, **_where):
    return ""


def share(part, whole) -> str:
    return "–" if part is None or not whole else percent(part / whole)


def large(figures, link=nowhere) -> list[dict]:
    """The seven numbers everybody asks for, each with what stands beside it."""
    named, offer, attendance = figures["named"], figures["offer"], figures["attendance"]
    nameless = figures["anonymous"]
    return [
        _figure(_("Personnes différentes"), said(named["people"]), link("personnes")),
        _figure(
            _("Nouvelles personnes"),
            said(named["new"]),
            link("nouvelles"),
            _("dont la toute première venue est dans la période"),
        ),
        _figure(
            _("Participations"),
            said(named["participations"]),
            link("participations"),
            with_nameless(said, named["participations"], nameless["participations"], link("sans-nom")),
        ),
        _figure(
            _("Heures de présence"),
            said_hours(named["minutes"]),
            link("heures"),
            with_nameless(said_hours, named["minutes"], nameless["minutes"], link("sans-nom-heures")),
        ),
        _figure(
            _("Heures proposées"),
            said_hours(offer["minutes"]),
            link("seances"),
            ngettext("%(number)s séance a eu lieu", "%(number)s séances ont eu lieu", offer["occurrences"])
            % {"number": number(offer["occurrences"])},
        ),
        _figure(
            _("Remplissage"),
            share(offer["held"], offer["seats"]),
            link("places"),
            _("%(held)s places prises sur %(seats)s")
            % {"held": number(offer["held"]), "seats": number(offer["seats"])},
        ),
        _figure(
            _("Assiduité"),
            share(attendance["came"], attendance["expected"]),
            "",
            _attendance(attendance, link),
        ),
    ]


def _attendance(attendance, link):
    """Those who came, those who did not, and those of whom nobody said anything, each with its rows."""
    expected, came, unmarked = (attendance[name] for name in ("expected", "came", "unmarked"))
    if came is None:
        return ""
    missed = expected - came - unmarked
    parts = [("venues", came, _("venues sur %(number)s attendues") % {"number": number(expected)})]
    parts += [("manquees", missed, _("absences"))] if missed else []
    parts += [("jamais-pointees", unmarked, _("jamais pointées"))] if unmarked else []
    shown = [opened(f"{number(count)} {words}", link(measure)) for measure, count, words in parts]
    return format_html(", ".join(["{}"] * len(shown)), *shown)


def _figure(label, value, url, note=""):
    return {"label": label, "value": value, "url": url, "note": note}


def said(value) -> str:
    return LITTLE() if value is None else number(value)


def said_hours(minutes) -> str:
    return "–" if minutes is None else hours(minutes)


def with_nameless(words, named, nameless, url):
    """The same with those counted without a name, when there are any, and the rows of these."""
    if not nameless or named is None:
        return ""
    beside = opened(_("%(number)s sans nom") % {"number": words(nameless)}, url)
    return format_html(_("{total} avec {beside}"), total=words(named + nameless), beside=beside)


def opened(words, url):
    return format_html('<a href="{}">{}</a>', url, words) if url else words


def tables(figures, link=nowhere) -> list[dict]:
    """One table for each dimension. Each knows its sentence, its rows and the total they add up to."""
    return [_table(figures, told, link) for told in figures["breakdowns"]]


def _table(figures, told, link):
    title = in_page_language(told["label"])
    lines = [*told["rows"], told["unknown"]]
    known = figures["named"]["people"]
    if known is not None and told["unknown"]["people"] is not None:
        known -= told["unknown"]["people"]
    else:
        known = None
    shown = [_line(told, line, known, link) for line in lines if _is_shown(line)]
    total = {"participations": figures["anonymous"]["participations"]}
    return {
        "title": title,
        "sentence": _known_sentence(figures, told, known),
        "is_hidden": told.get("is_hidden", False),
        "head": [title, _("Personnes"), _("Part"), _("Participations"), _("Heures"), _("Sans nom")],
        "rows": shown,
        "total": [
            said(figures["named"]["people"]),
            "",
            said(figures["named"]["participations"]),
            said_hours(figures["named"]["minutes"]),
            said(total["participations"]),
        ],
    }


def _is_shown(line):
    """Brackets are always shown; the unknown when there is any."""
    return line["code"] != UNKNOWN or any(line[name] != 0 for name in (*ROW_MEASURES, "anonymous"))


def _line(told, line, known, link):
    where = {"fait": told["fact"], "tranche": line["code"]}
    unknown = line["code"] == UNKNOWN
    hidden = line.get("masked")
    people = (
        opened(number(line["people"]), link("personnes", **where)) if line["people"] is not None else hidden
    )
    cells = [
        people,
        "" if unknown else share(line["people"], known),
        _cell(line["participations"], number, link("participations", **where)),
        _cell(line["minutes"], hours, link("heures", **where)),
        _cell(line["anonymous"], number, link("sans-nom", **where)),
    ]
    return {
        "words": bracket_words(told, line),
        "cells": cells,
        "value": line["people"],
        "unknown": unknown,
        "url": "",
    }


def _cell(value, words, url):
    if value is None:
        return "–"
    return opened(words(value), url) if value else words(value)


def _known_sentence(figures, told, known):
    if known is None or not figures["named"]["people"]:
        return ""
    unknown = told["unknown"]["people"]
    if not unknown:
        return ""
    return _("Parts sur les %(known)s personnes dont on le sait ; pour %(unknown)s on ne sait pas.") % {
        "known": number(known),
        "unknown": number(unknown),
    }


def breakdown_charts(shown_tables) -> list[dict]:
    """A chart of people for each table, which stays beside it."""
    found = []
    for table in shown_tables:
        if table["is_hidden"]:
            continue
        rows = [
            (line["words"], line["value"]) for line in table["rows"] if line["value"] or not line["unknown"]
        ]
        chart = charts.bars(table["title"], rows, description=table["sentence"])
        chart["table"] = {"head": table["head"], "rows": table["rows"]}
        found.append(chart)
    return found


def months_table(figures, link=nowhere) -> dict:
    """Month by month. People are distinct within a month, so that this one column has no total."""
    rows = []
    for told in figures["months"]:
        where = {"mois": told["month"]}
        cells = [
            _cell(told["people"], number, link("personnes", **where)),
            _cell(told["new"], number, link("nouvelles", **where)),
            _cell(told["participations"], number, link("participations", **where)),
            _cell(told["minutes"], hours, link("heures", **where)),
            _cell(told["anonymous"], number, link("sans-nom", **where)),
            _cell(told["offered"], hours, link("seances", **where)),
        ]
        words = month(date.fromisoformat(f"{told['month']}-01"))
        rows.append({"words": words, "cells": cells, "url": ""})
    named = figures["named"]
    return {
        "title": _("Mois par mois"),
        "head": [
            _("Mois"),
            _("Personnes"),
            _("Nouvelles"),
            _("Participations"),
            _("Heures"),
            _("Sans nom"),
            _("Proposées"),
        ],
        "rows": rows,
        "total": [
            "",
            said(named["new"]),
            said(named["participations"]),
            said_hours(named["minutes"]),
            said(figures["anonymous"]["participations"]),
            said_hours(figures["offer"]["minutes"]),
        ],
    }


def months_chart(figures, table) -> dict:
    """Participations by month, with and without a name, one on the other."""
    words = SHORT_MONTHS.get((get_language() or "fr")[:2], SHORT_MONTHS["fr"])
    labels = [words[int(told["month"][5:]) - 1] for told in figures["months"]]
    named = [told["participations"] for told in figures["months"]]
    nameless = [told["anonymous"] for told in figures["months"]]
    series = [(_("Personnes inscrites"), named)]
    if any(nameless):
        series.append((_("Comptées sans nom"), nameless))
    chart = charts.columns(_("Participations, mois par mois"), labels, series)
    chart["table"] = {"head": table["head"], "rows": table["rows"]}
    return chart
