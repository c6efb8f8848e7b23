"""What is owed is spread over dated parts that add up to it; a change is a new plan, the old one stays."""

from datetime import date

from django.core.exceptions import ValidationError

from focale.money import owed
from focale.money.models import Batch, Method, Payment, Plan
from focale.money.spreading import agree, equal_parts, monthly

from .owing import OwingTest, balance, days, owe


class PlanTest(OwingTest):
    def agree(self, *rows, shares=None, **facts):
        rows = [(days(when), cents, *more, "")[:3] for when, cents, *more in rows]
        return agree(self.mother, shares or [self.share], rows, by=self.coralie, **facts)

    def pay(self, cents):
        return Payment.take(Method.CASH, cents, payer=self.mother, shares=[self.share], by=self.coralie)

    def states(self, plan):
        found = Plan.objects.told().get(pk=plan.pk)
        return [state.left_cents for state in found.states()]


class TestAgreeing(PlanTest):
    def test_parts_that_do_not_add_up_or_cannot_be_are_refused(self):
        for rows in (
            [(0, 3600), (30, 3500)],
            [(0, 3600), (30, 3700)],
            [(0, 7200)],
            [(0, 7200), (30, 0)],
            [(0, 3600), (0, 3600)],
            [(-1, 3600), (30, 3600)],
            [],
        ):
            with self.subTest(rows=rows), self.assertRaises(ValidationError):
                self.agree(*rows)
        self.assertFalse(Plan.objects.exists())

    def test_a_sum_is_in_one_running_plan_and_of_this_person(self):
        self.agree((0, 3600), (30, 3600))
        with self.assertRaisesMessage(ValidationError, "a déjà un échéancier"):
            self.agree((0, 3600), (30, 3600))
        with self.assertRaises(ValidationError):
            self.agree((0, 250), (30, 250), shares=[owe(self, 500, payer=self.odile)])

    def test_proposed_parts_add_up_and_keep_the_day_of_the_month(self):
        self.assertEqual(equal_parts(1000, 3), [334, 333, 333])
        self.assertEqual(
            monthly(date(2026, 11, 30), 4),
            [date(2026, 11, 30), date(2026, 12, 30), date(2027, 1, 30), date(2027, 2, 28)],
        )

    def test_payments_fill_the_parts_in_their_order(self):
        plan = self.agree((0, 2400), (30, 2400), (60, 2400))
        self.pay(3000)
        self.assertEqual(self.states(plan), [0, 1800, 2400])
        self.pay(4200)
        self.assertEqual(self.states(plan), [0, 0, 0])


class TestCheques(PlanTest):
    def test_cheques_are_kept_and_banked_at_their_day(self):
        plan = self.agree((0, 2400, "001"), (30, 2400, "002"), (60, 2400, "003"), bank="CM")
        self.assertEqual((self.left(), balance("5112"), self.states(plan)), (0, 7200, [0, 0, 0]))
        first = Payment.objects.get(cheque_number="001")
        second = Payment.objects.get(cheque_number="002")
        self.assertEqual(list(Payment.objects.to_take_to_the_bank()), [first])
        with self.assertRaisesMessage(ValidationError, "gardé pour plus tard"):
            Batch.objects.take_to_the_bank([first.pk, second.pk], by=self.coralie)
        Batch.objects.take_to_the_bank([first.pk], by=self.coralie)
        self.assertEqual(list(Payment.objects.to_take_to_the_bank(days(30))), [second])
        self.assertEqual(balance("512"), 2400)

    def test_a_cheque_for_the_last_part_leaves_the_first_to_pay(self):
        plan = self.agree((0, 2400), (30, 4800, "002"))
        self.assertEqual((self.states(plan), self.left()), ([2400, 0], 2400))

    def test_the_same_cheque_twice_is_refused_and_nothing_is_kept(self):
        with self.assertRaisesMessage(ValidationError, "deux fois"):
            self.agree((0, 3600, "001"), (30, 3600, "001"))
        self.assertFalse(Plan.objects.exists() or Payment.objects.exists())


class TestChanging(PlanTest):
    def test_the_new_plan_spreads_what_is_left_and_the_old_one_is_kept(self):
        old = self.agree((0, 3600), (30, 3600))
        self.pay(1200)
        new = self.agree((10, 3000), (20, 3000), replaces=old, reason="perte d'emploi")
        old.refresh_from_db()
        self.assertEqual((new.replaces, new.cents, bool(old.ended_at)), (old, 6000, True))
        self.assertEqual([part.cents for part in old.parts.all()], [3600, 3600])
        self.assertEqual(self.states(new), [3000, 3000])

    def test_a_refused_change_leaves_the_plan_running(self):
        old = self.agree((0, 3600), (30, 3600))
        with self.assertRaises(ValidationError):
            self.agree((0, 1), (30, 1), replaces=old, reason="x")
        old.refresh_from_db()
        self.assertIsNone(old.ended_at)

    def test_a_sum_that_is_credited_makes_the_last_parts_smaller(self):
        other = owe(self, 3000)
        old = self.agree((0, 3400), (30, 3400), (60, 3400), shares=[self.share, other])
        self.share.charge.credit(reason="annulé", by=self.coralie)
        new = Plan.objects.running().get()
        self.assertEqual((new.replaces, [part.cents for part in new.parts.all()]), (old, [3000]))
        other.charge.credit(reason="annulé", by=self.coralie)
        self.assertFalse(Plan.objects.running().exists())


class TestReminding(PlanTest):
    def test_only_parts_past_due_are_reminded_of(self):
        plan = self.agree((0, 2400), (30, 4800))
        self.assertFalse(owed.remind(self.mother, by=self.coralie))
        plan.parts.filter(cents=2400).update(due_on=days(-1))
        debt = owed.told(list(owed.debts()))[0]
        self.assertEqual((debt.cents, debt.due_cents), (7200, 2400))
        self.assertTrue(owed.remind(self.mother, by=self.coralie))
        self.assertIn("24", self.mother.letters.get().subject)

    def test_what_no_plan_spreads_is_due_at_once(self):
        self.agree((0, 3600), (30, 3600))
        owe(self, 500)
        self.assertEqual(owed.told(list(owed.debts()))[0].due_cents, 500)
