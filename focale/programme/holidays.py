"""When schools are closed and when everybody is: the published calendars of France, as plain periods.

School holidays: the decrees on the school calendar, as packaged by vacances-scolaires-france. Public
holidays: article L3133-1 of the labour code; a test compares them with the package holidays, which would
cost the running service 17 MB for eleven days a year.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import vacances_scolaires_france

DAY = timedelta(days=1)
FIXED = (
    (1, 1, "Jour de l'an"),
    (5, 1, "Fête du Travail"),
    (5, 8, "Fête de la Victoire"),
    (7, 14, "Fête nationale"),
    (8, 15, "Assomption"),
    (11, 1, "Toussaint"),
    (11, 11, "Armistice"),
    (12, 25, "Noël"),
)
AFTER_EASTER = ((1, "Lundi de Pâques"), (39, "Ascension"), (50, "Lundi de Pentecôte"))


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
