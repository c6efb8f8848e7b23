"""What is on today's list: an evening that goes on past midnight stays in the leader's hand."""

from datetime import timedelta
from unittest.mock import patch

from django.urls import reverse

from focale.programme.machine_hours import dates_of_today
from focale.programme.models import Occurrence
from focale.testing import FocaleTest, at


class OfTodayTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.night = cls.evening("Nuit du film", starts_at=at(1, 22), ends_at=at(2, 1))
        cls.early = cls.evening("Soirée jeux", starts_at=at(1, 18), ends_at=at(1, 22))
        cls.morning = cls.evening("Labo du matin", starts_at=at(2, 9), ends_at=at(2, 12))

    @classmethod
    def evening(cls, title, **hours):
        meeting = cls.course(title=title, days=(), publish=False)
        return meeting.plan(room=cls.studio, leaders=[cls.karim.person], by=cls.coralie, **hours)

    def on(self, moment):
        with patch("django.utils.timezone.now", return_value=moment):
            machines = [date.pk for date in dates_of_today(self.karim)]
            today = list(Occurrence.objects.of_today().order_by("starts_at"))
        self.assertEqual(sorted(machines), sorted(date.pk for date in today))
        return today

    def test_before_midnight_the_dates_of_the_day_are_there_over_or_not(self):
        self.assertEqual(self.on(at(1, 23, 30)), [self.early, self.night])

    def test_after_midnight_what_goes_on_is_still_there_beside_the_new_day(self):
        self.assertEqual(self.on(at(2, 0, 30)), [self.night, self.morning])

    def test_once_over_it_is_of_yesterday(self):
        self.assertEqual(self.on(at(2, 1) + timedelta(seconds=1)), [self.morning])

    def test_the_leader_finds_the_list_on_the_page_of_today(self):
        self.client.force_login(self.karim)
        with patch("django.utils.timezone.now", return_value=at(2, 0, 30)):
            answer = self.client.get(reverse("today"))
        self.assertContains(answer, "Nuit du film")
        self.assertNotContains(answer, "Soirée jeux")
