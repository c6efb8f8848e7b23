from datetime import date, time, timedelta

from django.urls import reverse
from django.utils import timezone

from focale.association.models import Season
from focale.ground.worker import run_waiting
from focale.programme.clashes import Slot
from focale.programme.models import Activity, Holiday, SeasonCopy
from focale.programme.series import moment
from focale.testing import FocaleTest


class CopySeasonCase(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        Holiday.objects.load("C", [2025, 2026])
        cls.old = Season.objects.create(
            name="2025-2026", first_day=date(2025, 9, 1), last_day=date(2026, 8, 31)
        )

    def activity(self, *days, title="Mercredis", begins=14, room=None, **facts):
        activity = self.course(title=title, days=(), publish=False, booking="by_date", **facts)
        slots = [
            Slot(moment(day, time(begins)), moment(day, time(begins + 2)), room, (self.karim.person,))
            for day in days
        ]
        made, refused = activity.plan_series(slots, by=self.coralie)
        self.assertEqual((len(made), refused), (len(days), []))
        return activity

    def copied_days(self, activity):
        copy = Activity.objects.get(copied_from=activity)
        return [timezone.localdate(at) for at in copy.occurrences.values_list("starts_at", flat=True)]

    def ask(self, *activities):
        return SeasonCopy.objects.ask(self.old, activities, by=self.coralie)

    def copy(self, *activities):
        asked = self.ask(*activities)
        run_waiting()
        asked.refresh_from_db()
        self.assertIsNotNone(asked.finished_at)
        return asked


class CopySeasonTest(CopySeasonCase):
    def test_the_same_weekday_a_year_later_as_a_draft_with_room_and_leader(self):
        weekly = self.activity(date(2025, 11, 5), date(2025, 11, 12), room=self.studio)
        told = self.copy(weekly)
        copy = Activity.objects.get(copied_from=weekly)
        self.assertEqual(self.copied_days(weekly), [date(2026, 11, 4)])
        self.assertIn("11 novembre 2026, c'est Armistice", told.unplaced[0].replace("\xa0", " "))
        self.assertIsNone(copy.published_at)
        first = copy.occurrences.get()
        self.assertEqual((first.room, list(first.leaders.all())), (self.studio, [self.karim.person]))
        self.assertEqual(timezone.localtime(first.starts_at).hour, 14)

    def test_a_holiday_course_stays_in_the_holidays_of_the_same_name(self):
        course = self.activity(*(date(2026, 2, day) for day in (23, 24, 25, 26)), title="Stage")
        self.assertEqual(self.copy(course).unplaced, [])
        self.assertEqual(self.copied_days(course), [date(2027, 2, day) for day in (8, 9, 10, 11)])

    def test_a_date_that_falls_into_holidays_is_left_to_the_hand(self):
        weekly = self.activity(date(2026, 2, 11))
        told = self.copy(weekly)
        self.assertEqual(self.copied_days(weekly), [])
        self.assertIn("Vacances d'hiver", told.unplaced[0])

    def test_holidays_nobody_knows_yet_are_said(self):
        Holiday.objects.filter(name="Vacances d'hiver", first_day__gt=date(2026, 3, 1)).delete()
        course = self.activity(date(2026, 2, 23), title="Stage")
        self.assertIn("pas encore connues", self.copy(course).unplaced[0])

    def test_a_room_taken_in_the_meantime_is_said(self):
        weekly = self.activity(date(2025, 11, 5), room=self.studio)
        self.activity(date(2026, 11, 4), title="Labo", begins=15, room=self.studio)
        self.assertIn("La salle Studio est prise", self.copy(weekly).unplaced[0])

    def test_the_opening_of_registrations_moves_too_and_keeps_its_hour(self):
        opens = moment(date(2025, 10, 20), time(9))
        weekly = self.activity(date(2025, 11, 5), opens_at=opens)
        self.copy(weekly)
        copy = Activity.objects.get(copied_from=weekly)
        self.assertEqual(copy.opens_at, moment(date(2026, 10, 19), time(9)))

    def test_dates_of_other_seasons_stay_out(self):
        weekly = self.activity(date(2025, 11, 5), date(2026, 11, 25))
        self.copy(weekly)
        self.assertEqual(self.copied_days(weekly), [date(2026, 11, 4)])

    def test_the_page_copies_what_is_ticked_and_tells_what_is_left(self):
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        weekly = self.activity(date(2025, 11, 5), date(2025, 11, 12))
        other = self.activity(date(2025, 11, 6), title="Jeudis")
        url = reverse("season-copy")
        page = self.client.get(url, {"saison": self.old.pk})
        self.assertEqual({each.pk for each in page.context["activities"]}, {weekly.pk, other.pk})
        self.assertEqual(self.client.post(url, {"saison": self.old.pk}).status_code, 422)
        answer = self.client.post(url, {"saison": self.old.pk, "activite": [weekly.pk]}, follow=True)
        self.assertContains(answer, "0 activité sur 1")
        self.assertFalse(weekly.copies.exists())
        run_waiting()
        answer = self.client.get(answer.request["PATH_INFO"])
        self.assertContains(answer, "1 activité copiée")
        self.assertContains(answer, "1 date non reprise")
        self.assertFalse(other.copies.exists())

    def test_the_page_moves_on_by_itself_and_loads_anew_when_all_is_done(self):
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        address = reverse("season-copied", args=[self.ask(self.activity(date(2025, 11, 5))).pk])
        fragment = self.client.get(address, headers={"HX-Request": "true"})
        self.assertContains(fragment, "<progress")
        self.assertNotContains(fragment, "<html")
        run_waiting()
        done = self.client.get(address, headers={"HX-Request": "true"})
        self.assertEqual(done.headers["HX-Refresh"], "true")
        self.assertContains(self.client.get(reverse("season-copy")), address)

    def test_a_copy_is_a_year_later_to_the_week(self):
        days = [date(2025, 9, 8) + timedelta(days=number) for number in range(5)]
        daily = self.activity(*days)
        self.copy(daily)
        self.assertEqual(self.copied_days(daily), [day + timedelta(weeks=52) for day in days])
