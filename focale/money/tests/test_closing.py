"""A year is closed for ever; its balances open the next one."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.ground.models import Event
from focale.money.balance_sheet import BalanceSheet
from focale.money.closing import allocate_result, close, waiting_result
from focale.money.income_statement import IncomeStatement
from focale.money.ledger import Journal
from focale.money.models import Entry, FiscalYear
from focale.money.models.till import cash_cents
from focale.money.sealing import faults
from focale.money.tests.ended import ClosingTest


class TestClosing(ClosingTest):
    def setUp(self):
        super().setUp()
        self.post(("512", 10_000), ("7541", -10_000))
        self.post(("6068", 4000), ("512", -4000))
        self.post(("864", 700), ("875", -700))

    def test_the_next_year_opens_with_the_balances_and_the_result(self):
        following = close(self.year, by=self.thomas)
        opening = Entry.objects.get(journal=Journal.OPENING)
        self.assertEqual((opening.year, opening.day), (following, following.first_day))
        sums = {line.account: line.debit_cents - line.credit_cents for line in opening.lines.all()}
        self.assertEqual(sums, {"512": 6000, "120": -6000})
        self.assertFalse(Entry.objects.filter(year=self.year, seal="").exists())
        self.assertEqual(faults(), [])

    def test_a_deficit_stands_on_the_other_account(self):
        self.post(("6251", 9000), ("512", -9000))
        close(self.year, by=self.thomas)
        sums = {line.account: line.debit_cents - line.credit_cents
                for line in Entry.objects.get(journal=Journal.OPENING).lines.all()}  # fmt: skip
        self.assertEqual(sums, {"512": -3000, "129": 3000})

    def test_it_is_closed_once_and_for_ever(self):
        close(self.year, by=self.thomas)
        for act in (lambda: close(self.year, by=self.thomas), lambda: self.post(("512", 1), ("706", -1))):
            with self.assertRaisesMessage(ValidationError, "clôturé"):
                act()
        event = Event.objects.get(what="year.closed")
        self.assertEqual(event.details["seal"], self.year.last_seal)
        self.assertEqual(event.details["result_cents"], 6000)

    def test_the_statements_say_the_same_before_and_after(self):
        following = self.year.open_next(by=self.thomas)
        self.post(("530", 500), ("706", -500), day=following.first_day)
        before = BalanceSheet(following)
        said = IncomeStatement(self.year).result, before.owned, before.owed
        close(self.year, by=self.thomas)
        after = BalanceSheet(FiscalYear.objects.get(pk=following.pk))
        self.assertEqual(said, (6000, 6500, 6500))
        self.assertEqual(said, (IncomeStatement(self.year).result, after.owned, after.owed))

    def test_the_assembly_decides_once_what_becomes_of_the_result(self):
        close(self.year, by=self.thomas)
        self.assertEqual(waiting_result(self.year), {"120": -6000})
        with self.assertRaisesMessage(ValidationError, "l'année qui suit"):
            allocate_result(self.year, "carried", day=self.year.last_day, by=self.thomas)
        entry = allocate_result(self.year, "carried", day=timezone.localdate(), by=self.thomas)
        sums = {line.account: line.debit_cents - line.credit_cents for line in entry.lines.all()}
        self.assertEqual(sums, {"120": 6000, "110": -6000})
        with self.assertRaisesMessage(ValidationError, "plus de résultat"):
            allocate_result(self.year, "reserves", day=timezone.localdate(), by=self.thomas)

    def test_the_cash_box_holds_the_same_before_and_after(self):
        self.post(("530", 700), ("706", -700))
        close(self.year, by=self.thomas)
        self.post(("530", 50), ("706", -50), day=timezone.localdate())
        self.assertEqual(cash_cents(), 750)

    def test_a_deficit_is_taken_from_the_reserves(self):
        self.post(("6251", 9000), ("512", -9000))
        close(self.year, by=self.thomas)
        entry = allocate_result(self.year, "reserves", day=timezone.localdate(), by=self.thomas)
        sums = {line.account: line.debit_cents - line.credit_cents for line in entry.lines.all()}
        self.assertEqual(sums, {"129": -3000, "1068": 3000})
