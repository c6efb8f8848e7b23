"""What somebody owes and has paid: the charges with who bears which part, the payments, what is left."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, Sum

from focale.money.models import Charge, Deposit, Payer, Payment, Plan, Share
from focale.money.models.charge import LEFT, OWED_BY
from focale.money.models.payment import FREE
from focale.people.models import Person

SHOWN, MOST = 60, 1000


@dataclass
class Statement:
    """`charges` and `payments`: the querysets of one person or family, the latest first; `reader`: whose
    own prices are told with their reason, None for the desk, which reads them all; `is_whole`: show the old
    ones too."""

    charges: object
    payments: object
    reader: object = None
    person: object = None
    is_whole: bool = False

    @classmethod
    def of_person(cls, person, reader=None, **more):
        """What the person pays, and what is made for the person."""
        mine = Charge.objects.filter(Q(payer=person) | Q(beneficiary=person))
        return cls(mine, Payment.objects.filter(payer=person), reader, person, **more)

    @classmethod
    def of_family(cls, person, **more):
        """What the person pays, and what is made for the person and those the person decides for."""
        paid = Payment.objects.filter(payer=person)
        return cls(Charge.objects.of_family(person), paid, person, person, **more)

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
        return list(rows[: MOST if self.is_whole else SHOWN])

    @cached_property
    def paid(self) -> list:
        return list(self.payments[: MOST if self.is_whole else SHOWN])

    @property
    def hides_some(self) -> bool:
        """Whether there may be older ones than are shown."""
        return not self.is_whole and SHOWN in (len(self.lines), len(self.paid))

    def told(self):
        """Pairs of a charge and whether its reason is told: never that of another payer's price."""
        return [(charge, self.reader is None or charge.payer_id == self.reader.pk) for charge in self.lines]

    @cached_property
    def _by_payer(self) -> list:
        """(key of a person, cents still to be paid, cents others bear) of all the charges, shown or not."""
        made, nobody = self.charges.filter(corrects=None).values("pk"), Q(organisation=None)
        rows = Share.objects.filter(charge__in=made).order_by().values_list("charge__payer")
        borne = ~Q(payer=Payer.PERSON) & Q(credited_cents=0)
        left = Sum(LEFT, filter=nobody & Q(payer__in=OWED_BY, cents__gt=0), default=0)
        return list(rows.annotate(left=left, borne=Sum("cents", filter=borne, default=0)))

    @property
    def left_by_payer(self) -> dict:
        """{key of a person: the cents still to be paid}, of who reads alone where somebody reads."""
        mine = None if self.reader is None else self.reader.pk
        return {key: left for key, left, _borne in self._by_payer if left and mine in (None, key)}

    @property
    def left_cents(self) -> int:
        """What is still to be paid, by this payer."""
        return sum(self.left_by_payer.values())

    @cached_property
    def payers(self) -> list:
        """The persons who still have something to pay of it."""
        known = {charge.payer_id: charge.payer for charge in self.lines}
        known |= Person.objects.in_bulk(keys) if (keys := set(self.left_by_payer) - {None, *known}) else {}
        return [known[key] for key in self.left_by_payer if known.get(key)]

    @property
    def covered_cents(self) -> int:
        """What others bear of these prices: the real value of what is free or cheaper."""
        return sum(borne for _key, _left, borne in self._by_payer)

    @cached_property
    def sums(self) -> dict:
        """`paid`: what came in, less what was paid back; `free`: what of it serves nothing yet."""
        if len(self.paid) < SHOWN:  # all of them are here: no need to ask again
            free = sum(row.left_cents for row in self.paid)
            return {"paid": sum(row.cents for row in self.paid), "free": free}
        free = Sum(FREE, filter=Q(cents__gt=0), default=0)
        return self.payments.order_by().aggregate(paid=Sum("cents", default=0), free=free)

    @property
    def paid_cents(self) -> int:
        return self.sums["paid"]

    @property
    def credit_cents(self) -> int:
        """What was paid and serves nothing yet."""
        return self.sums["free"]
