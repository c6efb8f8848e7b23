"""When schools are closed and when everybody is: the published calendars of France, as plain periods.

School holidays: the decrees on the school calendar, as packaged by vacances-scolaires-france. Public
holidays: article L3133-1 of the labour code; a test compares them with the package holidays, which would
cost the running service 17 MB for eleven days a year.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import vacances_scolaires_france
from django.utils.translation import gettext_noop

from focale.ground.shipped import ship

DAY = timedelta(days=1)
FIXED = (
    (1, 1, gettext_noop("Jour de l'an")),
    (5, 1, gettext_noop("Fête du Travail")),
    (5, 8, gettext_noop("Fête de la Victoire")),
    (7, 14, gettext_noop("Fête nationale")),
    (8, 15, gettext_noop("Assomption")),
    (11, 1, gettext_noop("Toussaint")),
    (11, 11, gettext_noop("Armistice")),
    (12, 25, gettext_noop("Noël")),
)
AFTER_EASTER = (
    (1, gettext_noop("Lundi de Pâques")),
    (39, gettext_noop("Ascension")),
    (50, gettext_noop("Lundi de Pentecôte")),
)
ship(*(name for _month, _day, name in FIXED), *(name for _days, name in AFTER_EASTER))
ship(
    gettext_noop("Vacances de la Toussaint"),
    gettext_noop("Vacances de Noël"),
    gettext_noop("Vacances d'hiver"),
    gettext_noop("Vacances de printemps"),
    gettext_noop("Pont de l'Ascension"),
    gettext_noop("Vacances d'été"),
)


@dataclass(frozen=True)
class Closed:
    """A period, both days included."""

    name: str
    first: date
    last: date


@cache
def _school():
    return vacances_scolaires_france.SchoolHolidayDates()


def school_holidays(zone: str, first: date, last: date) -> list[Closed]:
    """The school holidays of zone A, B or C that begin from `first` to `last`, as published."""
    key = f"vacances_zone_{zone.lower()}"
    named = {day: row["nom_vacances"] for day, row in _school().data.items() if row.get(key)}
    found = []
    for day in sorted(named):
        if named.get(day - DAY) == named[day]:
            continue
        end = day
        while named.get(end + DAY) == named[day]:
            end += DAY
        if first <= day <= last:
            found.append(Closed(named[day], day, end))
    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Gauss as Lichtenberg put it right."""
    century, moon = year // 100, year % 19
    m = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    s = 2 - (3 * century + 3) // 4
    d = (19 * moon + m) % 30
    limit = (d + moon // 11) // 29
    full_moon = 21 + d - limit
    sunday = 7 - (year + year // 4 + s) % 7
    return date(year, 3, 1) + DAY * (full_moon + 7 - (full_moon - sunday) % 7 - 1)


def public_holidays(first: date, last: date) -> list[Closed]:
    """The eleven public holidays of each year, from `first` to `last`."""
    found = []
    for year in range(first.year, last.year + 1):
        found += [(date(year, month, day), name) for month, day, name in FIXED]
        found += [(easter(year) + DAY * days, name) for days, name in AFTER_EASTER]
    return [Closed(name, day, day) for day, name in sorted(found) if first <= day <= last]
