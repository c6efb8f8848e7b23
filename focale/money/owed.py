"""Who still has something to pay, the oldest sum first, and the letter that reminds of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Case, Count, F, Max, Min, Sum, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import record
from focale.letters.models import Letter
from focale.money.messages import facts_of_reminder
from focale.money.models import Share
from focale.people.models import Organisation, Person

APART = timedelta(days=7)
"""Nobody is reminded twice within these days."""
LEFT = F("cents") - F("credited_cents") - F("paid_cents")


@dataclass
class Debt:
    """What one person or partner still has to pay. `reminded`: the day of the last letter, or None."""

    who: object
    cents: int
    count: int
    since: date
    reminded: date | None = None

    @property
    def is_of_a_person(self) -> bool:
        return isinstance(self.who, Person)

    @property
    def may_be_reminded(self) -> bool:
        """Partners get no letter from here; persons one a week at most."""
        soon = self.reminded and timezone.localdate() - self.reminded < APART
        return self.is_of_a_person and not soon


def debts(person=None):
    """The rows {debtor, organisation, left, count, since}, the oldest first. Vouchers are owed by who pays.

    `person`: only what this one owes.
    """
    unpaid = Share.objects.unpaid() if person is None else Share.objects.unpaid().owed_by(person)
    of_person = Case(When(organisation=None, then=Coalesce("person", "charge__payer")))
    rows = unpaid.annotate(debtor=of_person).order_by().values("debtor", "organisation")
    sums = {"left": Sum(LEFT), "count": Count("pk"), "since": Min("charge__day")}
    return rows.annotate(**sums).order_by("since", "debtor", "organisation")


def told(rows) -> list[Debt]:
    """These rows with the names and the last reminders, in three queries."""
    people = Person.objects.in_bulk({row["debtor"] for row in rows if row["debtor"]})
    partners = Organisation.objects.in_bulk({row["organisation"] for row in rows if row["organisation"]})
    reminded = last_reminders(people)
    return [
        Debt(
            partners.get(row["organisation"]) or people.get(row["debtor"]),
            row["left"],
            row["count"],
            row["since"],
            reminded.get(row["debtor"]),
        )
        for row in rows
    ]


def last_reminders(people) -> dict:
    """{key of a person: day of the last letter}."""
    letters = Letter.objects.filter(kind="reminder_to_pay", about__in=[about(pk) for pk in people])
    found = letters.values_list("about").annotate(at=Max("written_at"))
    days = {written: timezone.localdate(at) for written, at in found}
    return {pk: days[about(pk)] for pk in people if about(pk) in days}


def about(pk) -> str:
    """The page the letters of one debtor speak of, whoever reads them."""
    return reverse("person-money", args=[pk])


@transaction.atomic
def remind(person, *, by) -> bool:
    """Write to the person, or for a minor to who decides, what is still to be paid. Once a week at most.

    Returns whether a letter was written: nothing is owed, or one went out lately, and there is none.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    row = debts(person).filter(organisation=None).first()
    if not row or not told([row])[0].may_be_reminded:
        return False
    for reader in readers_of(person):
        key = f"debt:{person.pk}:{timezone.localdate().isoformat()}:{reader.pk}"
        facts = facts_of_reminder(row, reader)
        Letter.objects.write("reminder_to_pay", to=reader, facts=facts, key=key, about=about(person.pk))
    record("payment.reminded", person, by=by, cents=row["left"])
    return True


def readers_of(person) -> list:
    """Whom one writes to about this person's money."""
    adults = [link.adult for link in person.deciders().select_related("adult")]
    return adults if person.is_minor() and adults else [person]


def remind_all(*, by) -> int:
    """Remind everybody who owes something; returns how many letters were due."""
    owing = [row["debtor"] for row in debts() if row["debtor"]]
    return sum(remind(person, by=by) for person in Person.objects.filter(pk__in=owing).order_by("pk"))
