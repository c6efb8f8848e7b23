"""What people owe for an activity is written with the code of its one action, when there is exactly one."""

from focale.funding.models import Action, Commitment
from focale.money.models import Charge, Line, Tariff
from focale.programme.copying import again
from focale.testing import FocaleTest, at


class CodingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        days = {"first_day": at(-30).date(), "last_day": at(60).date()}
        for child in (self.lina, self.nour):
            self.consent(child)
        self.summer = Action.objects.create(code="ete", name="Un été d'images", **days)
        self.town = Action.objects.create(code="ville", name="La ville en images", **days)
        tariff = Tariff.propose(name="Stage", basis="fixed", public_cents=2000, rules=[], by=self.coralie)
        self.stage = self.course(days=(10, 11), seats=5, tariff=tariff)

    def commit(self, action, thing=None, **facts):
        made = Commitment.make(action, thing or self.stage, by=self.coralie, **facts)
        self.stage.refresh_from_db()
        return made

    def register(self, child):
        seating = self.stage.seatings.get()
        seating.register([child], made_by=self.samira.person, by=self.samira)
        return Charge.objects.order_by("pk").last()

    def test_the_charge_and_its_income_bear_the_code(self):
        self.commit(self.summer)
        charge = self.register(self.lina)
        self.assertEqual(charge.project, "ete")
        self.assertEqual(Line.objects.get(account="706").project, "ete")

    def test_several_actions_or_none_leave_it_empty(self):
        self.assertEqual(self.register(self.lina).project, "")
        first = self.commit(self.summer, share_percent=50)
        self.commit(self.town, share_percent=50)
        self.assertEqual(self.register(self.nour).project, "")
        first.end(by=self.coralie)
        self.stage.refresh_from_db()
        self.assertEqual(self.stage.project, "ville")

    def test_a_date_of_another_action_leaves_it_empty(self):
        self.commit(self.summer)
        self.commit(self.town, thing=self.stage.occurrences.first())
        self.assertEqual(self.stage.project, "")

    def test_a_copy_for_the_next_season_bears_none(self):
        self.commit(self.summer)
        self.assertEqual(again(self.stage, by=self.coralie).project, "")
