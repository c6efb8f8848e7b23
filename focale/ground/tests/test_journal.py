"""The chain of seals over the journal: nothing is left out, whatever ends when, and no change goes unseen."""

from importlib import import_module

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test import TestCase

from focale.ground.models import Event, Identity, record, record_each

PATIENCE = 1.5


class Journal:
    def note(self, what="test.noted", **details):
        return record(what, self.thing, by=None, **details)

    def assertWhole(self):
        self.assertIsNone(Event.objects.broken_seal())
        self.assertFalse(Event.objects.filter(seal="").exists())


class ChainTest(Journal, TestCase):
    def setUp(self):
        self.thing = Identity.objects.create(name="Le Focus")

    def test_each_row_is_sealed_once_in_a_chain_that_goes_on(self):
        first = self.note()
        record_each("test.told", [(self.thing, {"n": n}) for n in range(3)], by=None)
        self.assertEqual((Event.objects.seal_new(), Event.objects.seal_new()), (4, 0))
        seal = Event.objects.get(pk=first.pk).seal
        self.note()
        self.assertEqual(Event.objects.seal_new(), 1)
        self.assertEqual(Event.objects.get(pk=first.pk).seal, seal)
        self.assertWhole()

    def test_a_change_a_deletion_or_an_exchange_is_seen(self):
        rows = [self.note(n=n) for n in range(4)]
        Event.objects.seal_new()
        second, third = (Event.objects.filter(pk=row.pk) for row in rows[1:3])

        def exchange():
            seals = second.get().seal_number, third.get().seal_number
            second.update(seal_number=99)
            third.update(seal_number=seals[0])
            second.update(seal_number=seals[1])

        for meddle in (lambda: second.update(details={"n": 9}), second.delete, exchange):
            with transaction.atomic():
                meddle()
                self.assertIsNotNone(Event.objects.broken_seal())
                transaction.set_rollback(True)
        self.assertWhole()

    def test_a_row_that_comes_to_light_late_with_a_smaller_key_is_sealed_after_the_others(self):
        late = self.note()
        Event.objects.filter(pk=late.pk).delete()
        self.note()
        Event.objects.seal_new()
        late.save(force_insert=True)
        Event.objects.seal_new()
        self.assertWhole()
        numbers = dict(Event.objects.values_list("pk", "seal_number"))
        self.assertGreater(numbers[late.pk], max(n for pk, n in numbers.items() if pk != late.pk))

    def test_a_seal_without_its_place_in_the_chain_cannot_be(self):
        row = self.note()
        for facts in ({"seal": "a" * 64}, {"seal_number": 7}):
            with self.assertRaises(IntegrityError), transaction.atomic():
                Event.objects.filter(pk=row.pk).update(**facts)

    def test_what_was_sealed_in_the_order_of_keys_stays_whole_and_goes_on(self):
        """As the migration leaves a journal that was sealed before there were numbers."""
        for n in range(3):
            self.note(n=n)
        Event.objects.seal_new()
        migration = import_module("focale.ground.migrations.0004_seal_in_order_of_finding").Migration
        numbering = next(one for one in migration.operations if hasattr(one, "sql"))
        Event.objects.update(seal_number=F("pk") + 100)
        with connection.cursor() as cursor:
            cursor.execute(numbering.sql)
        numbers = Event.objects.order_by("pk").values_list("pk", "seal_number")
        self.assertTrue(all(pk == number for pk, number in numbers))
        self.note()
        Event.objects.seal_new()
        self.assertWhole()
