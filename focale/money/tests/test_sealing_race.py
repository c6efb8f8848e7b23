"""Entries numbered while others are being written: each once, no hole, one chain."""

import threading

from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.money.ledger import Journal, Movement, post
from focale.money.models import Entry, FiscalYear, Line
from focale.money.sealing import faults
from focale.money.tests.guards import without_guards
from focale.testing import Cast

from .owing import days


class SealingRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        self.year = FiscalYear.open(first_day=days(-100), last_day=days(200), by=self.thomas)

    def tearDown(self):
        """What is sealed cannot be deleted, on SQLite not by the tests either."""
        with without_guards():
            Line.objects.all().delete()
            Entry.objects.all().delete()
            FiscalYear.objects.all().delete()

    def test_six_write_while_two_clocks_seal(self):
        start, sealed = threading.Barrier(8), []

        def write():
            moves = [Movement("530", 100), Movement("7541", -100)]
            for _each in range(5):
                post(Journal.CASH, timezone.localdate(), "Don", moves, by=self.thomas)

        def seal():
            for _each in range(8):
                sealed.append(Entry.objects.seal_new())

        def run(act):
            start.wait()
            try:
                act()
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[act]) for act in [write] * 6 + [seal] * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sealed.append(Entry.objects.seal_new())
        self.assertEqual((sum(sealed), faults()), (30, []))
        self.assertEqual(sorted(Entry.objects.values_list("number", flat=True)), list(range(1, 31)))
