"""The clock numbers entries without gap and chains them; what was changed behind its back is told."""

from io import StringIO
from unittest.mock import patch

from django.core.management import call_command

from focale.money.models import Entry, Line
from focale.money.sealing import faults
from focale.money.tests.guards import without_guards
from focale.money.tests.sealed import BooksTest


class TestSealing(BooksTest):
    def test_settled_entries_get_their_numbers_in_order(self):
        entries = [self.post(cents) for cents in (1, 2, 3)]
        self.assertEqual(self.seal(), 3)
        numbers = [Entry.objects.get(pk=entry.pk).number for entry in entries]
        self.assertEqual(numbers, [1, 2, 3])
        self.assertEqual(Entry.objects.seal_new(), 0)
        self.assertEqual(faults(), [])

    def test_a_fresh_entry_does_not_wait(self):
        self.post()
        self.assertEqual(Entry.objects.seal_new(), 1)

    def test_what_comes_to_light_later_has_the_next_number_whatever_its_key(self):
        late, early = self.post(1), self.post(2)
        Entry.objects.filter(pk=late.pk).update(year=None)  # as if its transaction had not ended yet
        Entry.objects.seal_year(self.year.pk)
        Entry.objects.seal_new()
        numbers = dict(Entry.objects.values_list("pk", "number"))
        self.assertEqual((numbers[early.pk], numbers[late.pk]), (1, 2))
        self.assertEqual(faults(), [])

    def test_many_are_sealed_a_few_at_a_time_in_one_chain(self):
        for cents in range(1, 8):
            self.post(cents)
        with patch("focale.money.chaining.AT_ONCE", 3):
            self.assertEqual(Entry.objects.seal_new(), 7)
        self.assertEqual(sorted(Entry.objects.values_list("number", flat=True)), list(range(1, 8)))
        self.assertEqual(faults(), [])

    def test_each_year_counts_from_one(self):
        later = self.post(days=300)
        self.post()
        self.seal()
        self.assertEqual(set(Entry.objects.values_list("number", flat=True)), {1})
        self.assertNotEqual(later.year, self.year)
        self.assertEqual(faults(), [])

    def test_an_entry_that_missed_the_opening_of_its_year_is_taken_in(self):
        entry = self.post()
        Entry.objects.filter(pk=entry.pk).update(year=None)
        self.seal()
        entry.refresh_from_db()
        self.assertEqual((entry.year, entry.number), (self.year, 1))

    def test_an_unbalanced_entry_keeps_no_other_from_its_number(self):
        crooked = Entry.objects.create(journal="OD", day=self.today, label="Faux", year=self.year)
        Line.objects.create(entry=crooked, account="530", debit_cents=5)
        self.post()
        self.assertEqual(self.seal(), 1)
        self.assertIn("n'est pas équilibrée", faults()[0])

    def test_the_chain_tells_what_was_changed_behind_its_back(self):
        first, second = self.post(1), self.post(2)
        self.seal()
        with without_guards():
            Line.objects.filter(entry=first).update(label="autre")
        self.assertIn("n°\xa01", faults()[0])
        with without_guards():
            Line.objects.filter(entry=first).update(label="")
        self.assertEqual(faults(), [])
        with without_guards():
            second.delete()
        self.assertIn("manque", faults()[0])

    def test_focale_check_tells(self):
        said, entry = StringIO(), self.post()
        self.seal()
        with without_guards():
            Entry.objects.filter(pk=entry.pk).update(label="autre")
        with self.assertRaises(SystemExit):
            call_command("installation", stdout=said)
        self.assertIn("dans les comptes, l'écriture n°\xa01", said.getvalue())
