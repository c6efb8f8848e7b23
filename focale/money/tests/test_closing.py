"""A year is closed for ever, once nothing stops it; its balances open the next one."""

import threading
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.ground.models import Event
from focale.money.closing import allocate_result, close, waiting_result
from focale.money.closing_checks import Year, checks
from focale.money.ledger import Journal, Movement, post
from focale.money.models import Charge, Entry, Expense, FiscalYear, Line, PaidBy, Purpose
from focale.money.pricing import Quote
from focale.money.sealing import faults
from focale.money.statements import BalanceSheet, IncomeStatement
from focale.money.tests.guards import without_guards
from focale.testing import Cast, FocaleTest


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


class TestChecks(ClosingTest):
    def test_a_year_in_order_has_nothing_to_say(self):
        self.post(("512", 1000), ("7541", -1000))
        self.assertEqual(self.words(), [])

    def test_what_is_left_open_is_said_in_plain_words_and_opens_its_rows(self):
        Charge.make(
            Quote(7200, 7200), label="Stage", purpose=Purpose.ACTIVITY_FEES, day=self.day,
            payer=self.samira.person, by=self.coralie,
        )  # fmt: skip
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "cents": 500, "by": self.coralie}
        Expense.note(day=self.day, paid_by=PaidBy.LATER, **facts)
        self.post(("471", 300), ("530", -300))
        self.post(("5112", 400), ("706", -400))
        said = " / ".join(self.words())
        for words in (
            "1 somme due n'est pas payée (72\xa0€)",
            "1 dépense reste à payer",
            "1 dépense n'a pas de justificatif",
            "sous zéro (−3\xa0€)",
            "3\xa0€ restent sur le compte d'attente",
            "4\xa0€ de chèques",
        ):
            self.assertIn(words, said)
        self.assertEqual(self.stops(), [])
        self.client.force_login(self.thomas)
        for check in checks(Year(self.year)):
            self.assertEqual(self.client.get(check.url).status_code, 200, check.words)

    def test_a_running_year_and_an_open_one_before_it_stop(self):
        following = self.year.open_next(by=self.thomas)
        said = [check.words for check in checks(Year(following)) if check.stops]
        self.assertEqual(len(said), 2)
        self.assertIn("on le clôture ensuite", " ".join(said))
        with self.assertRaisesMessage(ValidationError, "commencez par lui"):
            close(following, by=self.thomas)

    def test_an_unbalanced_entry_stops(self):
        crooked = Entry.objects.create(journal="OD", day=self.day, label="Faux", year=self.year)
        Line.objects.create(entry=crooked, account="530", debit_cents=5)
        with self.assertRaisesMessage(ValidationError, "n'est pas équilibrée"):
            close(self.year, by=self.thomas)

    def test_gifts_in_kind_that_differ_on_both_sides_stop(self):
        self.post(("864", 700), ("530", -700))
        self.assertIn("7\xa0€ d'écart", self.stops()[0])


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

    def test_a_deficit_is_taken_from_the_reserves(self):
        self.post(("6251", 9000), ("512", -9000))
        close(self.year, by=self.thomas)
        entry = allocate_result(self.year, "reserves", day=timezone.localdate(), by=self.thomas)
        sums = {line.account: line.debit_cents - line.credit_cents for line in entry.lines.all()}
        self.assertEqual(sums, {"129": -3000, "1068": 3000})


class TestRace(TransactionTestCase):
    """Twelve write into a year while it is closed: each entry stands in it sealed, or was refused."""

    def setUp(self):
        self.cast = type("Story", (Cast,), {})
        self.cast.enter()
        self.year = FiscalYear.open(
            first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), by=self.cast.thomas
        )

    def tearDown(self):
        """What is sealed cannot be deleted, on SQLite not by the tests either."""
        with without_guards():
            Line.objects.all().delete()
            Entry.objects.update(reverses=None)
            Entry.objects.all().delete()
            FiscalYear.objects.all().delete()

    def test_nothing_slips_in(self):
        start, written, refused = threading.Barrier(13), [], []

        def write():
            start.wait()
            try:
                moves = [Movement("512", 100), Movement("7541", -100)]
                written.append(post(Journal.BANK, date(2024, 5, 1), "Don", moves, by=None))
            except ValidationError as refusal:
                refused.append(refusal.code)
            finally:
                connections.close_all()

        def shut():
            start.wait()
            close(self.year, by=None)
            connections.close_all()

        threads = [threading.Thread(target=write) for _number in range(12)]
        threads.append(threading.Thread(target=shut))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.year.refresh_from_db()
        inside = Entry.objects.filter(year=self.year)
        self.assertEqual(len(written) + len(refused), 12)
        self.assertEqual(set(refused) - {"closed"}, set())
        self.assertEqual(inside.count(), len(written))
        self.assertFalse(inside.filter(seal="").exists())
        opening = Line.objects.filter(entry__journal=Journal.OPENING).balances()
        self.assertEqual(opening.get("512", 0), 100 * len(written))
        self.assertEqual(faults(), [])
