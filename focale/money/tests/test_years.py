"""Years stand side by side; an entry belongs to the year of its day; nothing is written into a closed one."""

from datetime import date

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils import timezone

from focale.money.ledger import Journal, Movement, post
from focale.money.models import Entry, FiscalYear
from focale.testing import FocaleTest


def moved(cents=100):
    return [Movement("530", cents), Movement("7541", -cents)]


class TestNames(SimpleTestCase):
    def test_a_year_is_called_as_people_call_it(self):
        self.assertEqual(str(FiscalYear(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))), "2026")
        self.assertEqual(str(FiscalYear(first_day=date(2025, 9, 1), last_day=date(2026, 8, 31))), "2025-2026")
        odd = FiscalYear(first_day=date(2025, 9, 1), last_day=date(2026, 12, 31))
        self.assertEqual(str(odd), "01/09/2025 – 31/12/2026")
        leap = FiscalYear(first_day=date(2024, 2, 29), last_day=date(2025, 2, 28))
        self.assertEqual(str(leap), "2024-2025")


class TestYears(FocaleTest):
    def open(self, first=date(2025, 9, 1), last=date(2026, 8, 31)):
        return FiscalYear.open(first_day=first, last_day=last, by=self.thomas)

    def post(self, day, cents=100):
        return post(Journal.CASH, day, "Don", moved(cents), by=self.thomas)

    def test_before_the_first_year_entries_wait_and_then_join_it(self):
        entry = self.post(date(2025, 10, 3))
        self.assertIsNone(entry.year)
        year = self.open()
        entry.refresh_from_db()
        self.assertEqual(entry.year, year)

    def test_an_entry_belongs_to_the_year_of_its_day(self):
        year = self.open()
        self.assertEqual(self.post(date(2025, 9, 1)).year, year)
        self.assertEqual(self.post(date(2026, 8, 31)).year, year)

    def test_the_next_year_opens_by_itself_when_something_is_written_in_it(self):
        self.open()
        entry = self.post(date(2027, 9, 1))
        self.assertEqual(str(entry.year), "2027-2028")
        self.assertEqual(FiscalYear.objects.count(), 3)

    def test_what_waited_for_a_later_year_joins_it_when_it_opens(self):
        later = self.post(date(2026, 10, 3))
        self.open().open_next(by=self.thomas)
        later.refresh_from_db()
        self.assertEqual(str(later.year), "2026-2027")

    def test_a_slip_of_the_keyboard_opens_no_years(self):
        self.open()
        with self.assertRaisesMessage(ValidationError, "trop loin"):
            self.post(date(2062, 9, 1))
        self.assertEqual(FiscalYear.objects.count(), 1)

    def test_a_day_before_the_first_year_is_refused(self):
        self.open()
        with self.assertRaisesMessage(ValidationError, "à partir de là"):
            self.post(date(2025, 8, 31))

    def test_years_follow_each_other_without_hole_or_overlap(self):
        self.open()
        for first, last in [
            (date(2026, 9, 2), date(2027, 8, 31)),
            (date(2026, 8, 31), date(2027, 8, 31)),
            (date(2024, 9, 1), date(2025, 9, 1)),
            (date(2025, 9, 1), date(2026, 8, 31)),
        ]:
            with self.assertRaisesMessage(ValidationError, "se suivent sans trou"):
                self.open(first, last)
        self.assertEqual(str(self.open(date(2026, 9, 1), date(2027, 8, 31))), "2026-2027")
        self.assertEqual(str(self.open(date(2024, 9, 1), date(2025, 8, 31))), "2024-2025")

    def test_a_year_without_end_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "deux ans au plus"):
            self.open(date(2025, 9, 1), date(2027, 9, 30))
        with self.assertRaisesMessage(ValidationError, "deux ans au plus"):
            self.open(date(2025, 9, 1), date(2025, 9, 1))

    def test_the_days_of_a_year_change_until_something_is_numbered(self):
        year, entry = self.open(date(2026, 1, 1), date(2026, 12, 31)), self.post(date(2026, 10, 1))
        year.redate(first_day=date(2025, 9, 1), last_day=date(2026, 8, 31), by=self.thomas)
        entry.refresh_from_db()
        self.assertEqual((str(year), entry.year), ("2025-2026", None))
        inside = self.post(date(2026, 2, 1))
        Entry.objects.seal_year(inside.year_id)
        with self.assertRaisesMessage(ValidationError, "déjà numérotées"):
            year.redate(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), by=self.thomas)

    def test_a_year_between_two_others_keeps_its_days(self):
        self.open()
        second = self.open(date(2026, 9, 1), date(2027, 8, 31))
        self.open(date(2027, 9, 1), date(2028, 8, 31))
        with self.assertRaisesMessage(ValidationError, "se suivent sans trou"):
            second.redate(first_day=date(2026, 9, 1), last_day=date(2027, 7, 31), by=self.thomas)

    def test_nothing_is_written_into_a_closed_year(self):
        year = self.open()
        FiscalYear.objects.filter(pk=year.pk).update(closed_at=timezone.now())
        with self.assertRaisesMessage(ValidationError, "L'exercice 2025-2026 est clôturé"):
            self.post(date(2025, 10, 1))
        self.assertEqual(Entry.objects.count(), 0)

    def test_the_database_refuses_what_saw_the_year_open(self):
        year = self.open()
        seen_open = FiscalYear.objects.get(pk=year.pk)
        FiscalYear.objects.filter(pk=year.pk).update(closed_at=timezone.now())
        original = type(FiscalYear.objects).for_entry
        self.addCleanup(setattr, type(FiscalYear.objects), "for_entry", original)
        type(FiscalYear.objects).for_entry = lambda objects, day, by: seen_open
        with self.assertRaisesMessage(ValidationError, "vient d'être clôturé"):
            self.post(date(2025, 10, 1))
