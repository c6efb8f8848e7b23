"""The power goes off fifty times: nothing kept is lost, no message goes twice, no job is forgotten."""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from bench.postgresql import empty_database
from bench.service import ROOT, Service

KILLS = 20 if os.environ.get("DATABASE_URL") else 50
PATIENCE = 60
LOOK = "from focale.tests.killing import look; look()"


@pytest.mark.serve
class TestKill(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="focale-kill-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.service = Service(self.home, DATABASE_URL=a_database_of_our_own())
        self.service.command("migrate")
        self.say("from focale.tests.killing import furnish; furnish()")
        self.kept, self.visitors, self.rounds = set(), None, 0

    def say(self, words):
        return self.service.command("shell", "-v", "0", "-c", words)

    def test_nothing_is_lost_doubled_or_forgotten(self):
        chance = random.Random(50)
        for kill in range(KILLS):
            self.live_for(chance.uniform(0.05, 0.6), visitors_die=kill % 5 == 4)
        self.service.start()
        found = self.wait_until_all_is_done()
        self.service.stop()
        self.assert_registrations(found)
        self.assert_jobs(found)
        self.assert_letters(found)

    def live_for(self, seconds, *, visitors_die):
        """Start the service, let it live a little, take the power away; at times from the visitors too."""
        self.service.start()
        if self.visitors is None:
            self.visitors = self.let_visitors_in()
        time.sleep(seconds)
        self.service.kill()
        if visitors_die:
            self.hear_visitors_out()

    def let_visitors_in(self):
        self.rounds += 1
        words = f"from focale.tests.killing import visit; visit({self.rounds * 100_000})"
        visitors = subprocess.Popen(
            [sys.executable, "-m", "focale", "shell", "-v", "0", "-c", words],
            cwd=ROOT,
            env=self.service.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.kept.add(int(visitors.stdout.readline()))
        return visitors

    def hear_visitors_out(self):
        """Kill the visitors, and remember every registration they were told is kept."""
        self.visitors.kill()
        said = self.visitors.communicate()[0]
        self.kept.update(int(line) for line in said.split("\n")[:-1])
        self.visitors = None

    def wait_until_all_is_done(self):
        end = time.monotonic() + PATIENCE
        while True:
            found = json.loads(self.say(LOOK))
            waiting = [key for key, state in found["letters"] if state == "waiting"]
            if not waiting and set(found["tasks"]) == {"SUCCESSFUL"}:
                return found
            self.assertLess(time.monotonic(), end, f"{len(waiting)} letters wait, tasks: {found['tasks']}")
            time.sleep(0.5)

    def assert_registrations(self, found):
        registered = {int(number) for number in found["registered"]}
        self.assertGreater(len(self.kept), KILLS)
        self.assertEqual(self.kept - registered, set(), "acknowledged and lost")
        self.assertEqual(len(registered), len(found["registered"]), "registered twice")
        self.assertEqual(found["parties"], list(range(1, len(registered) + 1)), "a gap in the line")
        self.assertEqual((found["taken"], found["seated"]), (12, 12))

    def assert_jobs(self, found):
        noted = {int(number) for number in (self.home / "noted").read_text().split()}
        self.assertEqual({int(number) for number in found["registered"]} - noted, set(), "a job forgotten")

    def assert_letters(self, found):
        sent = Counter()
        for file in (self.home / "mail").iterdir():
            sent.update(re.findall(r"^Message-ID: <(.+)@focale>", file.read_text(), re.M))
        self.assertEqual([key for key, times in sent.items() if times > 1], [], "sent twice")
        doubtful = [key for key, state in found["letters"] if state not in ("sent", "to_print")]
        self.assertLessEqual(len(doubtful), KILLS, "more letters in doubt than one for each kill")
        lost = [
            key for key, state in found["letters"] if state == "sent" and key.replace(":", ".") not in sent
        ]
        self.assertEqual(lost, [], "said to be sent, and not sent")
        self.assertGreaterEqual(
            len(found["letters"]), len(found["registered"]), "a registration without letter"
        )


def a_database_of_our_own() -> str:
    """On PostgreSQL a database beside the one of the other tests; on SQLite the file of the place."""
    address = os.environ.get("DATABASE_URL", "")
    return empty_database(address, "focale_kill") if address else ""
