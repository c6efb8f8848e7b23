from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.people.models import Residence
from focale.programme.hours import moment_of
from focale.programme.marking import mark
from focale.programme.models import Attendance, Holiday, Mark, Presence
from focale.programme.tests.underway import underway
from focale.testing import FocaleTest, at


class ListTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina])
        cls.workshop = cls.date.activity

    def tap(self, presence=Presence.PRESENT, person=None, by=None, **more):
        return mark(self.date, person or self.lina, presence, by=by or self.karim, **more)

    def later_date(self, days):
        return self.workshop.occurrences.create(starts_at=at(days, 9), ends_at=at(days, 11))


class MarkingTest(ListTest):
    def test_one_tap_is_one_attendance_with_its_minutes(self):
        row = self.tap()
        self.assertEqual((row.presence, row.minutes, row.was_expected), ("present", 120, True))

    def test_absent_and_excused_count_no_minutes(self):
        for presence in (Presence.ABSENT, Presence.EXCUSED):
            self.assertEqual(self.tap(presence).minutes, 0)
        self.assertEqual(Attendance.objects.count(), 1)

    def test_taking_a_tap_back_leaves_no_attendance_but_keeps_both_taps(self):
        self.tap()
        self.assertIsNone(self.tap(""))
        self.assertEqual(Attendance.objects.count(), 0)
        self.assertEqual(Mark.objects.count(), 2)

    def test_the_tap_made_last_counts_in_whatever_order_they_arrive(self):
        now = timezone.now()
        self.tap(Presence.ABSENT, made_at=now - timedelta(minutes=1), by=self.coralie)
        row = self.tap(Presence.PRESENT, made_at=now - timedelta(minutes=9))
        self.assertEqual((row.presence, row.marked_by), ("absent", self.coralie))

    def test_a_phone_that_is_ahead_does_not_win_for_ever(self):
        self.tap(Presence.ABSENT, made_at=timezone.now() + timedelta(days=3))
        self.assertEqual(self.tap(Presence.PRESENT).presence, "present")

    def test_the_same_tap_twice_counts_once(self):
        first = self.tap()
        key = Mark.objects.get().pk
        again = self.tap(mark_id=key)
        self.assertEqual((Mark.objects.count(), again), (1, first))

    def test_a_number_that_comes_back_with_another_person_is_refused(self):
        self.tap()
        with self.assertRaisesMessage(ValidationError, "numéro d'un autre"):
            self.tap(person=self.nour, mark_id=Mark.objects.get().pk)
        with self.assertRaisesMessage(ValidationError, "numéro d'un autre"):
            self.tap(Presence.ABSENT, mark_id=Mark.objects.get().pk)

    def test_hours_that_differ_shorten_the_presence(self):
        start = self.date.starts_at
        row = self.tap(arrived_at=start + timedelta(minutes=20), left_at=start + timedelta(minutes=80))
        self.assertEqual(row.minutes, 60)
        row = self.tap(arrived_at=start - timedelta(minutes=20), left_at=start + timedelta(hours=5))
        self.assertEqual(row.minutes, 120)

    def test_hours_in_the_wrong_order_are_refused(self):
        start = self.date.starts_at
        for hours in (
            {"arrived_at": start + timedelta(minutes=9), "left_at": start + timedelta(minutes=2)},
            {"arrived_at": self.date.ends_at},
            {"left_at": start},
        ):
            with self.assertRaises(ValidationError):
                self.tap(**hours)
        self.assertEqual(Mark.objects.count(), 0)

    def test_before_the_day_one_may_only_excuse(self):
        later = self.later_date(3)
        with self.assertRaisesMessage(ValidationError, "n'a pas commencé"):
            mark(later, self.lina, Presence.PRESENT, by=self.karim)
        self.assertEqual(mark(later, self.lina, Presence.EXCUSED, by=self.karim).presence, "excused")

    def test_a_date_called_off_in_the_meantime_is_refused(self):
        stale = self.workshop.occurrences.get()
        type(stale).objects.filter(pk=stale.pk).update(cancelled_at=timezone.now())
        with self.assertRaisesMessage(ValidationError, "annulée"):
            mark(stale, self.lina, Presence.PRESENT, by=self.karim)

    def test_who_was_not_registered_is_known_as_such(self):
        self.assertFalse(self.tap(person=self.nour).was_expected)


class FrozenFactsTest(ListTest):
    """What was true that day stays, whatever happens after."""

    def test_a_birthday_after_the_day_changes_nothing(self):
        past = self.later_date(-40)
        self.lina.born_on = past.day.replace(year=past.day.year - 10) + timedelta(days=1)
        self.lina.save()
        row = mark(past, self.lina, Presence.PRESENT, by=self.karim)
        self.assertEqual((row.age, self.lina.age()), (9, 10))

    def test_a_move_after_the_day_changes_nothing(self):
        old = {"town": "Alès", "in_district": "yes", "version": 2024}
        Residence.objects.settle(self.lina, by=None, since=at(-400).date(), **old)
        row = self.tap()
        Residence.objects.settle(self.lina, by=None, town="Nîmes", in_district="no", since=at(1).date())
        self.tap(Presence.PRESENT)
        row.refresh_from_db()
        self.assertEqual((row.town, row.in_district, row.district_version), ("Alès", "yes", 2024))

    def test_a_sheet_entered_after_a_move_says_where_one_lived_that_day(self):
        Residence.objects.settle(self.lina, by=None, since=at(-400).date(), town="Alès")
        Residence.objects.settle(self.lina, by=None, since=at(-10).date(), town="Nîmes")
        row = mark(self.later_date(-40), self.lina, Presence.PRESENT, by=self.karim)
        self.assertEqual(row.town, "Alès")

    def test_erasing_a_person_leaves_the_attendance_without_name(self):
        row = self.tap(person=self.nour)
        visitor = self.nour.pk
        self.nour.delete()
        row.refresh_from_db()
        self.assertEqual((row.person, row.visitor, row.minutes), (None, visitor, 120))

    def test_the_first_visit_is_the_earliest_even_when_entered_last(self):
        today = self.tap()
        self.assertTrue(today.is_first_visit)
        before = mark(self.later_date(-7), self.lina, Presence.PRESENT, by=self.karim)
        today.refresh_from_db()
        self.assertEqual((before.is_first_visit, today.is_first_visit), (True, False))
        mark(before.occurrence, self.lina, "", by=self.karim)
        today.refresh_from_db()
        self.assertTrue(today.is_first_visit)

    def test_an_absence_is_no_first_visit(self):
        self.assertFalse(self.tap(Presence.ABSENT).is_first_visit)

    def test_school_holidays_are_noted_for_the_day(self):
        day = self.date.day
        Holiday.objects.create(kind="school", zone="C", name="Hiver", first_day=day, last_day=day)
        self.assertTrue(self.tap().in_school_holidays)
        self.assertFalse(mark(self.later_date(-7), self.lina, "present", by=self.karim).in_school_holidays)


class HoursTest(FocaleTest):
    def test_an_hour_is_read_as_people_write_it(self):
        date = self.course(days=(3,)).occurrences.get()
        for told in ("10:05", "10h05", " 10 h 05 ", "10:05:00"):
            self.assertEqual(moment_of(date, told), at(3, 10, 5))
        self.assertIsNone(moment_of(date, ""))

    def test_what_is_no_hour_is_refused(self):
        date = self.course(days=(3,)).occurrences.get()
        for told in ("25:00", "10:75", "dix heures", 1005, ["10:05"], "9" * 400):
            with self.assertRaisesMessage(ValidationError, "14:05"):
                moment_of(date, told)

    def test_after_midnight_belongs_to_the_evening(self):
        course = self.course(days=(3,))
        night = course.occurrences.create(starts_at=at(5, 20), ends_at=at(6, 1))
        self.assertEqual(moment_of(night, "00:30"), at(6, 0, 30))
        self.assertEqual(moment_of(night, "21:30"), at(5, 21, 30))
