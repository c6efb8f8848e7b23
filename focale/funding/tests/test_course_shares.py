"""A place of a whole course counts for an action by the minutes of the dates that are its own."""

from focale.funding import balance, charged_places
from focale.funding.models import Action, Commitment
from focale.funding.offering import offered
from focale.money.models import Payer
from focale.programme.tests.priced import Priced
from focale.testing import FocaleTest, at

FREE_BY_GRANT = [{"label": "Financée", "is_funded": True, "payer": Payer.GRANT}]


class CourseSharesTest(Priced, FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.days = {"first_day": at(-10).date(), "last_day": at(90).date()}
        cls.one, cls.other = (
            Action.objects.create(code=code, name=code, **cls.days) for code in ("un", "autre")
        )

    def told(self, action):
        return charged_places.told(action, *self.days.values())

    def fees(self, action):
        return balance.totals(balance.rows(action, *self.days.values())).get("70", 0)

    def test_all_its_dates_make_the_whole(self):
        self.price(rules=[])
        for date in self.activity.occurrences.all():
            Commitment.make(self.one, date, by=self.coralie)
        self.register(self.lina)
        self.assertEqual((self.fees(self.one), self.fees(self.other)), (7200, 0))

    def test_one_date_apart_goes_to_the_other_action(self):
        self.price(rules=[])
        Commitment.make(self.one, self.activity, share_percent=80, by=self.coralie)
        Commitment.make(self.other, self.activity.occurrences.first(), by=self.coralie)
        self.register(self.lina)
        self.assertEqual((self.fees(self.one), self.fees(self.other)), (4320, 1800))

    def test_what_an_envelope_gave_free_is_told(self):
        self.price(rules=FREE_BY_GRANT)
        for date in self.activity.occurrences.all():
            Commitment.make(self.one, date, by=self.coralie)
        self.register(self.lina)
        self.assertEqual(sum(row[1] for row in offered(self.told(self.one))), 7200)
        self.assertEqual(offered(self.told(self.other)), [])
