"""The money of the past, all in bulk: seats, memberships, what was paid for them, hours given."""

from focale.ground.models import Event

from .charges import Charges
from .entries import Entries
from .joiners import joiners
from .members import Members
from .past_prices import charge_registrations
from .payments import Payments
from .quotients import Quotients
from .volunteers import Volunteers


def write_past(demonstration):
    """Everything that was owed and paid until yesterday, and what it is for: rows as the verbs leave them."""
    past, facts = demonstration.past, Facts()
    entries = Entries(demonstration.account("coordinator"))
    charges = Charges(entries, facts.told)
    charge_registrations(demonstration, charges, Quotients(demonstration))
    members = Members(demonstration, charges, facts.told)
    members.enrol(joiners(demonstration))
    payments = Payments(demonstration, entries, facts.told)
    payments.settle(charges.owed())
    charges.write()
    members.write()
    payments.write()
    volunteers = Volunteers(demonstration, entries, facts.told).help().write()
    entries.write()
    volunteers.link()
    past.events += facts.events()
    past.write()


class Facts:
    """Facts for the journal, whose subjects may have no key yet."""

    def __init__(self):
        self.rows = []

    def told(self, what, subject, at, **details):
        self.rows.append((what, subject, at, details))

    def events(self) -> list[Event]:
        return [
            Event(what=what, noun=subject._meta.label, subject_id=subject.pk, at=at, details=details)
            for what, subject, at, details in self.rows
        ]
