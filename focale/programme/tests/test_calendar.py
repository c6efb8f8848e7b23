"""The month and the week, with the holidays."""

from datetime import date

from focale.programme.models import Holiday
from focale.programme.month import month_of, readable_day
from focale.testing import FocaleTest, at


class CalendarTest(FocaleTest):
    def test_a_month_is_whole_weeks(self):
        shown = month_of(date(2026, 2, 25))
        self.assertEqual((shown.days[0].day, shown.days[-1].day), (date(2026, 1, 26), date(2026, 3, 1)))
        self.assertEqual((shown.before, shown.after), (date(2026, 1, 1), date(2026, 3, 1)))

    def test_each_date_stands_in_its_day_called_off_ones_too(self):
        course = self.course(booking="by_date", days=(3,))
        course.occurrences.get().cancel("Panne.", by=self.coralie)
        response = self.client.get("/calendrier/", {"jour": at(3).date().isoformat(), "vue": "semaine"})
        self.assertContains(response, "Stage caméra")
        self.assertContains(response, "annulé")

    def test_holidays_are_named(self):
        Holiday.objects.create(
            kind="school",
            zone="C",
            name="Vacances d'hiver",
            first_day=date(2026, 2, 21),
            last_day=date(2026, 3, 8),
        )
        Holiday.objects.create(
            kind="public", name="Fête du Travail", first_day=date(2026, 5, 1), last_day=date(2026, 5, 1)
        )
        self.assertContains(self.client.get("/calendrier/", {"jour": "2026-02-10"}), "Vacances d’hiver")
        self.assertContains(self.client.get("/calendrier/", {"jour": "2026-05-10"}), "Fête du Travail")
        self.assertNotContains(self.client.get("/calendrier/", {"jour": "2026-06-10"}), "Fête du Travail")

    def test_drafts_stay_out(self):
        self.course(publish=False, days=(3,))
        day = at(3).date().isoformat()
        self.assertNotContains(self.client.get("/calendrier/", {"jour": day}), "Stage caméra")

    def test_days_that_are_none_show_this_month(self):
        for text in ("", "abc", "2026-13-01", "0001-01-01", "9999-12-31", "\x00", "x" * 9000, "2026-W08"):
            with self.subTest(text=text[:12]):
                self.assertEqual(
                    self.client.get("/calendrier/", {"jour": text, "vue": text}).status_code, 200
                )
        self.assertEqual(readable_day("2026-02"), date(2026, 2, 1))

    def test_a_full_month_costs_four_questions(self):
        for day in range(1, 20):
            self.course(title=f"Atelier {day}", days=(day,))
        with self.assertNumQueries(4):
            self.client.get("/calendrier/", {"jour": at(5).date().isoformat()})
