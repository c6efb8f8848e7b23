"""A grant of two years is income once: what the first report carries over, the second brings back."""

from datetime import timedelta

from django.utils import timezone

from focale.funding import balance
from focale.funding.models import Action, Funder, Grant, Line74
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.testing import FocaleTest


class CarriedOverTest(FocaleTest):
    def setUp(self):
        super().setUp()
        today = timezone.localdate()
        self.begin, self.end = today - timedelta(days=400), today + timedelta(days=300)
        self.half = today - timedelta(days=40)
        days = {"first_day": self.begin, "last_day": self.end}
        town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        funder = Funder.objects.create(organisation=town, line=Line74.TOWN)
        self.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        Grant.award(action=self.action, funder=funder, cents=1_000_000, by=self.coralie, **days)
        self.spend(400_000, self.half)
        self.spend(500_000, self.half + timedelta(days=5))

    def spend(self, cents, day):
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "project": self.action.code}
        Expense.note(cents=cents, day=day, by=self.coralie, **facts)

    def told(self, first, last):
        return balance.totals(balance.balanced(balance.rows(self.action, first, last)))

    def test_the_first_period_takes_the_grant_and_the_second_what_is_left(self):
        first = self.told(self.begin, self.half)
        self.assertEqual((first["74C"], first["68"]), (1_000_000, 600_000))
        second = self.told(self.half + timedelta(days=1), self.end)
        self.assertNotIn("74C", second)
        self.assertEqual((second["78"], second["68"]), (600_000, 100_000))

    def test_the_whole_time_at_once_says_the_same_in_the_end(self):
        whole = self.told(self.begin, self.end)
        self.assertEqual((whole["74C"], whole["68"]), (1_000_000, 100_000))
        self.assertNotIn("78", whole)
