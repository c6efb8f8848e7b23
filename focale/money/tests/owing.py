"""A family that owes: what the tests of vouchers, plans and deposits share."""

from datetime import timedelta

from django.utils import timezone

from focale.money.models import Charge, Line, Purpose
from focale.money.pricing import Quote
from focale.testing import FocaleTest


def days(count):
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=count)


def owe(cast, cents, payer=None, label="Stage caméra", by=None):
    """The share that somebody (Samira unless told) owes of a new charge."""
    charge = Charge.make(
        Quote(cents, cents),
        label=label,
        purpose=Purpose.ACTIVITY_FEES,
        day=timezone.localdate(),
        payer=(payer or cast.samira).person,
        beneficiary=cast.lina,
        by=by or cast.coralie,
    )
    return charge.shares.get()


def balance(account) -> int:
    """Debit less credit of one account, in cents."""
    return Line.objects.filter(account=account).balances().get(account, 0)


class OwingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.mother = self.samira.person
        self.share = owe(self, 7200)

    def left(self, share=None):
        share = share or self.share
        share.refresh_from_db()
        return share.left_cents
