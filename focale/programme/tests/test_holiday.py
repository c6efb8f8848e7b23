import csv
from datetime import date
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils import timezone, translation
from holidays import country_holidays

from focale.ground.models import Event
from focale.ground.shipped import SHIPPED
from focale.programme.holidays import easter, public_holidays, school_holidays
from focale.programme.models import Holiday
from focale.testing import FocaleTest

CALENDAR = Path(__file__).resolve().parents[4] / "shared/data/calendar"


class CalendarTest(SimpleTestCase):
    def test_the_winter_of_2026_in_zone_c(self):
        winter = [each for each in school_holidays("C", date(2026, 1, 10), date(2026, 3, 1))]
        self.assertEqual(
            [(each.name, each.first, each.last) for each in winter],
            [("Vacances d'hiver", date(2026, 2, 21), date(2026, 3, 8))],
        )

    def test_christmas_is_one_period_over_the_new_year(self):
        found = school_holidays("C", date(2026, 12, 1), date(2026, 12, 31))
        self.assertEqual((found[0].first, found[0].last), (date(2026, 12, 19), date(2027, 1, 3)))

    def test_the_zones_differ_in_winter(self):
        firsts = {zone: school_holidays(zone, date(2026, 2, 1), date(2026, 3, 1)) for zone in "ABC"}
        self.assertEqual(len({each[0].first for each in firsts.values()}), 3)

    def test_public_holidays_are_those_of_the_published_package(self):
        for year in range(2009, 2100):
            theirs = sorted(country_holidays("FR", years=year))
            ours = [each.first for each in public_holidays(date(year, 1, 1), date(year, 12, 31))]
            self.assertEqual(sorted(set(ours)), theirs, year)

    def test_easter_is_a_sunday_in_its_season(self):
        for year in range(1900, 2200):
            day = easter(year)
            self.assertEqual(day.weekday(), 6)
            self.assertTrue(date(year, 3, 22) <= day <= date(year, 4, 25), day)


class HolidayTest(TestCase):
    def test_loading_twice_adds_nothing_and_keeps_corrections(self):
        new = Holiday.objects.load("C", [2025])
        self.assertGreater(new, 12)
        winter = Holiday.objects.get(name="Vacances d'hiver")
        winter.last_day = date(2026, 3, 7)
        winter.save()
        self.assertEqual(Holiday.objects.load("C", [2025]), 0)
        winter.refresh_from_db()
        self.assertEqual(winter.last_day, date(2026, 3, 7))

    def test_a_day_of_the_winter_holidays_is_one_and_the_day_after_is_not(self):
        Holiday.objects.load("C", [2025])
        self.assertTrue(Holiday.objects.is_school_holiday(date(2026, 2, 21)))
        self.assertTrue(Holiday.objects.is_school_holiday(date(2026, 3, 8)))
        self.assertFalse(Holiday.objects.is_school_holiday(date(2026, 3, 9)))

    def test_a_public_holiday_goes_before_the_name_of_the_school_holiday(self):
        Holiday.objects.load("C", [2025])
        names = Holiday.objects.names_by_day(date(2025, 12, 24), date(2025, 12, 26))
        self.assertEqual(list(names.values()), ["Vacances de Noël", "Noël", "Vacances de Noël"])

    def test_the_clock_loads_ahead_and_leaves_alone_what_the_team_took_out(self):
        Holiday.objects.keep_ahead()
        self.assertTrue(Holiday.objects.exists())
        Holiday.objects.filter(kind="public").first().delete()
        count = Holiday.objects.count()
        Holiday.objects.keep_ahead()
        self.assertEqual(Holiday.objects.count(), count)


class EnglishTest(FocaleTest):
    def test_every_shipped_name_has_its_english(self):
        Holiday.objects.load("C", [2025, 2026])
        names = set(Holiday.objects.values_list("name", flat=True))
        self.assertEqual(names - SHIPPED, set())
        with translation.override("en"):
            same = {name for name in names if translation.gettext(name) == name}
        self.assertEqual(same, set())

    def test_a_holiday_is_named_in_the_language_of_the_page(self):
        day = timezone.localdate()
        holiday = Holiday.objects.create(kind="school", zone="C", name="Noël", first_day=day, last_day=day)
        own = Holiday.objects.create(
            kind="school", zone="B", name="Fermeture du lieu", first_day=day, last_day=day
        )
        with translation.override("en"):
            self.assertEqual((str(holiday), str(own)), ("Christmas", "Fermeture du lieu"))
        self.assertEqual(str(holiday), "Noël")
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        self.assertContains(self.client.get("/calendrier/"), "Christmas")
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        page = reverse("record-edit", args=["vacances", holiday.pk])
        self.assertContains(self.client.get(page), 'value="Noël"')
        self.assertContains(self.client.get(reverse("records", args=["vacances"])), "Christmas")

    def test_the_journal_keeps_the_name_as_it_is_written(self):
        day = timezone.localdate()
        holiday = Holiday.objects.create(kind="public", name="Noël", first_day=day, last_day=day)
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.client.post(reverse("record-deletion", args=["vacances", holiday.pk]))
        self.assertEqual(Event.objects.get(what="record.removed").details["name"], "Noël")


if CALENDAR.exists():

    class ReferenceCalendarTest(SimpleTestCase):
        def rows(self, name):
            with (CALENDAR / name).open() as file:
                return list(csv.DictReader(file))

        def test_our_school_holidays_are_the_official_ones(self):
            for row in self.rows("vacances_scolaires_zones_2024_2028.csv"):
                first, last = (
                    date.fromisoformat(row["first_day_off"]),
                    date.fromisoformat(row["last_day_off"]),
                )
                if first == date(2024, 1, 1):  # the file begins in the middle of those of 2023
                    continue
                found = school_holidays(row["zone"], first, first)
                self.assertEqual([(each.first, each.last) for each in found], [(first, last)], row)

        def test_our_public_holidays_are_the_official_ones(self):
            official = {
                date.fromisoformat(row["date"]) for row in self.rows("jours_feries_france_2024_2030.csv")
            }
            ours = {each.first for each in public_holidays(date(2024, 1, 1), date(2030, 12, 31))}
            self.assertEqual(ours, official)
