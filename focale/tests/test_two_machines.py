"""Two machines share the background work by their settings alone: one answers, the others work on files.

They see the same PostgreSQL, the same `secret` and the same `media/`; contents lie there, or in a bucket.
"""

import shutil
import tempfile
import time
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from bench.postgresql import empty_database, postgresql
from bench.sender import Sender
from bench.service import Service
from focale.tests.test_kill_uploads import PIECE, STAGE, photo
from mediatools.tests import bucket_server

PATIENCE = 300
PHOTOS = 4
TIDIED = """
from datetime import timedelta
from django.utils import timezone
from focale.works.models import Upload
Upload.objects.update(begun_at=timezone.now() - timedelta(days=9))
Upload.objects.tidy()
"""


class Helper(Service):
    """`focale work`: it serves no page, it is well once it says so."""

    def serving(self):
        return [self.python, "-m", "focale", "work"]

    def is_well(self):
        return "en route" in (self.home / "service.log").read_text()


@pytest.mark.serve
class TestTwoMachines(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        running = postgresql(careful=False)
        cls.database = running.__enter__()
        cls.addClassCleanup(running.__exit__, None, None, None)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="focale-machines-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def place(self, name, **settings):
        """The machine that answers, and works on no file itself."""
        self.settings = {"DATABASE_URL": empty_database(self.database, name), **settings}
        home = self.folder / "first"
        home.mkdir()
        first = Service(home, FOCALE_HEAVY_AT_ONCE="0", **self.settings)
        self.addCleanup(lambda: first.process and first.kill())
        first.command("prepare")
        first.start()
        return first

    def helper(self, first, name):
        """One more machine: a folder of its own, the secret copied, `media/` the same."""
        home = self.folder / name
        home.mkdir()
        shutil.copy(first.home / "secret", home / "secret")
        (home / "media").symlink_to(first.home / "media", target_is_directory=True)
        more = Helper(home, **self.settings)
        self.addCleanup(lambda: more.process.poll() is None and more.kill())
        more.start()
        return more

    def brought(self, first):
        """Photos, brought to the machine that answers; what they are by their content."""
        sender = Sender(first.port, **first.asked(STAGE, "furnish()"))
        for number in range(PHOTOS):
            path = self.folder / f"{number}.jpg"
            path.write_bytes(photo(number, 900))
            with path.open("rb") as file:
                sender.bring(file, path.stat().st_size, piece=PIECE, name=path.name)
        return sender

    def done(self, first):
        end = time.monotonic() + PATIENCE
        while (found := first.asked(STAGE, "look()"))["work"] != ["done"] * 2 * PHOTOS:
            self.assertLess(time.monotonic(), end, found)
            time.sleep(0.5)
        self.assertEqual((found["states"], found["shown"]), (["ready"] * PHOTOS, [4] * PHOTOS))
        self.assertEqual(found["used"], found["counted"])
        return found

    def test_one_answers_two_work_and_one_of_them_is_killed(self):
        first = self.place("machines")
        self.brought(first)
        self.assertEqual(set(first.asked(STAGE, "look()")["work"]), {"waiting"}, "it works on no file itself")
        one, two = self.helper(first, "second"), self.helper(first, "third")
        time.sleep(1.5)
        one.kill()
        found = self.done(first)
        workers = set(first.asked(STAGE, "workers()"))
        self.assertTrue(workers)
        self.assertTrue(all(f"-{first.process.pid}-" not in name for name in workers), workers)
        self.assertTrue(any(f"-{two.process.pid}-" in name for name in workers), workers)
        self.assertEqual(len(found["keys"]), PHOTOS)

    def test_contents_in_a_bucket_are_worked_on_by_another_machine(self):
        first = self.place("machines_afar", FOCALE_STORE=bucket_server.address("machines"))
        sender = self.brought(first)
        self.helper(first, "second")
        found = self.done(first)
        self.assertFalse((first.home / "media/store").exists(), "nothing is kept on the disk")
        status, headers, body = sender.ask("GET", f"/medias/{found['keys'][0]}", Range="bytes=0-1")
        self.assertEqual((status, body), (206, b"\xff\xd8"))
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")

    def test_a_machine_that_does_not_see_what_comes_in_drops_none_of_it(self):
        first = self.place("machines_blind")
        sender = Sender(first.port, **first.asked(STAGE, "furnish()"))
        address = sender.begin(1000, "a.jpg")
        sender.send(address, b"x" * 500, 0)
        blind = self.folder / "blind"
        blind.mkdir()
        shutil.copy(first.home / "secret", blind / "secret")
        Service(blind, **self.settings).say(TIDIED)
        self.assertEqual(sender.offset(address), 500)
