"""The background work of one process: the tasks kept by later(), the clock, and the signs of life.

Tasks are django-tasks-db rows. What that package leaves open is done here: a task left RUNNING by a worker
that died is taken up again, a task that failed is tried again later, and one machine holds the clock.
"""

import logging
import os
import secrets
import socket
import threading
import time
from datetime import timedelta

from django.conf import settings
from django.db import OperationalError, close_old_connections, connections, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from focale.ground import alive, pace
from focale.ground.later import HEAVY, waiting
from focale.ground.models import Beat
from focale.ground.models.beat import SILENCE

log = logging.getLogger("focale.worker")

AGAIN_AFTER = [timedelta(seconds=s) for s in (10, 60, 300, 1800, 7200)]
"""How long a failed task waits before it is tried again; after the last, it stays failed and is shown."""
MOST_STARTS = 12
"""A task that was started so often and never came to an end brings the process down: it is given up."""
KEPT_FINISHED = timedelta(days=7)
BEAT_EVERY = 5
LONGEST_PAUSE = timedelta(minutes=1)
FIRST_ROUND = timedelta(seconds=10)
"""After a start visitors come first: jobs of a minute and more begin a little later."""
LONGEST_WAIT = timedelta(minutes=10)
"""A job of a minute and more gives way to a crowd of visitors, but not for ever."""


class Worker:
    """Threads: tasks, heavy tasks, clock, heartbeat. `schedule` is a list of (interval, function)."""

    def __init__(self, schedule):
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        self.schedule = [
            (every, function, f"{function.__module__}.{function.__qualname__}")
            for every, function in schedule
        ]
        self.done_at, self.clock_at, self.began = {}, -SILENCE.total_seconds(), time.monotonic()
        self.stopping = threading.Event()
        loops = [self.beat, self.work, self.tick]
        self.threads = [
            threading.Thread(target=self._repeat, args=[loop], name=loop.__name__, daemon=True)
            for loop in loops
        ]
        self.lifting = [
            threading.Thread(target=self._repeat, args=[self.lift], name="lift", daemon=True)
            for _each in range(settings.HEAVY_AT_ONCE)
        ]

    def start(self):
        bury(alive.dead())
        self.held = alive.hold(self.name)
        Beat.strike(f"worker:{self.name}", by=self.name)
        for thread in self.threads + self.lifting:
            thread.start()

    def stop(self, seconds=8):
        """Ask the loops to end, wait a little, and hand back what could not be finished. A heavy task is not
        waited for: the process it works in ends with this one, and it begins again elsewhere."""
        self.stopping.set()
        waiting.set()
        end = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0, end - time.monotonic()))
        bury([self.name])
        alive.let_go(self.name, self.held)

    def _repeat(self, step):
        """Run a step, which returns its pause, again and again; an error is told, the loop goes on."""
        while not self.stopping.is_set():
            try:
                pause = step()
            except Exception:  # the database may be away: the loop must outlive it
                log.exception("%s", step.__name__)
                pause = 2
            close_old_connections()
            if pause:
                (waiting if step == self.work else self.stopping).wait(pause)
        connections.close_all()

    def beat(self):
        """Say that this worker is alive, and take up again what dead workers left."""
        Beat.strike(f"worker:{self.name}", by=self.name)
        take_up_again()
        return BEAT_EVERY

    def work(self):
        """Run one waiting task; the pause is zero while there are more."""
        waiting.clear()
        return 0 if run_next(self.name, heavy=False) else 1

    def lift(self):
        """The same for a heavy one."""
        return 0 if run_next(self.name, heavy=True) else 1

    def tick(self):
        """Run what is due of the schedule, if this worker holds the clock.

        Jobs of a minute and more remember in the database when they were done, so that a restart does not
        repeat a nightly job; shorter ones need not.
        """
        if not self._holds_clock():
            return BEAT_EVERY
        for every, job, name in self.schedule:
            if self.stopping.is_set():
                return 0
            if self._is_due(every, name):
                try:
                    job()
                except Exception:  # one job that fails must not keep the others from their hour
                    log.exception("%s", name)
        return 1

    def _holds_clock(self):
        if time.monotonic() - self.clock_at > BEAT_EVERY:
            if not Beat.take("clock", by=self.name, after=SILENCE, keep=True):
                return False
            self.clock_at = time.monotonic()
        return True

    def _is_due(self, every, name):
        now, done = time.monotonic(), self.done_at.get(name, -1e9)
        if now - done < min(every, LONGEST_PAUSE).total_seconds():
            return False
        has_waited = now - max(done, self.began) > LONGEST_WAIT.total_seconds()
        is_young = now - self.began < FIRST_ROUND.total_seconds()
        if every >= LONGEST_PAUSE and (is_young or pace.is_busy() and not has_waited):
            return False
        self.done_at[name] = now
        return every < LONGEST_PAUSE or Beat.take(f"job:{name}", by=self.name, after=every)


def run_next(worker: str, *, heavy: bool | None = None) -> bool:
    """Claim the task that is due first, in both lines unless told, and run it; False when none is due."""
    ready = DBTaskResult.objects.ready()
    if heavy is not None:
        ready = ready.filter(queue_name=HEAVY) if heavy else ready.exclude(queue_name=HEAVY)
    if not ready.exists():  # a look without a lock: on SQLite the lock is the whole database
        return False
    try:
        with transaction.atomic():
            task = ready.get_locked()
            if task is None:
                return False
            task.claim(worker)
    except OperationalError:
        log.info("the database is busy, the task waits")
        return False
    run(task)
    return True


def run(result: DBTaskResult) -> None:
    """Run a claimed task; when it fails, keep it for later, a limited number of times."""
    try:
        arguments = result.args_kwargs
        result.task.call(*arguments["args"], **arguments["kwargs"])
    except Exception as error:
        log.exception("%s %s", result.task_path, result.args_kwargs["args"])
        tries = len(result.worker_ids)
        with transaction.atomic():
            result.set_failed(error)
            if tries <= len(AGAIN_AFTER):
                due = timezone.now() + AGAIN_AFTER[tries - 1]
                DBTaskResult.objects.filter(pk=result.pk).update(status=TaskResultStatus.READY, run_after=due)
    else:
        result.set_successful(None)


def bury(names) -> None:
    """These workers are no more: their signs of life go, their clock is free, their tasks wait again."""
    Beat.objects.filter(by__in=names, name__startswith="worker:").delete()
    Beat.objects.filter(by__in=names, name="clock").update(by="", at=timezone.now() - SILENCE)
    take_up_again()


def take_up_again() -> int:
    """Put back the tasks whose worker is silent. Returns how many."""
    running = list(DBTaskResult.objects.running())
    alive = set(Beat.objects.workers().values_list("by", flat=True)) if running else set()
    lost = [result for result in running if not result.worker_ids or result.worker_ids[-1] not in alive]
    for result in lost:
        same = DBTaskResult.objects.running().filter(pk=result.pk, started_at=result.started_at)
        if len(result.worker_ids) < MOST_STARTS:
            same.update(status=TaskResultStatus.READY)
        elif same.exists():
            result.set_failed(RuntimeError("started too often without coming to an end"))
    return len(lost)


def run_waiting(most=1000) -> int:
    """Run everything that is due, here and now; for tests and for `focale work --once`. Returns how many."""
    done = 0
    while done < most and run_next("here"):
        done += 1
    return done


def forget_finished() -> int:
    """Delete finished tasks after a week, and the beats of workers long gone. Failed tasks stay."""
    old = timezone.now() - KEPT_FINISHED
    Beat.objects.filter(name__startswith="worker:", at__lt=old).delete()
    return DBTaskResult.objects.successful().filter(finished_at__lt=old).delete()[0]
