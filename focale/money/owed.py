"""Who still has something to pay, the oldest sum first, and the letter that reminds of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Case, Count, Max, Min, Sum, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import record
from focale.letters.models import Letter
from focale.money.messages import facts_of_reminder
from focale.money.models.charge import LEFT, Share
from focale.money.models.plan import Plan
from focale.people.models import Organisation, Person

APART = timedelta(days=7)
"""Nobody is reminded twice within these days."""


@dataclass
class Debt:
    """What one person or partner still has to pay. `reminded`: the day of the last letter, or None.

    `deferred_cents`: the part of it that a plan puts off to days to come.
    """

    who: object
    cents: int
    count: int
    since: date
    reminded: date | None = None
    deferred_cents: int = 0

    @property
    def is_of_a_person(self) -> bool:
        return isinstance(self.who, Person)

    @property
    def may_be_reminded(self) -> bool:
        """Once a week at most."""
        soon = self.reminded and timezone.localdate() - self.reminded < APART
        return not soon and self.due_cents > 0

    @property
    def due_cents(self) -> int:
        """What is due today."""
        return self.cents - self.deferred_cents


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
    """These rows with the names, the last reminders and what plans put off, in seven queries."""
    people = Person.objects.in_bulk({row["debtor"] for row in rows if row["debtor"]})
    partners = Organisation.objects.in_bulk({row["organisation"] for row in rows if row["organisation"]})
    reminded, later = last_reminders(people), deferred(people)
    asked = last_reminders_of_partners(partners)
    return [
        Debt(
            partners.get(row["organisation"]) or people.get(row["debtor"]),
            row["left"],
            row["count"],
            row["since"],
            asked.get(row["organisation"]) if row["organisation"] else reminded.get(row["debtor"]),
            0 if row["organisation"] else later.get(row["debtor"], 0),
        )
        for row in rows
    ]


def last_reminders(people) -> dict:
    """{key of a person: day of the last letter}."""
    letters = Letter.objects.filter(kind="reminder_to_pay", about__in=[about(pk) for pk in people])
    found = letters.values_list("about").annotate(at=Max("written_at"))
    days = {written: timezone.localdate(at) for written, at in found}
    return {pk: days[about(pk)] for pk in people if about(pk) in days}


def last_reminders_of_partners(partners) -> dict:
    """{key of an organisation: day of the last letter}."""
    letters = Letter.objects.filter(kind="reminder_to_pay", organisation__in=partners)
    found = letters.order_by().values_list("organisation").annotate(at=Max("written_at"))
    return {key: timezone.localdate(at) for key, at in found}


def deferred(people) -> dict:
    """{key of a person: the cents of what is owed that are not due yet}."""
    found = {}
    for plan in Plan.objects.running().filter(payer__in=people).told() if people else ():
        found[plan.payer_id] = found.get(plan.payer_id, 0) + plan.deferred_cents()
    return found


def about(pk) -> str:
    """The page the letters of one debtor speak of, whoever reads them."""
    return reverse("person-money", args=[pk])


@transaction.atomic
def remind(person, *, by) -> bool:
    """Write to the person, or for a minor to who decides, what is still to be paid. Once a week at most.

    Returns whether a letter was written: nothing is due today, or one went out lately, and there is none.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    row = debts(person).filter(organisation=None).first()
    debt = told([row])[0] if row else None
    if not debt or not debt.may_be_reminded:
        return False
    row["left"] = debt.due_cents
    for reader in readers_of(person):
        key = f"debt:{person.pk}:{timezone.localdate().isoformat()}:{reader.pk}"
        facts = facts_of_reminder(row, reader)
        Letter.objects.write("reminder_to_pay", to=reader, facts=facts, key=key, about=about(person.pk))
    record("payment.reminded", person, by=by, cents=row["left"])
    return True


@transaction.atomic
def remind_partner(organisation, *, by) -> bool:
    """Write to an organisation what it still has to pay, each time somebody asks; once a week at most.

    Those who pay for others have their own slips and deadlines: nobody writes to all of them at once.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    row = debts().filter(organisation=organisation).first()
    if not row or not told([row])[0].may_be_reminded:
        return False
    key = f"debt:o{organisation.pk}:{timezone.localdate().isoformat()}"
    facts = facts_of_reminder(row, organisation)
    Letter.objects.write("reminder_to_pay", to=organisation, facts=facts, key=key)
    record("payment.reminded", organisation, by=by, cents=row["left"])
    return True


def readers_of(person) -> list:
    """Whom one writes to about this person's money."""
    adults = [link.adult for link in person.deciders().select_related("adult")]
    return adults if person.is_minor() and adults else [person]


def owing() -> list:
    """The keys of all persons who owe something, to be reminded one by one."""
    return [row["debtor"] for row in debts() if row["debtor"] and not row["organisation"]]
