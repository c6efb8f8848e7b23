"""One line of a list of members, read: facts in our words, what is left out of it, why it is refused."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from focale.people.folding import fold

from .cells import NameRefused, birth_of, email_of, gender_of, names_of, phone_of, postcode_of
from .periods import period_of

GIVEN_UP = ("annul", "rembours", "refus", "contest", "abandon", "echec", "cancel", "refund")
PARENTS = ("repr", "parent", "resp", "titul", "adulte", "mere", "pere", "tut", "1")
CHILDREN = ("enf", "2")
CONTACTS = ("contact", "3")


@dataclass
class Reading:
    """`number`: the line of the file; `rank`: 0 for who may answer for others of the `family`, 1 for these,
    2 for somebody else to call."""

    number: int
    rank: int = 1
    family: str = ""
    facts: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    refusals: list = field(default_factory=list)
    cells: list = field(default_factory=list)


def read(row, chosen, today) -> list[Reading]:
    """What a row says: one person, and before a child the person who paid. `chosen`: Chosen."""
    told = chosen.told(row.cells)
    reading = Reading(row.number, cells=row.cells)
    if any(word in fold(told.get("status", "")) for word in GIVEN_UP):
        reading.refusals.append(_now("La commande est annulée ou remboursée\xa0: rien à reprendre."))
        reading.facts = {"first_name": told.get("first_name", ""), "last_name": told.get("last_name", "")}
        return [reading]
    _read_person(reading, told)
    _place_in_family(reading, told)
    if reading.rank == 2:
        return [reading]
    reading.facts["is_member"] = chosen.are_members
    try:
        reading.facts |= period_of(told, chosen, today)
    except ValidationError as refusal:
        reading.refusals += refusal.messages
    _look_at_organisation(reading, told, chosen)
    return [*_payer(reading, told, chosen), reading]


def _read_person(reading, told):
    facts = reading.facts
    for take in (names_of, birth_of):
        try:
            facts |= take(told)
        except NameRefused as refusal:
            facts |= refusal.facts
            reading.refusals += refusal.messages
        except ValidationError as refusal:
            reading.refusals += refusal.messages
    for take in (email_of, phone_of, postcode_of):
        found, note = take(told)
        facts |= found
        reading.notes += [note] if note else []
    facts["gender"] = gender_of(told.get("title", ""))
    for name, most in (("street", 200), ("town", 80), ("organisation", 160)):
        facts[name] = " ".join(told.get(name, "").split())[:most]
    if facts["town"].isupper():
        facts["town"] = facts["town"].title()


def _place_in_family(reading, told):
    reading.family, role = told.get("family", "")[:60], fold(told.get("role", ""))
    if role.startswith(CONTACTS):
        reading.rank, reading.facts["is_contact"] = 2, True
        if not (reading.facts.get("phone") and reading.family):
            reading.refusals.append(_now("Une personne à prévenir a besoin d'un téléphone et d'une famille."))
    is_grown_up = reading.facts.get("is_minor") is False and bool(reading.family)
    if role.startswith(PARENTS) or (is_grown_up and not role.startswith(CHILDREN)):
        reading.rank = 0


def _look_at_organisation(reading, told, chosen):
    facts = reading.facts
    if chosen.is_of_organisations(facts.get("kind")):
        if not facts["organisation"]:
            reading.refusals.append(_now("Cette formule est celle d'une structure\xa0: son nom manque."))
    elif facts["organisation"]:
        reading.notes.append(
            _now("La structure «\xa0%(it)s\xa0» n'est pas reprise.") % {"it": facts["organisation"]}
        )


def _payer(reading, told, chosen) -> list[Reading]:
    """Who paid for a child, as a line before the child's; the e-mail is the payer's own."""
    payer = {name: told.get(f"payer_{name}", "") for name in ("first_name", "last_name", "email")}
    if not payer["first_name"]:
        return []
    if sorted(_folded(payer)) == sorted(_folded(reading.facts)):
        if not reading.facts.get("email"):
            reading.facts |= email_of(payer)[0]
        return []
    if not (reading.facts.get("is_minor") and chosen.payer_is_parent) or reading.refusals:
        words = " ".join([payer["first_name"], payer["last_name"]]).strip()
        reading.notes.append(_now("Payé par %(who)s, dont le courriel n'est pas repris.") % {"who": words})
        return []
    reading.family = reading.family or f"# {reading.number}"
    before = Reading(reading.number, rank=0, family=reading.family)
    _read_person(before, payer)
    return [before]


def _folded(facts) -> list[str]:
    return fold(f"{facts.get('last_name', '')} {facts.get('first_name', '')}").split()
