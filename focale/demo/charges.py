"""Charges of the past in bulk, with the shares, entries and facts of the journal `Charge.make` leaves."""

from focale.money.models import PLACES, Charge, Fund, Journal, Payer, Purpose, Share
from focale.money.models.charge import CUSTOMERS

from .entries import Movement


class Charges:
    """Collects what was owed; `told(what, subject, at, **details)` notes a fact for the journal."""

    def __init__(self, entries, told):
        self.entries, self.told = entries, told
        self.charges, self.shares, self.funds = [], {}, {}

    def make(self, quote, *, at, payer, organisation=None, **facts) -> Charge:
        """What `Charge.make` would have made at that moment, not saved yet."""
        reason = quote.rule.label[:200] if quote.rule else ""
        charge = Charge(value_cents=quote.public_cents, payer=payer, version=quote.version, reason=reason)
        for name, value in (facts | {"made_at": at}).items():
            setattr(charge, name, value)
        shares = [Share(charge=charge, payer=Payer.PERSON, person=payer, cents=quote.due_cents)]
        if quote.covered_cents:
            fund = quote.fund if quote.payer == Payer.GRANT else None
            more = {"fund": fund, "organisation": organisation, "cents": quote.covered_cents}
            shares.append(Share(charge=charge, payer=quote.payer, **more))
            if fund:
                fund.offered_cents += quote.covered_cents
                self.funds[fund.pk] = fund
        self.charges.append(charge)
        self.shares[id(charge)] = shares
        return charge

    def owed(self):
        """The shares somebody is to pay, the oldest first."""
        found = [share for charge in self.charges for share in self.shares[id(charge)]]
        found = [share for share in found if share.is_owed and share.cents]
        return sorted(found, key=lambda share: share.charge.day)

    def write(self):
        """Charges, shares, entries; the envelopes lighter by what they offered."""
        self.charges.sort(key=lambda charge: charge.made_at)
        Charge.objects.bulk_create(self.charges, batch_size=400)
        shares = [share for charge in self.charges for share in self.shares[id(charge)]]
        Share.objects.bulk_create(shares, batch_size=500)
        for charge in self.charges:
            due = [share.cents for share in self.shares[id(charge)] if share.is_owed]
            if sum(due):
                income = PLACES[Purpose(charge.purpose)].account
                movements = [Movement(CUSTOMERS, sum(due)), Movement(income, -sum(due), charge.project)]
                piece = f"C{charge.pk}"
                self.entries.note(Journal.SALES, charge.day, charge.label, movements, piece)
            facts = {"value_cents": charge.value_cents, "due_cents": due[0]}
            self.told("charge.made", charge, charge.made_at, **facts)
        for fund in self.funds.values():
            Fund.objects.filter(pk=fund.pk).update(offered_cents=fund.offered_cents)
