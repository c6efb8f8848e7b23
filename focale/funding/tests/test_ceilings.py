"""The ceiling of a grant is never crossed, nor an expense shared out twice, whoever comes when."""

import threading
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.funding.models import Action, Funder, Grant, Line74, Spending
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.testing import Cast


class CeilingTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        today = timezone.localdate()
        days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=30)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        self.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        self.grant = Grant.award(action=self.action, funder=town, cents=100_000, by=self.coralie, **days)

    def spend(self, cents):
        return Expense.note(
            label="Pellicules",
            purpose=Purpose.CONSUMABLES,
            cents=cents,
            day=timezone.localdate(),
            by=self.thomas,
        )

    def commit(self, expense, cents):
        return Spending.make(expense, self.action, cents=cents, grant=self.grant, by=self.coralie)

    def test_fifty_commitments_on_the_last_euros_never_cross_the_ceiling(self):
        self.commit(self.spend(88_000), 88_000)
        expenses = [self.spend(1_000) for _each in range(50)]
        start, said = threading.Barrier(50), []

        def try_one(expense):
            start.wait()
            try:
                self.commit(expense, 1_000)
                said.append("yes")
            except ValidationError as refusal:
                said.append(refusal.messages[0])
            finally:
                connections.close_all()

        threads = [threading.Thread(target=try_one, args=[expense]) for expense in expenses]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(said.count("yes"), 12)
        self.assertEqual(len([words for words in said if "Il ne reste que" in words]), 38, set(said))
        self.grant.fund.refresh_from_db()
        self.assertEqual(self.grant.fund.committed_cents, 100_000)

    def test_an_expense_is_never_shared_out_beyond_the_whole(self):
        expense = self.spend(1_000)
        self.commit(expense, 700)
        with self.assertRaisesMessage(ValidationError, "Il reste 3"):
            self.commit(expense, 400)

    def test_what_is_taken_back_returns_to_the_grant(self):
        made = self.commit(self.spend(1_000), 1_000)
        made.end(by=self.coralie)
        made.end(by=self.coralie)
        self.grant.fund.refresh_from_db()
        self.assertEqual(self.grant.fund.committed_cents, 0)

    def test_a_day_outside_the_grant_is_refused(self):
        late = Expense.note(
            label="Papier",
            purpose=Purpose.CONSUMABLES,
            cents=500,
            day=timezone.localdate() - timedelta(days=60),
            by=self.thomas,
        )
        with self.assertRaisesMessage(ValidationError, "ne couvre pas"):
            self.commit(late, 500)

    def test_an_expense_cancelled_later_gives_the_grant_back_its_money(self):
        expense = self.spend(1_000)
        self.commit(expense, 1_000)
        expense.cancel(reason="doublon", by=self.thomas)
        Spending.objects.end_cancelled()
        Spending.objects.end_cancelled()
        self.grant.fund.refresh_from_db()
        self.assertEqual(self.grant.fund.committed_cents, 0)
