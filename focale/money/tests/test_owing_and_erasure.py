"""Who owes something, themselves or by vouchers to come, is not erased before it is settled."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.money.models import Charge, Payer, Purpose
from focale.money.pricing import Quote
from focale.people.erasing import erase
from focale.testing import FocaleTest


class OwingTest(FocaleTest):
    def owe(self, quote):
        facts = {"label": "Stage", "purpose": Purpose.ACTIVITY_FEES, "day": timezone.localdate()}
        return Charge.make(quote, payer=self.odile.person, by=self.coralie, **facts)

    def test_by_vouchers(self):
        charge = self.owe(Quote(4800, 0, payer=Payer.VOUCHER))
        with self.assertRaisesMessage(ValidationError, "doit encore une somme"):
            erase(self.odile.person, by=self.coralie)
        charge.credit(reason="erreur", by=self.coralie)
        erase(self.odile.person, by=self.coralie)
