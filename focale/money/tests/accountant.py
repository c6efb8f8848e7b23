"""Thomas keeps the books: what the tests of the accountant's pages share."""

from datetime import timedelta

from django.utils import timezone

from focale.money.ledger import Journal, Movement, post
from focale.money.models import FiscalYear
from focale.testing import FocaleTest


class BookPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()

    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)

    def open_year(self, first=-400, last=-36):
        first, last = self.today + timedelta(days=first), self.today + timedelta(days=last)
        return FiscalYear.open(first_day=first, last_day=last, by=self.thomas)

    def write(self, debit, credit, cents, day=None, project="", journal=Journal.VARIOUS):
        moves = [Movement(debit, cents, project), Movement(credit, -cents, project)]
        return post(journal, day or self.today, f"{debit} {credit}", moves, by=self.thomas)
