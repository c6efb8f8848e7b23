"""What every line of a list would make, worked out without writing anything."""

from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.association.models.imported_row import Verdict

from .choosing import Chosen
from .known import Known, described
from .reading import read
from .standing import Periods


def judge_rows(table, kept) -> list[dict]:
    """The facts of an ImportedRow for each line, those who answer for others first. `kept`: see Chosen."""
    chosen, today = Chosen(kept), timezone.localdate()
    readings = [reading for row in table.rows for reading in read(row, chosen, today)]
    readings.sort(key=lambda reading: (reading.rank, reading.number))
    known = Known(readings)
    periods = Periods([person for found in known.by_name.values() for person in found.values()])
    judged = [_judged(reading, known, periods, chosen) for reading in readings]
    return _with_families(judged)


def _with_families(judged) -> list[dict]:
    """Say beside each child who will answer for it, or that nobody will."""
    parents = defaultdict(list)
    for row in judged:
        if row["rank"] == 0 and row["family"] and row["verdict"] != Verdict.REFUSED:
            names = (row["facts"].get("first_name", ""), row["facts"].get("last_name", ""))
            parents[row["family"]].append(" ".join(names).strip())
    for row in judged:
        if row["verdict"] == Verdict.CONTACT:
            row["why"] += [_now("À prévenir pour les enfants de la même famille.")]
            continue
        is_minor = row["facts"].get("is_minor")
        if row["rank"] == 0 or row["verdict"] == Verdict.REFUSED or is_minor is False:
            continue
        if row["family"] and (who := parents[row["family"]]):
            row["why"].append(_now("Responsable\xa0: %(who)s.") % {"who": ", ".join(dict.fromkeys(who))})
        elif is_minor and row["verdict"] == Verdict.NEW:
            row["why"].append(_now("Mineur·e sans responsable\xa0: notez qui décide sur sa fiche."))
    return judged


def _judged(reading, known, periods, chosen) -> dict:
    row = {"number": reading.number, "rank": reading.rank, "family": reading.family, "facts": reading.facts}
    row |= {"why": [*reading.refusals, *reading.notes], "verdict": Verdict.REFUSED}
    if reading.refusals:
        return row | {"cells": reading.cells}
    if reading.rank == 2:
        return row | {"verdict": Verdict.CONTACT}
    if chosen.is_of_organisations(reading.facts.get("kind")):
        return row | periods.of_organisation(reading.facts)
    match = known.match(reading.facts)
    row["why"] = [*([match.why] if match.why else []), *reading.notes]
    if match.is_unclear:
        return row | {"cells": reading.cells}
    person = match.person
    row["verdict"] = Verdict.KNOWN if person else Verdict.NEW
    if person is None:
        person = described(reading.facts)
        known.add(person, line=reading.number)
    else:
        row["person_id"] = person.pk
    state, why = periods.add(person, reading.facts)
    row["why"] += [why] if why else []
    return row | {"period": state}
