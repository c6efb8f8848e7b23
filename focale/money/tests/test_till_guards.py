"""A count of the cash box is kept as it is, by the database and by its seal; its hour too."""

from datetime import timedelta

from django.db import DatabaseError
from django.db.models import F

from focale.ground.sealing import sealed
from focale.money.models import Till
from focale.money.tests.guards import without_guards
from focale.money.tests.sealed import BooksTest
from focale.people.erasing import erase


class TestTillGuards(BooksTest):
    def setUp(self):
        super().setUp()
        self.till = Till.objects.close(0, by=self.thomas)

    def test_no_word_of_it_is_changed_and_it_is_not_deleted(self):
        for change in (
            "counted_cents = 1", "closed_at = '2020-01-01'", "day = '2020-01-01'", "note = 'x'", "seal = 'x'",
            "number = 9", f"made_by_id = {self.coralie.pk}",
        ):  # fmt: skip
            with self.subTest(change=change), self.assertRaises(DatabaseError):
                self.sql(f"UPDATE money_till SET {change} WHERE id = %s", self.till.pk)
        with self.assertRaises(DatabaseError):
            self.sql("DELETE FROM money_till WHERE id = %s", self.till.pk)
        self.till.refresh_from_db()
        self.assertEqual((self.till.counted_cents, self.till.made_by), (0, self.thomas))
        self.assertEqual(Till.objects.faults(), [])

    def test_its_hour_is_part_of_the_seal(self):
        with without_guards():
            Till.objects.update(closed_at=F("closed_at") + timedelta(hours=1))
        self.assertIn("n°\xa01 a été modifiée", Till.objects.faults()[0])

    def test_one_sealed_in_the_former_way_still_holds_and_those_after_it(self):
        told = {"before": "", "number": 1, "day": self.till.day.isoformat(), "note": ""}
        with without_guards():
            Till.objects.update(seal=sealed(told | {"opening": 0, "expected": 0, "counted": 0}))
        Till.objects.open(0, by=self.thomas)
        self.assertEqual(Till.objects.faults(), [])

    def test_the_account_of_who_counted_may_still_be_erased(self):
        self.thomas.role = ""
        self.thomas.save()
        erase(self.thomas.person, by=self.coralie)
        self.till.refresh_from_db()
        self.assertIsNone(self.till.made_by)
        self.assertEqual(Till.objects.faults(), [])
