"""A deposit is owed back: apart from income, given back or kept with a reason, its cheque banked or not."""

from django.core.exceptions import ValidationError

from focale.money.models import Batch, Deposit, Line, Payment
from focale.people.models import Person

from .owing import OwingTest, balance, days


class DepositTest(OwingTest):
    def take(self, method="cash", cents=20_000, **facts):
        facts = {"label": "Prêt d'un appareil", "by": self.coralie} | facts
        if method == "cheque":
            facts = {"cheque_number": "0099"} | facts
        return Deposit.take(self.mother, cents, method=method, **facts)

    def earned(self):
        return Line.objects.filter(account__gte="7").exclude(account="706").exists()


class TestTaking(DepositTest):
    def test_money_is_owed_back_and_is_no_income(self):
        self.take()
        self.take("transfer", 100)
        self.assertEqual((balance("530"), balance("512"), balance("165")), (20_000, 100, -20_100))
        self.assertFalse(self.earned())

    def test_a_cheque_that_is_only_kept_is_not_in_the_books(self):
        deposit = self.take("cheque")
        self.assertTrue(deposit.is_only_kept)
        self.assertEqual((balance("165"), list(Deposit.objects.in_the_drawer())), (0, []))

    def test_a_cheque_to_bank_goes_with_the_others_on_the_slip(self):
        deposit = self.take("cheque", is_to_bank=True)
        batch = Batch.objects.take_to_the_bank(deposits=[deposit.pk], by=self.coralie)
        self.assertEqual((balance("5112"), balance("512"), balance("165")), (0, 20_000, -20_000))
        self.assertEqual(batch.all_cheques(), [deposit])

    def test_nothing_a_day_to_come_and_a_cheque_without_number_are_refused(self):
        for facts in (
            {"cents": 0},
            {"day": days(1)},
            {"method": "cheque", "cheque_number": ""},
            {"label": ""},
        ):
            with self.subTest(facts=facts), self.assertRaises(ValidationError):
                self.take(**facts)
        self.assertFalse(Deposit.objects.exists())

    def test_the_same_form_twice_is_one_deposit(self):
        self.assertEqual(self.take(ticket="t" * 20), self.take(ticket="t" * 20))
        self.assertEqual(balance("165"), -20_000)


class TestSettling(DepositTest):
    def test_given_back_whole_nothing_is_left(self):
        deposit = self.take()
        deposit.settle(method="cash", by=self.coralie)
        self.assertEqual((balance("530"), balance("165"), deposit.returned_cents), (0, 0, 20_000))
        with self.assertRaisesMessage(ValidationError, "déjà rendue"):
            deposit.settle(by=self.coralie)

    def test_a_part_is_kept_with_its_reason_and_is_income_from_then_on(self):
        deposit = self.take()
        with self.assertRaisesMessage(ValidationError, "Dites pourquoi"):
            deposit.settle(kept_cents=5_000, by=self.coralie)
        deposit.settle(kept_cents=5_000, reason="objectif rayé", method="transfer", by=self.coralie)
        self.assertEqual((balance("512"), balance("758"), balance("165")), (-15_000, -5_000, 0))
        self.assertEqual((deposit.returned_cents, deposit.kept_reason), (15_000, "objectif rayé"))

    def test_more_than_it_is_and_a_day_that_cannot_be_are_refused(self):
        deposit = self.take()
        for facts in (
            {"kept_cents": 20_001, "reason": "x"},
            {"kept_cents": -1},
            {"day": days(1)},
            {"day": days(-1)},
        ):
            with self.subTest(facts=facts), self.assertRaises(ValidationError):
                deposit.settle(by=self.coralie, **facts)

    def test_a_kept_cheque_goes_back_as_it_came_and_is_banked_before_a_part_is_kept(self):
        deposit = self.take("cheque")
        with self.assertRaisesMessage(ValidationError, "d'abord le chèque en banque"):
            deposit.settle(kept_cents=100, reason="x", by=self.coralie)
        deposit.bank(by=self.coralie)
        deposit.settle(kept_cents=20_000, reason="jamais rendu", by=self.coralie)
        self.assertEqual((balance("5112"), balance("758"), balance("165")), (20_000, -20_000, 0))
        self.assertEqual(list(Deposit.objects.in_the_drawer()), [deposit])

    def test_a_cheque_still_in_the_drawer_is_handed_back_and_leaves_the_drawer(self):
        deposit = self.take("cheque", is_to_bank=True)
        deposit.settle(method="cheque", by=self.coralie)
        self.assertEqual((balance("5112"), balance("165")), (0, 0))
        self.assertFalse(Deposit.objects.in_the_drawer().exists())

    def test_who_has_a_deposit_here_is_not_forgotten(self):
        Payment.take("cash", 7200, payer=self.mother, shares=[self.share], by=self.coralie)
        self.take()
        with self.assertRaisesMessage(ValidationError, "Rendez-la d'abord"):
            Deposit.follow_erasure(Person.objects.get(pk=self.mother.pk), by=self.coralie)
