"""What happened has a day that is past, and money held does not leave the books before it came in."""

from django.core.exceptions import ValidationError

from focale.money.models import Batch, Deposit, Entry, Payment

from .owing import OwingTest, days


class DaysTest(OwingTest):
    def cheque(self, day):
        facts = {"label": "Clé", "method": "cheque", "cheque_number": "99", "by": self.coralie}
        return Deposit.take(self.mother, 10_000, day=days(day), **facts)

    def refused(self, sentence, verb, *args, **facts):
        before = Entry.objects.count()
        with self.assertRaisesMessage(ValidationError, sentence):
            verb(*args, by=self.coralie, **facts)
        self.assertEqual(Entry.objects.count(), before)

    def test_a_cheque_kept_is_not_banked_on_a_day_to_come_nor_before_it_came(self):
        deposit = self.cheque(-10)
        for day in (1, 400, -11):
            self.refused("entre celui où elle est venue", deposit.bank, day=days(day))
        deposit.bank(day=days(-10), by=self.coralie)
        self.assertEqual(deposit.banked_on, days(-10))

    def test_it_does_not_leave_the_books_before_it_came_into_them(self):
        deposit = self.cheque(-10)
        deposit.bank(day=days(-2), by=self.coralie)
        self.refused("dans les comptes depuis", deposit.settle, kept_cents=10_000, reason="x", day=days(-3))
        self.refused("aujourd'hui", deposit.settle, method="cash", day=days(1))
        Batch.objects.take_to_the_bank(deposits=[deposit.pk], by=self.coralie)
        deposit.settle(kept_cents=10_000, reason="cassé", day=days(-2), by=self.coralie)
        self.assertEqual(deposit.kept_cents, 10_000)

    def test_a_cheque_never_banked_goes_back_any_day_since_it_came(self):
        deposit = self.cheque(-10)
        deposit.settle(day=days(-9), by=self.coralie)
        self.assertEqual(deposit.settled_on, days(-9))

    def test_nothing_is_paid_back_on_a_day_to_come(self):
        payment = Payment.take("cash", 500, payer=self.mother, by=self.coralie)
        self.refused("pas encore arrivé", payment.refund, 500, reason="trop payé", day=days(1))
