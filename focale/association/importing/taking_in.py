"""Make what a lot of lines says: persons, who answers for them, memberships. What is known is never written
over, only what is empty filled; a line is taken in once, however often the worker begins again.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.association.models.imported_row import Verdict
from focale.association.models.member import numbering
from focale.people.models import Person, Residence

from .cells import born
from .choosing import Chosen
from .families import entrust_to_parents, name_contact
from .known import Known
from .memberships import add_membership, admit, take_in_organisation
from .standing import Periods

LOT = 40
FILLED = ("born_on", "born_year", "email", "phone")


def take_in_lot(imported) -> bool:
    """Take in the next lines of this list, in the caller's transaction. False when none was left."""
    rows = list(imported.rows.waiting().order_by("rank", "number", "pk")[:LOT])
    if not rows:
        return False
    with numbering():
        known, chosen = Known(rows), Chosen(imported.chosen)
        periods = Periods([person for found in known.by_name.values() for person in found.values()])
        for row in rows:
            try:
                with transaction.atomic():
                    _take_in(row, imported, known, periods, chosen)
            except ValidationError as refusal:
                row.verdict, row.why, row.made = Verdict.REFUSED, refusal.messages, {}
            row.done_at = timezone.now()
            row.save()
    return True


def _take_in(row, imported, known, periods, chosen):
    by, facts = imported.by, row.facts
    if row.verdict == Verdict.CONTACT:
        name_contact(row, by)
        return
    if chosen.is_of_organisations(facts.get("kind")):
        take_in_organisation(row, imported, periods, chosen)
        return
    match = known.match(facts)
    if match.is_unclear:
        raise ValidationError(match.why)
    person = match.person
    row.verdict = Verdict.KNOWN if person else Verdict.NEW
    if person is None:
        person = _welcome(row, by)
    else:
        _fill(row, person, by)
    known.add(person)
    row.person = person
    _house(row, person, by)
    entrust_to_parents(row, by)
    row.period, _why = periods.add(person, facts)
    if row.period == "add":
        add_membership(row, imported, chosen, person=person)
    elif row.period == "member":
        admit(row, imported, person=person)


def _welcome(row, by):
    facts = row.facts
    told = {name: facts.get(name, "") for name in ("first_name", "last_name", "gender", "email", "phone")}
    person = Person.objects.welcome(by=by, **told, **born(facts.get("birth", "")))
    row.made["person"] = person.pk
    return person


def _fill(row, person, by):
    """What the file knew nothing of; an address that opens an account is its holder's to write."""
    told = born(row.facts.get("birth", "")) | {name: row.facts.get(name, "") for name in ("email", "phone")}
    empty = {name: value for name, value in told.items() if value and not getattr(person, name)}
    if person.born_year:
        empty.pop("born_year", None)
    if getattr(person, "account", None):
        empty.pop("email", None)
    if empty:
        person.correct(by=by, **empty)
        row.made["filled"] = {name: str(value) for name, value in empty.items()}


def _house(row, person, by):
    """Where the person lives, if nothing of it is noted."""
    told = {name: row.facts.get(name, "") for name in ("street", "postcode", "town")}
    if told["town"] and not person.residences.exists():
        row.made["residence"] = Residence.objects.settle(person, by=by, **told).pk
