"""The attendance proof: every date a report counts, in numbers for the funder, with names for the team."""

from datetime import date

from django.utils.translation import gettext as _

from focale.programme.models import Attendance

from .proving import COLUMNS
from .wording import hours

AT_ONCE = 500


def told(row) -> dict:
    """One frozen row by its names, the day as a date, the minutes of all who came, both in words too."""
    found = dict(zip(COLUMNS, row, strict=True))
    found["day"] = date.fromisoformat(found["day"])
    found["all_minutes"] = found["present"] + found["nameless"] * found["minutes"]
    return found | {"length": hours(found["minutes"]), "hours": hours(found["all_minutes"])}


def heads() -> list[str]:
    when = [_("Jour"), _("Heure"), _("Activité"), _("Durée, en minutes"), _("Part de l'action, en %")]
    return [*when, _("Présents"), _("Comptés sans nom"), _("Minutes de présence")]


def sheet_of(report) -> tuple:
    """(title, head, rows), the last row adding all up."""
    rows = [
        [row["day"], row["hour"], row["title"], row["minutes"], row["percent"], row["came"], row["nameless"],
         row["all_minutes"]]
        for row in map(told, report.rows_of("dates"))
    ]  # fmt: skip
    sums = report.content["borne"]
    words = _("Total : %(number)d séances") % {"number": sums["occurrences"]}
    rows.append(
        [None, "", words, None, None, *(sums[name] for name in ("participations", "nameless", "minutes"))]
    )
    return _("Séances"), heads(), rows


def names_of(report) -> dict[int, list[tuple]]:
    """{date: [(name, minutes)]} of those marked present at the dates of the report, as it stands today."""
    keys, found = [row[0] for row in report.rows_of("dates")], {}
    for start in range(0, len(keys), AT_ONCE):
        rows = Attendance.objects.present().filter(occurrence__in=keys[start : start + AT_ONCE])
        names = ("occurrence", "person__last_name", "person__first_name", "minutes")
        for key, last, first, minutes in rows.order_by("person__folded_name", "pk").values_list(*names):
            name = f"{last or ''} {first or ''}".strip() or _("fiche effacée")
            found.setdefault(key, []).append((name, minutes))
    return found


def names_sheet(report) -> tuple:
    """One row for each person at each date."""
    names = names_of(report)
    rows = [
        [row["day"], row["hour"], row["title"], name, minutes]
        for row in map(told, report.rows_of("dates"))
        for name, minutes in names.get(row["pk"], [])
    ]
    return _("Présences"), [_("Jour"), _("Heure"), _("Activité"), _("Personne"), _("Minutes")], rows
