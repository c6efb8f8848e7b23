"""A grant is cut, or taken back, while many commit its money: never more than it holds, never half of it."""

import threading
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.funding import amending
from focale.funding.models import Action, Funder, Grant, Line74, Spending
from focale.money.models import Expense, Fund, Purpose
from focale.people.models import Organisation
from focale.testing import Cast


class AmendingRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        self.today = timezone.localdate()
        days = {"first_day": self.today - timedelta(days=30), "last_day": self.today + timedelta(days=30)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        self.action = Action.objects.create(code="ete", name="Un été", **days)
        self.grant = Grant.award(action=self.action, funder=town, cents=100_000, by=self.coralie, **days)
        facts = {"label": "x", "purpose": Purpose.CONSUMABLES, "cents": 5_000, "day": self.today}
        self.expenses = [Expense.note(by=self.thomas, **facts) for _each in range(20)]

    def together(self, change):
        """Twenty spend five thousand each while one changes the grant; what each was told."""
        start, said = threading.Barrier(21), []

        def act(verb):
            start.wait()
            try:
                verb()
                said.append("yes")
            except ValidationError as refusal:
                said.append(str(refusal))
            finally:
                connections.close_all()

        facts = {"cents": 5_000, "grant": self.grant, "by": self.coralie}
        verbs = [lambda e=e: Spending.make(e, self.action, **facts) for e in self.expenses]
        threads = [threading.Thread(target=act, args=[verb]) for verb in [change, *verbs]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(said), 21)

    def spent(self):
        return sum(Spending.objects.live().values_list("cents", flat=True))

    def test_cut_while_it_is_spent_it_is_never_spent_beyond_what_it_holds(self):
        self.together(lambda: amending.amend(self.grant, 60_000, reason="Avenant", by=self.coralie))
        fund = Fund.objects.get()
        self.assertEqual(fund.committed_cents, self.spent())
        self.assertLessEqual(fund.committed_cents, fund.ceiling_cents)
        self.assertIn((fund.ceiling_cents, self.spent()), {(60_000, 60_000), (100_000, 100_000)})

    def test_taken_back_while_it_is_spent_it_is_whole_or_gone(self):
        self.together(lambda: amending.take_back(self.grant, reason="Erreur", by=self.coralie))
        if Grant.objects.exists():
            self.assertEqual((Fund.objects.get().committed_cents, self.spent()), (100_000, 100_000))
        else:
            self.assertFalse(Fund.objects.exists() or Spending.objects.exists())
