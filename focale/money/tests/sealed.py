"""Books with a year, and the clock that seals them: what the tests of sealing share."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from focale.money.ledger import Journal, Movement, post
from focale.money.models import Entry, FiscalYear
from focale.testing import FocaleTest


class BooksTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.year = FiscalYear.open(
            first_day=cls.today - timedelta(days=100), last_day=cls.today + timedelta(days=200), by=cls.thomas
        )

    def post(self, cents=100, days=0):
        return post(
            Journal.CASH,
            self.today + timedelta(days=days),
            "Don",
            [Movement("530", cents), Movement("7541", -cents)],
            by=self.thomas,
        )

    def seal(self):
        return Entry.objects.seal_new()

    def sql(self, words, *values):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words, values)
