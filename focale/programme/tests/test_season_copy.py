"""A season is taken up again after the answer: cut anywhere, done twice, and undone."""

from datetime import date
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from focale.ground.models import Event
from focale.ground.worker import run_waiting
from focale.programme.models import Activity, SeasonCopy, season_copy
from focale.programme.tests.test_copying import CopySeasonCase


class PowerCut(BaseException):
    """The machine stops: nobody catches it."""


class SeasonCopyTest(CopySeasonCase):
    def three(self):
        days = date(2025, 11, 5), date(2025, 11, 6), date(2025, 11, 7)
        return [self.activity(day, title=f"Atelier {day.day}") for day in days]

    def titles(self):
        return sorted(Activity.objects.exclude(copied_from=None).values_list("title", flat=True))

    def test_cut_in_the_middle_it_goes_on_and_copies_nothing_twice(self):
        asked, real = self.ask(*self.three()), season_copy.copy_activity
        for stops_at in (2, 1):
            count = iter(range(1, 9))

            def cut(*args, count=count, stops_at=stops_at, **more):
                copy = real(*args, **more)
                if next(count) == stops_at:
                    raise PowerCut
                return copy

            with patch.object(season_copy, "copy_activity", cut), self.assertRaises(PowerCut):
                asked.go_on()
            self.assertEqual(self.titles(), ["Atelier 5"])
        asked.refresh_from_db()
        self.assertEqual((asked.done, asked.finished_at), (1, None))
        asked.go_on()
        self.assertEqual(self.titles(), ["Atelier 5", "Atelier 6", "Atelier 7"])

    def test_called_twice_it_is_harmless(self):
        asked = self.copy(*self.three())
        asked.go_on()
        SeasonCopy.objects.get(pk=asked.pk).go_on()
        self.assertEqual(len(self.titles()), 3)
        self.assertEqual(Event.objects.filter(what="season.copied").count(), 1)

    def test_asked_for_twice_by_a_double_click_it_is_one_and_another_choice_waits(self):
        first, *others = self.three()
        asked = self.ask(first)
        self.assertEqual(self.ask(first), asked)
        with self.assertRaisesMessage(ValidationError, "attendez que ce soit fini"):
            self.ask(*others)
        run_waiting()
        self.assertNotEqual(self.ask(*others), asked)

    def test_an_activity_gone_in_the_meantime_is_passed_over(self):
        first, second, third = self.three()
        asked = self.ask(first, second, third)
        second.delete()
        run_waiting()
        asked.refresh_from_db()
        self.assertEqual((asked.done, len(asked.copies)), (3, 2))

    def test_an_activity_that_cannot_be_copied_is_told_and_the_others_are(self):
        first, second, third = self.three()
        Activity.objects.filter(pk=second.pk).update(level="unknown")
        asked = self.copy(first, second, third)
        self.assertEqual(self.titles(), ["Atelier 5", "Atelier 7"])
        self.assertIn("Atelier 6", asked.unplaced[0])

    def test_the_reasons_are_told_in_the_language_of_who_asked(self):
        weekly = self.activity(date(2025, 11, 12))
        with translation.override("en"):
            asked = self.ask(weekly)
        run_waiting()
        asked.refresh_from_db()
        self.assertIn("November 2026", asked.unplaced[0])


class TakingBackTest(CopySeasonCase):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.first = self.activity(date(2025, 11, 5), title="Mercredis")
        self.other = self.activity(date(2025, 11, 6), title="Jeudis")

    def take_back(self, asked):
        return self.client.post(reverse("season-copy-back", args=[asked.pk]), follow=True)

    def test_the_copies_go_with_their_dates_and_the_originals_stay(self):
        asked = self.copy(self.first, self.other)
        self.assertContains(self.take_back(asked), "2 copies sont retirées")
        self.assertEqual(set(Activity.objects.values_list("pk", flat=True)), {self.first.pk, self.other.pk})
        self.assertContains(self.take_back(asked), "Aucune copie n&#x27;était à retirer")
        undone = Event.objects.filter(what="season.copy_taken_back", by=self.coralie)
        self.assertEqual(undone.count(), 1)

    def test_what_somebody_has_touched_stays(self):
        def renamed(copy):
            copy.change(by=self.coralie, title="Autrement")

        def published(copy):
            copy.publish(by=self.coralie)

        def moved(copy):
            copy.occurrences.get().move(by=self.coralie, room=self.darkroom)

        def one_more_date(copy):
            day = copy.occurrences.get()
            copy.plan(starts_at=day.ends_at, ends_at=day.ends_at.replace(hour=20), by=self.coralie)

        def registered(copy):
            lina = self.child("Lila")
            copy.seatings.get().register([lina], made_by=self.samira.person, by=self.coralie)

        for number, touch in enumerate((renamed, published, moved, one_more_date, registered)):
            with self.subTest(touch.__name__):
                activity = self.activity(date(2025, 12, 1 + number), title=touch.__name__, begins=9)
                asked = self.copy(activity, self.other)
                copy = activity.copies.get()
                touch(copy)
                self.assertContains(self.take_back(asked), "1 a changé depuis")
                self.assertTrue(activity.copies.exists())
                self.assertFalse(self.other.copies.exists())

    def test_a_copy_being_made_cannot_be_taken_back(self):
        asked = self.ask(self.first)
        self.assertContains(self.take_back(asked), "attendez un instant")
        run_waiting()
        self.assertTrue(self.first.copies.exists())

    def test_what_was_changed_while_the_rest_was_being_copied_stays(self):
        asked = self.ask(self.first, self.other)
        asked._copy_next(self.old, season_copy.Calendar.around(self.old))
        self.first.copies.get().change(by=self.coralie, title="Autrement")
        run_waiting()
        self.assertEqual(SeasonCopy.objects.get(pk=asked.pk).take_back(by=self.coralie), (1, 1))
        self.assertTrue(self.first.copies.exists())
