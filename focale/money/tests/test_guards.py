"""The database keeps what is sealed, whoever asks and however."""

from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from focale.money.models import Entry, FiscalYear
from focale.money.sealing import faults
from focale.money.tests import guards
from focale.money.tests.sealed import BooksTest
from focale.people.erasing import erase


class TestGuards(BooksTest):
    """Whoever writes SQL by hand is refused as well."""

    def setUp(self):
        super().setUp()
        self.entry = self.post()
        self.seal()
        self.open_entry = self.post(7)

    def assert_refused(self, words, *values):
        with self.assertRaises(DatabaseError):
            self.sql(words, *values)
        self.assertEqual(faults(), [])

    def test_a_sealed_entry_is_not_changed(self):
        for change in ("label = 'x'", "day = '2020-01-01'", "seal = ''", "number = 9", "year_id = NULL"):
            self.assert_refused(f"UPDATE money_entry SET {change} WHERE id = %s", self.entry.pk)

    def test_a_sealed_entry_is_not_deleted(self):
        self.assert_refused("DELETE FROM money_line WHERE entry_id = %s", self.entry.pk)
        self.assert_refused("DELETE FROM money_entry WHERE id = %s", self.entry.pk)

    def test_its_lines_are_not_changed_added_to_or_moved_away(self):
        self.assert_refused("UPDATE money_line SET debit_cents = 5 WHERE entry_id = %s", self.entry.pk)
        self.assert_refused(
            "UPDATE money_line SET entry_id = %s WHERE entry_id = %s", self.open_entry.pk, self.entry.pk
        )
        self.assert_refused(
            "UPDATE money_line SET entry_id = %s WHERE entry_id = %s", self.entry.pk, self.open_entry.pk
        )
        self.assert_refused(
            "INSERT INTO money_line (entry_id, account, debit_cents, credit_cents, project, label)"
            " VALUES (%s, '530', 5, 0, '', '')",
            self.entry.pk,
        )

    def test_an_unbalanced_entry_is_never_sealed(self):
        self.sql(
            "UPDATE money_line SET debit_cents = 5 WHERE entry_id = %s AND debit_cents > 0",
            self.open_entry.pk,
        )
        with self.assertRaises(DatabaseError):
            self.sql(
                "UPDATE money_entry SET seal = 'x', number = 2, sealed_at = made_at WHERE id = %s",
                self.open_entry.pk,
            )
        self.sql("DELETE FROM money_line WHERE entry_id = %s", self.open_entry.pk)
        with self.assertRaises(DatabaseError):
            self.sql(
                "UPDATE money_entry SET seal = 'x', number = 2, sealed_at = made_at WHERE id = %s",
                self.open_entry.pk,
            )

    def test_an_entry_does_not_come_in_sealed_nor_sealed_without_its_number(self):
        with self.assertRaises(DatabaseError), transaction.atomic():
            Entry.objects.create(
                journal="OD", day=self.today, label="x", year=self.year, seal="x", number=3,
                sealed_at=timezone.now(),
            )  # fmt: skip
        self.assert_refused("UPDATE money_entry SET seal = 'x' WHERE id = %s", self.open_entry.pk)
        self.assert_refused("UPDATE money_entry SET number = 2 WHERE id = %s", self.open_entry.pk)

    def test_a_closed_year_is_kept_and_takes_nothing_in(self):
        late = self.post(9, days=300)
        self.assert_refused("UPDATE money_fiscalyear SET closed_at = first_day WHERE id = %s", self.year.pk)
        self.seal()
        FiscalYear.objects.filter(pk=self.year.pk).update(closed_at=timezone.now())
        for change in ("closed_at = NULL", "last_day = '2090-01-01'", "last_number = 0", "last_seal = ''"):
            self.assert_refused(f"UPDATE money_fiscalyear SET {change} WHERE id = %s", self.year.pk)
        self.assert_refused("DELETE FROM money_fiscalyear WHERE id = %s", self.year.pk)
        with self.assertRaises(DatabaseError), transaction.atomic():
            Entry.objects.create(journal="OD", day=self.today, label="x", year=self.year)
        open_one = self.post(3, days=300)
        with self.assertRaises(DatabaseError), transaction.atomic():
            Entry.objects.filter(pk=open_one.pk).update(year=self.year)
        self.assertEqual(late.year, open_one.year)

    def test_years_do_not_overlap(self):
        with self.assertRaises(DatabaseError), transaction.atomic():
            FiscalYear.objects.create(first_day=self.today, last_day=self.year.last_day + timedelta(days=30))

    def test_an_account_may_still_be_erased(self):
        self.thomas.role = ""
        self.thomas.save()
        erase(self.thomas.person, by=self.coralie)
        self.entry.refresh_from_db()
        self.assertIsNone(self.entry.made_by)
        self.assertEqual(faults(), [])

    def test_every_guard_stands(self):
        """A migration that rebuilds a table on SQLite takes its triggers away."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'money_%%'"
                )
            else:
                cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'money_guard_%'")
            found = {name for (name,) in cursor.fetchall()}
        wanted = set(guards.SQLITE) if connection.vendor == "sqlite" else {
            "money_guard_entry", "money_guard_line", "money_guard_year", "money_guard_till"
        }  # fmt: skip
        self.assertEqual(found, wanted)
