"""A year that has ended: what the tests of closing share."""

from datetime import timedelta

from django.utils import timezone

from focale.money.closing_checks import checks
from focale.money.closing_year import Year
from focale.money.ledger import Journal, Movement, post
from focale.money.models import FiscalYear
from focale.testing import FocaleTest


class ClosingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        today = timezone.localdate()
        cls.year = FiscalYear.open(
            first_day=today - timedelta(days=400), last_day=today - timedelta(days=36), by=cls.thomas
        )
        cls.day = cls.year.first_day + timedelta(days=10)

    def post(self, *movements, day=None, journal=Journal.VARIOUS):
        return post(journal, day or self.day, "Essai", [Movement(*one) for one in movements], by=self.thomas)

    def words(self):
        return [check.words for check in checks(Year(self.year))]

    def stops(self):
        return [check.words for check in checks(Year(self.year)) if check.stops]
