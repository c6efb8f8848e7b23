"""Whether a line is about somebody known already. The name alone never says so: what else must be the same
is the birth date, the e-mail or the telephone; and who was born on another day is somebody else.
"""

from collections import defaultdict
from typing import NamedTuple

from django.utils.translation import gettext as _now

from focale.people.alike import both_ways
from focale.people.models import Person

from .cells import born

AT_ONCE = 400


class Match(NamedTuple):
    """`person` None: nobody known. `why`: in a sentence. `is_unclear`: several fit."""

    person: Person | None
    why: str = ""
    is_unclear: bool = False


class Known:
    """Those known who bear a name of these lines, and those the lines before them made."""

    def __init__(self, readings):
        self.by_name, names = defaultdict(dict), set()
        for reading in readings:
            names |= both_ways(described(reading.facts))
        names = sorted(name for name in names if name)
        for start in range(0, len(names), AT_ONCE):
            found = Person.objects.existing().filter(folded_name__in=names[start : start + AT_ONCE])
            for person in found.select_related("account"):
                self.add(person)

    def add(self, person, line=None):
        """One more; `line`: of the file, for who is not written yet."""
        person.line = line
        for name in both_ways(person):
            self.by_name[name][person.pk or -line] = person

    def match(self, facts) -> Match:
        """Who this is."""
        person = described(facts)
        same = [
            other for other in self.by_name[person.folded_name].values() if not _born_apart(person, other)
        ]
        told = [(other, why) for other in same if (why := _in_common(person, other))]
        if len(told) > 1:
            words = _now("%(count)d fiches connues lui ressemblent\xa0: fusionnez-les d'abord.")
            return Match(None, words % {"count": len(told)}, is_unclear=True)
        if told:
            other, why = told[0]
            return Match(other, _now("Ligne %(line)d, %(why)s.") % {"line": other.line, "why": why}
                         if other.line else _now("Déjà connu·e\xa0: %(why)s.") % {"why": why})  # fmt: skip
        return Match(None, _namesakes(same))


def described(facts) -> Person:
    """The person of a line, not written."""
    named = {name: facts.get(name, "") for name in ("first_name", "last_name", "gender", "email", "phone")}
    person = Person(**named, **born(facts.get("birth", "")))
    person.derive()
    return person


def _born_apart(one, other) -> bool:
    dates, years = {one.born_on, other.born_on} - {None}, {one.born_year, other.born_year} - {None}
    return len(dates) > 1 or len(years) > 1


def _in_common(one, other) -> str:
    if one.born_on and one.born_on == other.born_on:
        return _now("même nom et même date de naissance")
    if one.email and one.email == other.email.casefold():
        return _now("même nom et même courriel")
    if one.phone and one.phone == other.phone:
        return _now("même nom et même téléphone")
    return ""


def _namesakes(same) -> str:
    if not same:
        return ""
    return _now("Quelqu'un porte déjà ce nom, sans autre point commun\xa0: ce sera une autre fiche.")
