"""A form that came without its number is one act each time: nothing is lost, nothing breaks."""

from django.urls import reverse
from django.utils import timezone

from focale.money.models import Charge, Checkout, Deposit, Expense, Payment, Purpose
from focale.money.pricing import Quote
from focale.testing import FocaleTest


class WithoutTicketTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.client.force_login(self.coralie)

    def send(self, name, *args, **typed):
        """The same address twice, other words and sums, no ticket."""
        for cents, label in (("10", "Un"), ("12", "Deux")):
            typed |= {"cents": cents, "label": label, "day": self.today.isoformat()}
            self.assertEqual(self.client.post(reverse(name, args=args), typed).status_code, 302)

    def test_two_payments_without_a_number_are_two(self):
        self.send("person-payment", self.odile.person.pk, method="cash")
        self.assertEqual(set(Payment.objects.values_list("cents", "ticket")), {(1000, None), (1200, None)})

    def test_two_expenses_are_two(self):
        self.send("expense-new", purpose="consumables", paid_by="card", supplier="Papeterie")
        self.assertEqual(set(Expense.objects.values_list("cents", "ticket")), {(1000, None), (1200, None)})

    def test_two_deposits_are_two(self):
        self.send("person-deposit", self.odile.person.pk, method="cash")
        self.assertEqual(set(Deposit.objects.values_list("cents", "ticket")), {(1000, None), (1200, None)})

    def test_two_attempts_to_pay_by_card_are_two(self):
        for who in (self.odile.person, self.samira.person):
            facts = {"label": "Stage", "purpose": Purpose.ACTIVITY_FEES, "day": self.today, "payer": who}
            charge = Charge.make(Quote(500, 500), by=self.coralie, **facts)
            Checkout.start(charge.shares.all(), payer=who, ticket="", by=None)
        self.assertEqual(list(Checkout.objects.values_list("ticket", flat=True)), [None, None])

    def test_with_its_number_it_is_one(self):
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "day": self.today, "by": self.thomas}
        one = Expense.note(cents=100, ticket="abc", **facts)
        self.assertEqual(Expense.note(cents=100, ticket="abc", **facts), one)
