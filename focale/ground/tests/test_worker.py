"""Tasks are neither lost nor doubled; failed ones come again; one worker holds the clock."""

import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.db import transaction
from django.test import TestCase, TransactionTestCase
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from focale.ground import alive, pace
from focale.ground.later import later
from focale.ground.models import Beat, Identity
from focale.ground.models.beat import SILENCE
from focale.ground.worker import (
    AGAIN_AFTER,
    LONGEST_WAIT,
    MOST_STARTS,
    Worker,
    bury,
    forget_finished,
    run_next,
    run_waiting,
    take_up_again,
)


def an_identity():
    return Identity.objects.create(name="Le Focus")


class TestLater(TestCase):
    def test_the_method_is_called_by_the_worker_and_not_before(self):
        later(an_identity().refresh_from_db)
        with patch.object(Identity, "refresh_from_db") as called:
            called.assert_not_called()
            self.assertEqual(run_waiting(), 1)
            called.assert_called_once()

    def test_a_task_of_a_change_that_is_not_kept_is_not_kept_either(self):
        identity = an_identity()
        try:
            with transaction.atomic():
                later(identity.save)
                raise ValueError
        except ValueError:
            pass
        self.assertFalse(DBTaskResult.objects.exists())

    def test_a_thing_that_is_gone_leaves_nothing_to_do(self):
        identity = an_identity()
        later(identity.save)
        identity.delete()
        self.assertEqual(run_waiting(), 1)
        self.assertFalse(Identity.objects.exists())


class TestHeavy(TestCase):
    def test_heavy_work_waits_in_a_line_of_its_own_and_holds_nobody_up(self):
        identity = an_identity()
        later(identity.save, heavy=True)
        later(identity.refresh_from_db)
        self.assertTrue(run_next("w1", heavy=False))
        self.assertFalse(run_next("w1", heavy=False), "the heavy task is left to its own line")
        self.assertTrue(run_next("w1", heavy=True))
        self.assertEqual(DBTaskResult.objects.successful().count(), 2)

    def test_as_many_at_a_time_as_the_settings_say_and_none_where_they_say_so(self):
        for count in (0, 1, 3):
            with self.settings(HEAVY_AT_ONCE=count):
                self.assertEqual(len(Worker([]).lifting), count)


class TestFailing(TestCase):
    def setUp(self):
        later(an_identity().save)
        self.task = DBTaskResult.objects.get()

    def fail(self):
        with patch.object(Identity, "save", side_effect=OSError("no disk")), self.assertLogs("focale.worker"):
            run_next("w1")
        self.task.refresh_from_db()

    def test_a_failed_task_waits_and_is_tried_again(self):
        self.fail()
        self.assertEqual(self.task.status, TaskResultStatus.READY)
        self.assertGreater(self.task.run_after, timezone.now())
        self.assertEqual(run_waiting(), 0)
        DBTaskResult.objects.update(run_after=timezone.now())
        self.assertEqual(run_waiting(), 1)
        self.assertEqual(DBTaskResult.objects.successful().count(), 1)

    def test_after_the_last_try_it_stays_failed_with_its_reason(self):
        for _try in range(len(AGAIN_AFTER) + 1):
            DBTaskResult.objects.update(run_after=timezone.now())
            self.fail()
        self.assertEqual(self.task.status, TaskResultStatus.FAILED)
        self.assertIn("no disk", self.task.traceback)


class TestTakingUpAgain(TestCase):
    def setUp(self):
        later(an_identity().save)
        self.task = DBTaskResult.objects.get()
        self.task.claim("w1")

    def test_the_task_of_a_living_worker_is_left_to_it(self):
        Beat.strike("worker:w1", by="w1")
        self.assertEqual(take_up_again(), 0)
        self.assertEqual(run_waiting(), 0)

    def test_the_task_of_a_silent_worker_is_run_again(self):
        Beat.objects.create(name="worker:w1", by="w1", at=timezone.now() - SILENCE)
        self.assertEqual(take_up_again(), 1)
        self.assertEqual(run_waiting(), 1)

    def test_a_task_that_brings_every_worker_down_is_given_up(self):
        DBTaskResult.objects.update(worker_ids=["w1"] * MOST_STARTS)
        take_up_again()
        self.task.refresh_from_db()
        self.assertEqual(self.task.status, TaskResultStatus.FAILED)


class TestClock(TestCase):
    def setUp(self):
        pace.forget()
        self.addCleanup(pace.forget)
        self.enterContext(patch("focale.ground.worker.FIRST_ROUND", timedelta()))

    def test_after_a_start_visitors_come_first(self):
        done = []
        schedule = [(timedelta(minutes=1), lambda: done.append(1))]
        with patch("focale.ground.worker.FIRST_ROUND", timedelta(seconds=10)):
            worker = Worker(schedule)
            worker.tick()
            self.assertEqual(done, [])
            worker.began -= 10
            worker.tick()
        self.assertEqual(done, [1])

    def test_one_of_two_workers_holds_the_clock(self):
        first, second = Worker([]), Worker([])
        self.assertTrue(first._holds_clock())
        self.assertFalse(second._holds_clock())

    def test_the_clock_passes_on_when_its_holder_is_silent(self):
        first, second = Worker([]), Worker([])
        first._holds_clock()
        Beat.objects.filter(name="clock").update(at=timezone.now() - SILENCE)
        self.assertTrue(second._holds_clock())

    def test_a_daily_job_is_not_repeated_by_a_restart(self):
        done = []
        schedule = [(timedelta(days=1), lambda: done.append(1))]
        Worker(schedule).tick()
        Beat.objects.filter(name="clock").delete()
        Worker(schedule).tick()
        self.assertEqual(done, [1])

    def test_a_job_that_fails_does_not_keep_the_next_from_its_hour(self):
        done = []

        def fails():
            raise OSError

        worker = Worker([(timedelta(seconds=1), fails), (timedelta(seconds=1), lambda: done.append(1))])
        with self.assertLogs("focale.worker"):
            worker.tick()
        self.assertEqual(done, [1])

    def test_in_a_crowd_what_can_wait_waits_but_not_for_ever(self):
        done = []

        def each_minute():
            done.append("each minute")

        often = timedelta(seconds=1), lambda: done.append("often")
        worker = Worker([often, (timedelta(minutes=1), each_minute)])
        for _visitor in range(pace.MANY):
            pace.came()
        worker.tick()
        self.assertEqual(done, ["often"])
        worker.began -= LONGEST_WAIT.total_seconds()
        worker.tick()
        self.assertEqual(done, ["often", "each minute"])

    def test_a_crowd_is_many_within_a_second(self):
        for _visitor in range(pace.MANY - 1):
            pace.came()
        self.assertFalse(pace.is_busy())
        self.client.get("/sante/")
        self.assertTrue(pace.is_busy())
        with patch.object(pace.time, "monotonic", return_value=time.monotonic() + 1.1):
            self.assertFalse(pace.is_busy())


class TestDying(TestCase):
    def setUp(self):
        self.enterContext(self.settings(HOME=Path(self.enterContext(TemporaryDirectory()))))

    def test_a_killed_process_is_found_dead_once_and_a_living_one_never(self):
        living = alive.hold("living")
        alive.hold("killed").close()  # what the kernel does for a killed process
        self.assertEqual(alive.dead(), ["killed"])
        self.assertEqual(alive.dead(), [])
        alive.let_go("living", living)
        self.assertEqual(alive.dead(), [])

    def test_the_clock_and_the_tasks_of_the_dead_are_free_at_once(self):
        later(an_identity().save)
        DBTaskResult.objects.get().claim("killed")
        Beat.strike("worker:killed", by="killed")
        Beat.strike("clock", by="killed")
        bury(["killed"])
        self.assertTrue(Worker([])._holds_clock())
        self.assertEqual(run_waiting(), 1)


class TestForgetting(TestCase):
    def test_finished_tasks_go_after_a_week_and_failed_ones_stay(self):
        identity = an_identity()
        for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
            later(identity.save)
            DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
                status=status, finished_at=timezone.now() - timedelta(days=8)
            )
        forget_finished()
        self.assertEqual(DBTaskResult.objects.get().status, TaskResultStatus.FAILED)


class TestThreads(TransactionTestCase):
    def test_a_worker_runs_what_is_kept_and_leaves_no_trace_when_it_stops(self):
        later(an_identity().save)
        worker = Worker([])
        worker.start()
        end = timezone.now() + timedelta(seconds=10)
        while not DBTaskResult.objects.successful().exists() and timezone.now() < end:
            worker.stopping.wait(0.05)
        worker.stop()
        self.assertEqual(DBTaskResult.objects.successful().count(), 1)
        self.assertFalse(Beat.objects.workers().exists())
