from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from focale.ground.models import Event
from focale.letters.models import Letter
from focale.letters.models.letter import State
from focale.programme.clashes import Slot
from focale.programme.models import Activity, Occurrence
from focale.programme.undoing import undo, undoable
from focale.testing import FocaleTest, at


class OccurrenceTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course(seats=6, days=(10, 11, 12))
        cls.first, cls.second, cls.third = cls.camera.occurrences.order_by("starts_at")
        cls.consent(cls.lina)

    def other(self, **facts):
        return self.course(title="Labo", days=(), publish=False, **facts)

    def plan(self, activity, day, hour=9, room=None, leaders=()):
        return activity.plan(
            starts_at=at(day, hour), ends_at=at(day, hour + 3), room=room, leaders=leaders, by=self.coralie
        )

    def register(self, *people):
        return self.camera.seatings.get().register(
            list(people or [self.lina]), made_by=self.samira.person, by=self.samira
        )

    def letters(self, kind):
        return Letter.objects.filter(kind=kind).exclude(state=State.SETTLED)

    def facts(self, what):
        return list(Event.objects.filter(what=what).order_by("pk"))


class TwoPlacesTest(OccurrenceTest):
    def test_a_room_in_use_is_refused_with_the_activity_and_the_hours(self):
        with self.assertRaisesMessage(ValidationError, "La salle Studio est prise par"):
            self.plan(self.other(), 10, room=self.studio)

    def test_a_leader_in_two_places_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "Karim Fabre anime déjà"):
            self.plan(self.other(), 10, room=self.darkroom, leaders=[self.karim.person])

    def test_one_after_the_other_in_the_same_room_is_fine(self):
        self.plan(self.other(), 10, hour=12, room=self.studio, leaders=[self.karim.person])

    def test_a_shared_room_takes_several_activities(self):
        self.studio.is_shared = True
        self.studio.save()
        self.plan(self.other(), 10, room=self.studio)

    def test_a_cancelled_date_frees_its_room_and_cannot_come_back_over_another(self):
        self.first.cancel("panne", by=self.coralie)
        self.plan(self.other(), 10, room=self.studio)
        with self.assertRaisesMessage(ValidationError, "est prise par"):
            self.first.restore(by=self.coralie)

    def test_moving_into_a_room_in_use_is_refused_and_changes_nothing(self):
        labo = self.plan(self.other(), 10, room=self.darkroom)
        with self.assertRaisesMessage(ValidationError, "est prise"):
            labo.move(room=self.studio, by=self.coralie)
        labo.refresh_from_db()
        self.assertEqual((labo.room, labo.changes), (self.darkroom, 0))

    def test_a_series_keeps_the_free_dates_and_gives_the_reason_of_the_others(self):
        slots = [Slot(at(day, 9), at(day, 11), self.studio) for day in (9, 10, 13)]
        made, refused = self.other().plan_series(slots, by=self.coralie)
        self.assertEqual([each.day for each in made], [slots[0].starts_at.date(), slots[2].starts_at.date()])
        self.assertEqual(len(refused), 1)
        self.assertIn("Stage caméra", refused[0][1])

    def test_a_series_does_not_clash_with_itself(self):
        slots = [Slot(at(20, 9), at(20, 11), self.studio), Slot(at(20, 10), at(20, 12), self.studio)]
        made, refused = self.other().plan_series(slots, by=self.coralie)
        self.assertEqual((len(made), len(refused)), (1, 1))

    def test_the_end_comes_after_the_beginning(self):
        with self.assertRaisesMessage(ValidationError, "La fin doit venir après"):
            self.camera.plan(starts_at=at(20, 14), ends_at=at(20, 14), by=self.coralie)

    def test_the_database_itself_refuses_two_things_in_one_room(self):
        other = self.other()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Occurrence.objects.bulk_create(
                [Occurrence(activity=other).put(Slot(at(10, 10), at(10, 11), self.studio))]
            )
        fine = Occurrence(activity=other).put(Slot(at(10, 12), at(10, 13), self.studio))
        fine.save()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Occurrence.objects.filter(pk=fine.pk).update(starts_at=at(10, 11))


class MovingTest(OccurrenceTest):
    def test_those_registered_are_told_once_of_another_time(self):
        self.register()
        self.first.move(starts_at=at(10, 14), ends_at=at(10, 17), by=self.coralie)
        letter = self.letters("changed").get()
        self.assertEqual(letter.person, self.samira.person)
        self.assertIn("14\xa0h", letter.body)

    def test_another_leader_is_nobodys_letter(self):
        self.register()
        self.first.move(leaders=[self.coralie.person], by=self.coralie)
        self.assertFalse(self.letters("changed").exists())

    def test_this_date_and_the_following_by_a_day_step_on_nobody(self):
        self.register()
        slot = Slot(at(11, 9), at(11, 12), self.studio, (self.karim.person,))
        facts = self.first.move_following(slot, by=self.coralie)
        self.assertEqual(len(facts), 3)
        days = [each.day for each in self.camera.occurrences.order_by("starts_at")]
        self.assertEqual(days, [at(day).date() for day in (11, 12, 13)])
        self.assertEqual(self.letters("changed").count(), 1)

    def test_a_weekly_date_takes_along_only_its_own_weekday(self):
        weekly = self.course(title="Mercredis", booking="by_date", days=(), publish=False)
        slots = [Slot(at(day, 15), at(day, 16), self.darkroom) for day in (20, 22, 27, 29, 34)]
        weekly.plan_series(slots, by=self.coralie)
        first = weekly.occurrences.order_by("starts_at").first()
        self.assertEqual([(each.day - first.day).days for each in first.following()], [0, 7, 14])

    def test_when_one_of_them_cannot_none_is_moved(self):
        self.plan(self.other(), 13, room=self.studio)
        slot = Slot(at(11, 9), at(11, 12), self.studio, (self.karim.person,))
        with self.assertRaisesMessage(ValidationError, "Labo"):
            self.first.move_following(slot, by=self.coralie)
        self.first.refresh_from_db()
        self.assertEqual(self.first.starts_at, at(10, 9))

    def test_a_cancelled_date_is_not_moved(self):
        self.first.cancel("panne", by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "rétablissez-la"):
            self.first.move(starts_at=at(10, 14), ends_at=at(10, 17), by=self.coralie)

    def test_undoing_a_move_brings_back_time_room_and_leaders_and_takes_back_the_letters(self):
        self.register()
        self.first.move(
            starts_at=at(15, 14), ends_at=at(15, 17), room=self.darkroom, leaders=[], by=self.coralie
        )
        fact = self.facts("occurrence.moved")[0]
        self.assertEqual(undo([fact], by=self.coralie), 1)
        self.first.refresh_from_db()
        self.assertEqual((self.first.starts_at, self.first.room), (at(10, 9), self.studio))
        self.assertEqual(list(self.first.leaders.all()), [self.karim.person])
        self.assertEqual(self.letters("changed").count(), 0)

    def test_undoing_a_move_after_the_letters_left_writes_again(self):
        self.register()
        self.first.move(starts_at=at(15, 14), ends_at=at(15, 17), by=self.coralie)
        Letter.objects.filter(kind="changed").update(state=State.SENT)
        undo(self.facts("occurrence.moved"), by=self.coralie)
        self.assertEqual(self.letters("changed").filter(state=State.WAITING).count(), 1)

    def test_what_changed_again_is_not_undone(self):
        self.first.move(starts_at=at(15, 14), ends_at=at(15, 17), by=self.coralie)
        self.first.move(starts_at=at(16, 14), ends_at=at(16, 17), by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "Quelque chose a changé depuis"):
            undo(self.facts("occurrence.moved")[:1], by=self.coralie)

    def test_undoing_the_move_of_all_that_follow_is_one_gesture(self):
        self.first.move_following(Slot(at(11, 9), at(11, 12), self.studio), by=self.coralie)
        undo(self.facts("occurrence.moved"), by=self.coralie)
        days = [each.day for each in self.camera.occurrences.order_by("starts_at")]
        self.assertEqual(days, [at(day).date() for day in (10, 11, 12)])

    def test_more_seats_that_day_are_given_to_the_line(self):
        weekly = self.course(title="Labo", booking="by_date", seats=1, room=self.darkroom, leaders=[])
        date = weekly.occurrences.first()
        Occurrence.objects.move_all(
            [(date, Slot(date.starts_at, date.ends_at, self.darkroom, (), 5))], by=self.coralie
        )
        date.seating.refresh_from_db()
        self.assertEqual((date.seating.seats, date.seating.follows_activity), (5, False))
        weekly.change(by=self.coralie, seats=3)
        date.seating.refresh_from_db()
        self.assertEqual(date.seating.seats, 5)


class CancellingTest(OccurrenceTest):
    def test_those_registered_are_told_once_of_all_the_dates_called_off(self):
        self.register()
        self.camera.cancel("l'animatrice est malade", by=self.coralie)
        letter = self.letters("called_off").get()
        self.assertIn("l'animatrice est malade", letter.body)
        self.assertEqual(letter.body.count(" à 9\xa0h"), 3)

    def test_a_reason_is_needed(self):
        with self.assertRaisesMessage(ValidationError, "Dites pourquoi"):
            self.first.cancel("  ", by=self.coralie)

    def test_a_past_date_tells_nobody(self):
        self.register()
        now = timezone.now()
        Occurrence.objects.filter(pk=self.first.pk).update(
            starts_at=now - timedelta(hours=5), ends_at=now - timedelta(hours=3)
        )
        self.first.cancel("panne", by=self.coralie)
        self.assertFalse(self.letters("called_off").exists())

    def test_undoing_at_once_takes_back_the_letters_and_tells_nobody(self):
        self.register()
        fact = self.first.cancel("panne", by=self.coralie)
        Letter.objects.send_waiting()
        undo([fact], by=self.coralie)
        self.first.refresh_from_db()
        self.assertIsNone(self.first.cancelled_at)
        self.assertEqual(self.letters("called_off").count() + self.letters("changed").count(), 0)

    def test_the_letters_leave_after_two_minutes(self):
        self.register()
        self.first.cancel("panne", by=self.coralie)
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(seconds=121)):
            Letter.objects.send_waiting()
        self.assertEqual(self.letters("called_off").get().state, State.SENT)

    def test_restoring_after_the_letters_left_writes_the_dates_that_hold(self):
        self.register()
        self.first.cancel("panne", by=self.coralie)
        Letter.objects.filter(kind="called_off").update(state=State.SENT)
        self.first.restore(by=self.coralie)
        self.assertEqual(self.letters("changed").count(), 1)

    def test_two_cancellations_are_undone_together_and_the_letter_taken_back_once(self):
        self.register()
        facts = Occurrence.objects.cancel_all([self.first, self.second], "panne", by=self.coralie)
        undo(facts, by=self.coralie)
        self.assertEqual(self.camera.occurrences.scheduled().count(), 3)
        self.assertFalse(self.letters("called_off").exists())
        self.assertFalse(self.letters("changed").exists())

    def test_only_ones_own_changes_are_offered_to_undo(self):
        fact = self.first.cancel("panne", by=self.coralie)
        self.assertEqual(list(undoable([str(fact.pk)], by=self.coralie)), [fact])
        self.assertEqual(list(undoable([str(fact.pk), "x", "9" * 40], by=self.ada)), [])

    def test_a_date_with_registrations_is_not_removed(self):
        self.register()
        with self.assertRaisesMessage(ValidationError, "annulez-la plutôt"):
            self.first.remove(by=self.coralie)

    def test_undoing_a_series_removes_its_dates(self):
        labo = self.other()
        labo.plan_series([Slot(at(day, 9), at(day, 11)) for day in (20, 21)], by=self.coralie)
        undo([fact for fact in self.facts("occurrence.planned")[-2:]], by=self.coralie)
        self.assertFalse(labo.occurrences.exists())


class PublishingTest(OccurrenceTest):
    def test_without_a_date_it_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "n'a pas encore de date"):
            self.other().publish(by=self.coralie)

    def test_publishing_at_a_date_shows_it_from_then(self):
        self.camera.publish(by=self.coralie, at=at(2))
        self.assertFalse(Activity.objects.published().filter(pk=self.camera.pk).exists())
        self.assertFalse(Activity.objects.get(pk=self.camera.pk).is_published)

    def test_taking_off_the_site_is_undone(self):
        was = self.camera.published_at
        fact = self.camera.unpublish(by=self.coralie)
        undo([fact], by=self.coralie)
        self.camera.refresh_from_db()
        self.assertEqual(self.camera.published_at, was)
