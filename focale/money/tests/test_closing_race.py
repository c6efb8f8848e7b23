"""A year closed while others write into it."""

import threading
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase

from focale.money.closing import close
from focale.money.ledger import Journal, Movement, post
from focale.money.models import Entry, FiscalYear, Line
from focale.money.sealing import faults
from focale.money.tests.guards import without_guards
from focale.testing import Cast


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
