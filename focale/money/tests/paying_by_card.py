"""Samira owes a course and pays it by card: what the tests of card payments share."""

from django.utils import timezone

from focale.money.models import Charge, Checkout, Line, Payment, Purpose
from focale.money.pricing import Quote
from focale.testing import FocaleTest

from .helloasso_server import helloasso


class CardTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.share = cls.owe(7200).shares.get()

    def setUp(self):
        super().setUp()
        self.fake = self.enterContext(helloasso())

    @classmethod
    def owe(cls, cents, label="Stage caméra"):
        return Charge.make(
            Quote(cents, cents),
            label=label,
            purpose=Purpose.ACTIVITY_FEES,
            day=timezone.localdate(),
            payer=cls.samira.person,
            beneficiary=cls.lina,
            by=cls.coralie,
        )

    def opened(self, *shares):
        """An attempt whose page at HelloAsso is made."""
        shares = shares or [self.share]
        checkout = Checkout.start(shares, payer=self.samira.person, by=self.samira)
        checkout.ask()
        return checkout

    def paid(self, **facts):
        """One paid there, and read again."""
        checkout = self.opened()
        self.fake.paid(checkout.intent_id, **facts)
        checkout.look()
        return checkout

    def left(self):
        self.share.refresh_from_db()
        return self.share.left_cents

    def card_money(self):
        """What stands on the account of cards on their way to the bank."""
        return Line.objects.all().balances().get("5115", 0)

    def payments(self):
        return list(Payment.objects.order_by("pk").values_list("cents", flat=True))
