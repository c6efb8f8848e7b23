"""Dates and hours are said as people say them."""

from datetime import UTC, date, datetime, time

from django.test import SimpleTestCase
from django.utils.translation import override

from focale.ground import dates

DAY = date(2026, 2, 25)


def plain(text):
    """The text with ordinary spaces, and proof that no number may be cut from its word."""
    return text.replace("\u00a0", " ")


class TestDates(SimpleTestCase):
    def test_a_day_is_said_in_the_language_of_the_reader(self):
        self.assertEqual(plain(dates.long_date(DAY)), "mercredi 25 février")
        with override("en"):
            self.assertEqual(plain(dates.long_date(DAY)), "Wednesday 25 February")

    def test_the_first_of_the_month_is_premier(self):
        self.assertEqual(plain(dates.full_date(date(2026, 3, 1))), "dimanche 1er mars 2026")
        with override("en"):
            self.assertEqual(plain(dates.plain_date(date(2026, 3, 1))), "1 March 2026")

    def test_number_and_month_are_never_cut(self):
        self.assertIn("25\u00a0février", dates.long_date(DAY))

    def test_short_and_month_alone(self):
        self.assertEqual(plain(dates.short_date(DAY)), "mer. 25 févr.")
        self.assertEqual(dates.month(DAY), "février 2026")

    def test_nothing_is_said_of_no_date(self):
        self.assertEqual(dates.long_date(None), "")
        self.assertEqual(dates.hour(None), "")

    def test_the_hour_is_local(self):
        self.assertEqual(plain(dates.hour(datetime(2026, 2, 25, 13, 0, tzinfo=UTC))), "14 h")
        self.assertEqual(
            plain(dates.long_date(datetime(2026, 2, 25, 23, 30, tzinfo=UTC))), "jeudi 26 février"
        )

    def test_midnight_is_an_hour(self):
        self.assertEqual(plain(dates.hour(time(0, 0))), "0 h")

    def test_hours_and_minutes(self):
        self.assertEqual(plain(dates.hour(time(9, 5))), "9 h 05")
        with override("en"):
            self.assertEqual(dates.hour(time(9, 5)), "9:05")

    def test_durations(self):
        self.assertEqual(
            [plain(dates.duration(m)) for m in (0, 45, 90, 120)], ["0 min", "45 min", "1 h 30", "2 h"]
        )
        self.assertEqual(dates.duration(None), "")


class TestSpans(SimpleTestCase):
    def at(self, month, day, hours, minutes=0):
        return datetime(2026, month, day, hours, minutes, tzinfo=UTC)

    def test_an_afternoon(self):
        said = plain(dates.span(self.at(2, 25, 13), self.at(2, 25, 15)))
        self.assertEqual(said, "mercredi 25 février · 14 h → 16 h")

    def test_four_days_of_one_month(self):
        said = plain(dates.span(self.at(2, 23, 8, 30), self.at(2, 26, 11)))
        self.assertEqual(said, "lun. 23 → jeu. 26 février · 9 h 30")

    def test_days_of_two_months(self):
        self.assertEqual(
            plain(dates.span(date(2026, 2, 27), date(2026, 3, 2))), "ven. 27 févr. → lun. 2 mars"
        )

    def test_a_beginning_alone(self):
        self.assertEqual(plain(dates.span(self.at(2, 25, 13))), "mercredi 25 février · 14 h")
