"""The words of each figure, said the same on the page, in the exports and in a report."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.typography import number

from .models.dimension import Fact
from .shipped import in_page_language

OPEN = (Fact.TOWN, Fact.DISTRICT)
UNKNOWN = "inconnu"

MEASURES = {
    "named.people": gettext_lazy("Personnes différentes"),
    "named.new": gettext_lazy("Nouvelles personnes"),
    "named.participations": gettext_lazy("Participations"),
    "named.minutes": gettext_lazy("Minutes de présence"),
    "anonymous.participations": gettext_lazy("Participations sans nom"),
    "anonymous.already_known": gettext_lazy("Participations sans nom, déjà venues"),
    "anonymous.minutes": gettext_lazy("Minutes de présence sans nom"),
    "offer.occurrences": gettext_lazy("Séances qui ont eu lieu"),
    "offer.minutes": gettext_lazy("Minutes proposées"),
    "offer.seated_occurrences": gettext_lazy("Séances avec places"),
    "offer.seats": gettext_lazy("Places offertes"),
    "offer.held": gettext_lazy("Places prises"),
    "offer.unmarked": gettext_lazy("Inscrits jamais pointés (places)"),
    "attendance.expected": gettext_lazy("Venues attendues"),
    "attendance.came": gettext_lazy("Venues attendues et faites"),
    "attendance.unmarked": gettext_lazy("Inscrits jamais pointés"),
    "row.people": gettext_lazy("personnes"),
    "row.new": gettext_lazy("nouvelles"),
    "row.participations": gettext_lazy("participations"),
    "row.minutes": gettext_lazy("minutes de présence"),
    "row.anonymous": gettext_lazy("sans nom"),
    "row.occurrences": gettext_lazy("séances"),
    "row.offered": gettext_lazy("minutes proposées"),
}


def measure_words(part, measure) -> str:
    return str(MEASURES[f"{part}.{measure}"])


def bracket_words(table, row) -> str:
    """What a row of a table is called. The towns and the districts are names: nobody translates them."""
    if table["fact"] in OPEN and row["code"] != UNKNOWN:
        return row["label"]
    return in_page_language(row["label"])


def hours(minutes) -> str:
    """Minutes as hours, halves up: « 3 612 h », « 2,5 h » under a hundred."""
    value = (minutes + 3) // 6 / 10 if minutes < 6000 else (minutes + 30) // 60
    return _("%(number)s\u00a0h") % {"number": number(value)}


def exact_hours(minutes) -> str:
    """Minutes as hours to the hundredth, for a table whose total one adds up again: « 1 248,25 h »."""
    return _("%(number)s\u00a0h") % {"number": number((minutes * 5 + 1) // 3 / 100, places=2)}
