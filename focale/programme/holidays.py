"""When schools are closed and when everybody is: the published calendars of France, as plain periods.

School holidays: the decrees on the school calendar, as packaged by vacances-scolaires-france. Public
holidays: article L3133-1 of the labour code, as packaged by holidays.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import vacances_scolaires_france
from holidays import country_holidays

DAY = timedelta(days=1)


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


def public_holidays(first: date, last: date) -> list[Closed]:
    """The eleven public holidays of each year, from `first` to `last`."""
    years = range(first.year, last.year + 1)
    found = country_holidays("FR", years=years, language="fr")
    return [Closed(name, day, day) for day, name in sorted(found.items()) if first <= day <= last]
