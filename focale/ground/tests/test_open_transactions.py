"""A transaction that stays open neither skips nor breaks the chain of the journal."""

import threading

from django.db import connection, connections, transaction
from django.test import TransactionTestCase

from focale.ground.models import Event, Identity, Version
from focale.ground.tests.test_journal import PATIENCE, Journal


class OpenTransactionTest(Journal, TransactionTestCase):
    def setUp(self):
        self.thing = Identity.objects.create(name="Le Focus")

    def test_a_transaction_open_while_others_are_sealed_is_not_skipped_and_breaks_nothing(self):
        """On PostgreSQL the others go on meanwhile; on SQLite writers wait in turn, so that it ends first."""
        written, others_sealed = threading.Event(), threading.Event()

        def stay_open():
            try:
                with transaction.atomic():
                    self.note("test.slow")
                    written.set()
                    others_sealed.wait(PATIENCE)
            finally:
                connections.close_all()

        slow = threading.Thread(target=stay_open)
        slow.start()
        written.wait()
        quick = [self.note("test.quick").pk for _ in range(3)]
        Event.objects.seal_new()
        self.assertFalse(Event.objects.filter(pk__in=quick, seal="").exists())
        if connection.vendor == "postgresql":
            self.assertTrue(slow.is_alive(), "the others were sealed beside the open transaction")
        others_sealed.set()
        slow.join()
        Event.objects.seal_new()
        self.assertWhole()
        late = Event.objects.get(what="test.slow")
        self.assertLess(late.pk, min(quick))
        if connection.vendor == "postgresql":
            self.assertGreater(late.seal_number, 3)

    def test_sealers_at_the_same_second_make_one_chain(self):
        start, errors = threading.Barrier(4), []

        def seal_and_note(number):
            try:
                start.wait()
                for _ in range(5):
                    self.note("test.noted", by_thread=number)
                    Event.objects.seal_new()
            except Exception as error:
                errors.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=seal_and_note, args=[number]) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])
        Event.objects.seal_new()
        self.assertWhole()
        self.assertEqual(Event.objects.count(), 20)
        self.assertEqual(Version.objects.filter(pk="journal").count(), 1)
