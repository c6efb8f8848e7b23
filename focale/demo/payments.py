"""Payments of the past in bulk: most families pay at the door or at the end of the month, a few are late."""

from datetime import timedelta

from focale.money.models import Allocation, Method, Payment
from focale.money.models.charge import CUSTOMERS
from focale.money.models.payment import WHERE

from .entries import Movement
from .seasons import moment

HABITS = ((Method.CASH, 40), (Method.CHEQUE, 36), (Method.TRANSFER, 24))
BANKS = ("Crédit du Gardon", "Banque des Cévennes", "Caisse du Midi")
LATE_DAYS, LATE_ONE_IN = 110, 9


class Payments:
    """Each payer's habit decides when and how; `told` notes facts for the journal."""

    def __init__(self, demonstration, entries, told):
        self.chance, self.today = demonstration.chance, demonstration.today
        self.by, self.entries, self.told = demonstration.account("coordinator"), entries, told
        self.payments = []

    def settle(self, shares):
        """Pay these shares, the oldest first, as far as the payer is not late."""
        by_payer = {}
        for share in shares:
            by_payer.setdefault(share.person or share.organisation, []).append(share)
        for place, (payer, owed) in enumerate(by_payer.items()):
            method = self.chance.choices(*zip(*HABITS, strict=True))[0]
            method = method if owed[0].person else Method.TRANSFER
            is_late = place % LATE_ONE_IN == 0
            for day, together in self._in_turns(owed, method).items():
                late = is_late and day > self.today - timedelta(days=LATE_DAYS)
                if day < self.today and not late:
                    self._take(method, day, payer, together)

    def _in_turns(self, owed, method):
        """{day of the payment: shares}: cash on the day itself, anything else at the end of the month."""
        turns = {}
        for share in owed:
            day = share.charge.day
            if method != Method.CASH:
                day = (day.replace(day=1) + timedelta(days=40)).replace(day=2)
            turns.setdefault(day, []).append(share)
        return turns

    def _take(self, method, day, payer, shares):
        cents = sum(share.cents for share in shares)
        payment = Payment(method=method, cents=cents, day=day, allocated_cents=cents, made_by=self.by)
        payment.made_at = moment(day, "17:30")
        if shares[0].person:
            payment.payer = payer
        else:
            payment.payer_organisation = payer
        if method == Method.CHEQUE:
            payment.cheque_bank = self.chance.choice(BANKS)
            payment.cheque_number = f"{self.chance.randrange(10**7):07}"
        for share in shares:
            share.paid_cents = share.cents
        self.payments.append((payment, shares))

    def write(self):
        """Payments in the order of their days, what each paid, their entries. After the shares."""
        self.payments.sort(key=lambda row: row[0].day)
        Payment.objects.bulk_create([payment for payment, _shares in self.payments], batch_size=400)
        given = []
        for payment, shares in self.payments:
            for share in shares:
                given.append(Allocation(payment=payment, share=share, cents=share.cents, at=payment.made_at))
            account, journal = WHERE[payment.method]
            movements = [Movement(account, payment.cents), Movement(CUSTOMERS, -payment.cents)]
            self.entries.note(journal, payment.day, payment.booked_as(), movements, f"P{payment.pk}")
            facts = {"cents": payment.cents, "method": str(payment.method)}
            self.told("payment.taken", payment, payment.made_at, **facts)
            for share in shares:
                facts = {"share": share.pk, "cents": share.cents}
                self.told("payment.allocated", payment, payment.made_at, **facts)
        Allocation.objects.bulk_create(given, batch_size=500)
