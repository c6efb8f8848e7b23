"""Agreed, given back or asked for by several at once: one plan, one settlement, one round of reminders."""

import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase

from focale.money.models import Deposit, Payment, Plan, ReminderRound
from focale.money.spreading import agree
from focale.testing import Cast

from .owing import balance, days, owe


class PromiseRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        self.mother = self.samira.person

    def at_once(self, act, count=6):
        start, refused = threading.Barrier(count), []

        def run(number):
            start.wait()
            try:
                act(number)
            except ValidationError as refusal:
                refused.append(refusal)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(refused)

    def test_a_sum_spread_by_six_at_once_is_in_one_plan_with_its_cheques_once(self):
        share = owe(self, 7200)
        rows = [(days(0), 3600, "001"), (days(30), 3600, "002")]
        refused = self.at_once(lambda _number: agree(self.mother, [share], rows, by=self.coralie))
        self.assertEqual((refused, Plan.objects.count(), Payment.objects.count()), (5, 1, 2))
        self.assertEqual(balance("411"), 0)

    def test_a_sum_paid_while_it_is_spread_leaves_a_plan_that_adds_up(self):
        share = owe(self, 7200)

        def act(number):
            if number % 2:
                Payment.take("cash", 1200, payer=self.mother, shares=[share], by=self.coralie)
            else:
                left = type(share).objects.get(pk=share.pk).left_cents
                rows = [(days(0), left - 100, ""), (days(30), 100, "")]
                agree(self.mother, [share], rows, by=self.coralie)

        self.at_once(act)
        share.refresh_from_db()
        self.assertEqual(share.left_cents, 3600)
        for plan in Plan.objects.running().told():
            self.assertEqual(plan.cents, sum(each.cents for each in plan.planned.all()))
            self.assertEqual(sum(state.left_cents for state in plan.states()), 3600)

    def test_a_deposit_given_back_by_six_at_once_leaves_the_box_once(self):
        deposit = Deposit.take(self.mother, 9000, label="Prêt", method="cash", by=self.coralie)
        give_back = lambda _number: Deposit.objects.get(pk=deposit.pk).settle(by=self.coralie)  # noqa: E731
        self.assertEqual((self.at_once(give_back), balance("530"), balance("165")), (5, 0, 0))

    def test_all_reminded_by_six_at_once_is_one_round(self):
        owe(self, 7200)
        self.at_once(lambda _number: ReminderRound.objects.ask([self.mother.pk], by=self.coralie))
        self.assertEqual(ReminderRound.objects.count(), 1)
