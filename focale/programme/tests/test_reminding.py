"""The word the day before: to those who come, once, and never about a time that no longer holds."""

from datetime import timedelta
from unittest import mock

from django.utils import timezone

from focale.letters.models import Letter, State
from focale.programme.models import Occurrence, Party
from focale.programme.reminding import remind, remind_of
from focale.testing import FocaleTest, at


class RemindingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.consent(self.lina)
        self.camera = self.course(days=(1,))
        seating = self.camera.seatings.get()
        seating.register([self.lina], made_by=self.samira.person, by=self.samira)
        Party.objects.update(made_at=timezone.now() - timedelta(days=3))
        begins = timezone.now() + timedelta(hours=20)
        self.camera.occurrences.update(starts_at=begins, ends_at=begins + timedelta(hours=2))
        self.date = self.camera.occurrences.get()

    def reminders(self):
        return Letter.objects.filter(kind="reminder").exclude(state=State.SETTLED).count()

    def test_who_comes_tomorrow_is_reminded_once(self):
        with (
            mock.patch("focale.programme.reminding.EARLIEST", 0),
            mock.patch("focale.programme.reminding.LATEST", 24),
        ):
            remind()
            remind()
        self.assertEqual(self.reminders(), 1)

    def test_a_date_called_off_at_the_same_second_is_not_recalled(self):
        as_read = Occurrence.objects.get(pk=self.date.pk)
        self.date.cancel("malade", by=self.coralie)
        remind_of(as_read)
        self.assertEqual(self.reminders(), 0)

    def test_a_reminder_that_has_not_left_stays_in_when_the_date_moves_or_falls(self):
        remind_of(self.date)
        self.assertEqual(self.reminders(), 1)
        self.date.move(starts_at=at(2, 9), ends_at=at(2, 12), by=self.coralie)
        self.assertEqual(self.reminders(), 0)
        self.date.refresh_from_db()
        remind_of(self.date)
        self.assertEqual(self.reminders(), 1)
        self.date.cancel("malade", by=self.coralie)
        self.assertEqual(self.reminders(), 0)

    def test_a_reminder_nobody_printed_is_work_to_do_until_the_date_is_over(self):
        self.samira.person.email = ""
        self.samira.person.save()
        remind_of(self.date)
        letter = Letter.objects.get(kind="reminder")
        self.assertEqual((letter.state, letter.until), (State.TO_PRINT, self.date.ends_at))
        for seconds, state in ((-1, State.TO_PRINT), (1, State.MISSED)):
            now = self.date.ends_at + timedelta(seconds=seconds)
            with mock.patch("django.utils.timezone.now", return_value=now):
                Letter.objects.let_pass()
            letter.refresh_from_db()
            self.assertEqual(letter.state, state)
