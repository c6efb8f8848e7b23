"""A list of rows as one reads and exports it: its title, its columns, its order, what it adds up to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.dates import hour, month
from focale.ground.typography import number
from focale.people.models.person import Gender, Situation

from .breaking import UNKNOWN
from .rows import DATES, NAMELESS, PRESENCES, SEATED, rows_behind
from .shipped import in_page_language
from .wording import exact_hours

TITLES = {
    "personnes": gettext_lazy("Personnes différentes"),
    "nouvelles": gettext_lazy("Nouvelles personnes"),
    "participations": gettext_lazy("Participations"),
    "heures": gettext_lazy("Heures de présence"),
    "attendues": gettext_lazy("Venues attendues et pointées"),
    "venues": gettext_lazy("Venues attendues et faites"),
    "manquees": gettext_lazy("Absences"),
    "jamais-pointees": gettext_lazy("Inscrits jamais pointés"),
    "facturees": gettext_lazy("Places tenues et facturées, par séance"),
    "seances": gettext_lazy("Séances qui ont eu lieu"),
    "places": gettext_lazy("Séances avec places"),
    "sans-nom": gettext_lazy("Personnes comptées sans nom"),
    "sans-nom-heures": gettext_lazy("Heures des personnes comptées sans nom"),
}
DISTRICT = {"yes": gettext_lazy("oui"), "no": gettext_lazy("non"), "": gettext_lazy("on ne sait pas")}


@dataclass(frozen=True)
class Column:
    """`value` reads it from a row, as text, number or moment; `order` is what it is sorted by, or nothing."""

    name: str
    label: str
    value: callable
    order: str = ""
    is_number: bool = False


def person_words(row):
    return str(row.person) if row.person_id else _("fiche effacée")


def moment(path):
    """The local start of an occurrence, by the way to it from a row."""

    def read(row):
        for step in path:
            row = getattr(row, step)
        return timezone.localtime(row)

    return read


def presence_columns():
    genders, situations = dict(Gender.choices), dict(Situation.choices)
    return [
        Column("personne", _("Personne"), person_words, "person__folded_name"),
        Column("jour", _("Jour"), moment(["occurrence", "starts_at"]), "on"),
        Column("activite", _("Activité"), lambda row: row.activity.title, "activity__title"),
        Column("presence", _("Présence"), lambda row: row.get_presence_display(), "presence"),
        Column("minutes", _("Minutes"), lambda row: row.minutes, "minutes", True),
        Column("age", _("Âge"), lambda row: row.age, "age", True),
        Column("genre", _("Genre"), lambda row: str(genders.get(row.gender, row.gender)), "gender"),
        Column("quartier", _("Quartier"), lambda row: str(DISTRICT.get(row.in_district, "")), "in_district"),
        Column("commune", _("Commune"), lambda row: row.town, "town"),
        Column("situation", _("Situation"), lambda row: str(situations.get(row.situation, "")), "situation"),
    ]


def date_columns():
    return [
        Column("activite", _("Activité"), lambda row: row.activity.title, "activity__title"),
        Column("jour", _("Jour"), moment(["starts_at"]), "starts_at"),
        Column("minutes", _("Minutes"), lambda row: row.minutes, "", True),
        Column("places", _("Places"), lambda row: row.capacity, "capacity", True),
        Column("prises", _("Prises"), lambda row: row.held, "held", True),
    ]


def seated_columns():
    return [
        Column(
            "personne",
            _("Personne"),
            lambda row: f"{row['participant__first_name']} {row['participant__last_name']}".strip(),
            "participant__last_name",
        ),
        Column("jour", _("Jour"), lambda row: timezone.localtime(row["day"]), "day"),
        Column(
            "activite", _("Activité"), lambda row: row["seating__activity__title"], "seating__activity__title"
        ),
    ]


def nameless_columns():
    return [
        Column("activite", _("Activité"), lambda row: row.activity.title, "activity__title"),
        Column("jour", _("Jour"), moment(["occurrence", "starts_at"]), "on"),
        Column("nombre", _("Personnes"), lambda row: row.amount, "amount", True),
        Column("minutes", _("Minutes de la séance"), lambda row: row.occurrence.minutes, "", True),
    ]


COLUMNS = {
    PRESENCES: presence_columns,
    DATES: date_columns,
    SEATED: seated_columns,
    NAMELESS: nameless_columns,
}
FETCHED = {
    PRESENCES: ("person", "activity", "occurrence"),
    DATES: ("activity",),
    NAMELESS: ("activity", "occurrence"),
}


def worded(value):
    """A value as one reads it."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}, {hour(value)}"
    return "" if value is None else value


class Listing:
    """The rows behind one figure. `sort` is a column's name, with - before it to turn it round."""

    def __init__(self, selection, question, sort=""):
        self.selection, self.question = selection, question
        self.columns = COLUMNS[question.kind]()
        self.sort = sort if self._order(sort) else "jour"
        self.unsorted = rows_behind(selection, question)

    def _order(self, sort):
        return next((column.order for column in self.columns if column.name == sort.removeprefix("-")), "")

    @property
    def rows(self):
        turned, order = self.sort.startswith("-"), self._order(self.sort)
        rows = self.unsorted
        if self.question.kind == SEATED:
            return rows.order_by(f"-{order}" if turned else order, "pk")
        by = F(order).desc(nulls_last=True) if turned else F(order).asc(nulls_last=True)
        return rows.select_related(*FETCHED[self.question.kind]).order_by(by, "pk")

    def heads(self) -> list[dict]:
        """The columns as the page shows them: which way each would be sorted, and which one is."""
        return [
            {
                "label": column.label,
                "is_number": column.is_number,
                "sort": f"-{column.name}" if self.sort == column.name else column.name,
                "can_sort": bool(column.order),
                "turn": {column.name: "ascending", f"-{column.name}": "descending"}.get(self.sort, ""),
            }
            for column in self.columns
        ]

    def lines(self, rows):
        """The rows of one page: cells of words, and where the first leads."""
        for row in rows:
            values = [column.value(row) for column in self.columns]
            yield {
                "person": getattr(row, "person_id", None)
                or (isinstance(row, dict) and row["participant_id"]),
                "first": values[0],
                "cells": list(zip(self.columns[1:], map(worded, values[1:]), strict=True)),
            }

    def count(self) -> int:
        return self.unsorted.count()

    @property
    def title(self) -> str:
        return str(TITLES[self.question.measure])

    def where_words(self) -> list[str]:
        """Which part of the figure: the bracket, the month."""
        found = []
        if self.question.scale:
            dimension, brackets = self.question.scale
            labels = {bracket.code: bracket for bracket in brackets} | {
                UNKNOWN: in_page_language(dimension.unknown_label)
            }
            label = labels.get(self.question.bracket, self.question.bracket)
            found.append(_("%(what)s\u00a0: %(which)s") % {"what": dimension, "which": label})
        if self.question.month is not None:
            found.append(month(self.selection.months()[self.question.month][0]))
        return found

    def total_words(self) -> str:
        """The figure these rows are behind, when it is a sum and not their number."""
        if self.question.measure == "heures":
            total = self.unsorted.aggregate(total=Sum("minutes"))["total"] or 0
            return _("%(hours)s en tout") % {"hours": exact_hours(total)}
        if self.question.kind == NAMELESS:
            total = self.unsorted.order_by().aggregate(total=Sum("amount"))["total"] or 0
            return _("%(number)s personnes en tout") % {"number": number(total)}
        if self.question.measure == "seances":
            total = sum(row.minutes for row in self.unsorted.only("starts_at", "ends_at"))
            return _("%(hours)s proposées en tout") % {"hours": exact_hours(total)}
        return ""

    def values(self):
        """Row by row what the columns say, for an export: never the whole list at once."""
        read = [column.value for column in self.columns]
        rows = self.rows
        rows = rows if self.question.kind == SEATED else rows.iterator(chunk_size=2000)
        for row in rows:
            yield [value(row) for value in read]
