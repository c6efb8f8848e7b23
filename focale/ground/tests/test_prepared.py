from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from focale.ground.models import Event, Identity, record
from focale.ground.prepared import Prepared


def rows(keys):
    found = Event.objects.filter(pk__in=keys).exclude(what="left.out").order_by("-pk")
    return found.values_list("pk", "at", "details", "by__is_active")


class PreparedTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        place = Identity.objects.create(name="Le Focus")
        cls.keys = [record("some.thing", place, by=None, number=number).pk for number in range(5)]
        record("left.out", place, by=None)

    def test_it_says_what_the_queryset_says_moments_and_objects_too(self):
        prepared = Prepared(rows)
        for keys in (self.keys, self.keys[2:], self.keys[::-1], self.keys[1:2], [*self.keys, 10**9]):
            self.assertEqual(prepared.of(keys), list(rows(keys)))

    def test_a_key_told_twice_counts_once_and_no_key_asks_nothing(self):
        prepared = Prepared(rows)
        self.assertEqual(len(prepared.of(self.keys[:1] * 3)), 1)
        with self.assertNumQueries(0):
            self.assertEqual(prepared.of([]), [])

    def test_it_is_compiled_once_for_so_many_keys(self):
        built = []
        prepared = Prepared(lambda keys: built.append(len(keys)) or rows(keys))
        with CaptureQueriesContext(connection) as asked:
            for keys in (self.keys[:2], self.keys[1:3], self.keys[:3]):
                prepared.of(keys)
        self.assertEqual((built, len(asked)), ([2, 3], 3))
