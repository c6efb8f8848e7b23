"""What somebody owes and has paid: the charges with who bears which part, the payments, what is left."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from focale.money.models import Charge, Deposit, Payment, Plan

SHOWN = 60


@dataclass
class Statement:
    """`charges` and `payments`: the querysets of one person or family, the latest first; `reader`: whose
    own prices are told with their reason, None for the desk, which reads them all."""

    charges: object
    payments: object
    reader: object = None
    person: object = None

    @classmethod
    def of_person(cls, person, reader=None):
        """What the person pays, and what is made for the person."""
        mine = Charge.objects.filter(Q(payer=person) | Q(beneficiary=person))
        return cls(mine, Payment.objects.filter(payer=person), reader, person)

    @classmethod
    def of_family(cls, person):
        """What the person pays, and what is made for the person and those the person decides for."""
        return cls(Charge.objects.of_family(person), Payment.objects.filter(payer=person), person, person)

    @cached_property
    def plans(self) -> list:
        """How the person agreed to pay in several times."""
        return list(Plan.objects.running().filter(payer=self.person).told())

    @cached_property
    def deposits(self) -> list:
        """What of the person's is held against damage, or was."""
        return list(Deposit.objects.filter(person=self.person)[:SHOWN])

    @cached_property
    def lines(self) -> list:
        """The charges to show, the latest first; credit notes are told with the charge they correct."""
        rows = self.charges.filter(corrects=None).with_shares().select_related("beneficiary", "payer")
        return list(rows[:SHOWN])

    @cached_property
    def paid(self) -> list:
        return list(self.payments[:SHOWN])

    def told(self):
        """Pairs of a charge and whether its reason is told: never that of another payer's price."""
        return [(charge, self.reader is None or charge.payer_id == self.reader.pk) for charge in self.lines]

    @property
    def left_cents(self) -> int:
        """What is still to be paid, by this payer."""
        mine = (charge for charge in self.lines if self.reader is None or charge.payer_id == self.reader.pk)
        return sum(charge.left_cents for charge in mine)

    @property
    def payers(self) -> list:
        """The persons who still have something to pay of it."""
        return list({charge.payer: None for charge in self.lines if charge.payer and charge.left_cents})

    @property
    def paid_cents(self) -> int:
        return sum(payment.cents for payment in self.paid)

    @property
    def credit_cents(self) -> int:
        """What was paid and serves nothing yet."""
        return sum(payment.left_cents for payment in self.paid)

    @property
    def covered_cents(self) -> int:
        """What others bear of these prices: the real value of what is free or cheaper."""
        standing = (charge for charge in self.lines if not charge.is_credited)
        return sum(charge.value_cents - charge.due_cents for charge in standing)
