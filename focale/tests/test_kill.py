"""The power goes off again and again: nothing kept is lost, no message goes twice, no job is forgotten."""

import json
import os
import random
import re
import shutil
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
from focale.tests.visiting import FEW, MANY, Visitors, look_at

KILLS = 50
KILLS_AMONG_VISITORS = 6 if os.environ.get("DATABASE_URL") else 12
PATIENCE = 60
LOOK = "from focale.tests.killing import look; look()"


@pytest.fixture(scope="module")
def prepared():
    """A folder as `focale prepare` leaves it, to be copied: making it takes longer than many power cuts."""
    with tempfile.TemporaryDirectory(prefix="focale-kill-", ignore_cleanup_errors=True) as folder:
        Service(folder, DATABASE_URL="").command("prepare")
        yield folder


class PowerCut(SimpleTestCase):
    """A service on a place of its own with one course, and what must be true of it at the end."""

    kills = KILLS

    @pytest.fixture(autouse=True)
    def take_place(self, prepared):
        with tempfile.TemporaryDirectory(prefix="focale-kill-", ignore_cleanup_errors=True) as folder:
            self.home = shutil.copytree(prepared, Path(folder), dirs_exist_ok=True)
            yield

    def setUp(self):
        self.service = Service(self.home, DATABASE_URL=a_database_of_our_own())
        self.addCleanup(lambda: self.service.process and self.service.kill())
        self.service.command("migrate")
        self.seating = int(self.say("from focale.tests.killing import furnish; furnish()"))
        self.kept = set()

    def say(self, words):
        return self.service.command("shell", "-v", "0", "-c", words)

    def wait_until_all_is_done(self):
        end = time.monotonic() + PATIENCE
        while True:
            found = json.loads(self.say(LOOK))
            waiting = [key for key, state in found["letters"] if state == "waiting"]
            if not waiting and set(found["tasks"]) <= {"SUCCESSFUL"} and "waiting" not in found["numbers"]:
                return found
            self.assertLess(time.monotonic(), end, f"{len(waiting)} letters wait, {found['tasks']}")
            time.sleep(0.5)

    def assert_registrations(self, found):
        registered = {number for number, _place, _address in found["registered"]}
        self.assertGreater(len(self.kept), self.kills)
        self.assertEqual(self.kept - registered, set(), "acknowledged and lost")
        self.assertEqual(len(registered), len(found["registered"]), "registered twice")
        self.assertEqual(found["parties"], list(range(1, len(registered) + 1)), "a gap in the line")
        self.assertEqual((found["taken"], found["seated"]), (12, 12))
        self.assertEqual(found["differences"], [], "the journal tells another story")

    def assert_letters(self, found):
        sent = Counter()
        for file in (self.home / "mail").iterdir():
            sent.update(re.findall(r"^Message-ID: <(.+)@focale>", file.read_text(), re.M))
        self.assertEqual([key for key, times in sent.items() if times > 1], [], "sent twice")
        doubtful = [key for key, state in found["letters"] if state not in ("sent", "to_print")]
        self.assertLessEqual(len(doubtful), self.kills, "more letters in doubt than one for each kill")
        lost = [
            key for key, state in found["letters"] if state == "sent" and key.replace(":", ".") not in sent
        ]
        self.assertEqual(lost, [], "said to be sent, and not sent")
        self.assertGreaterEqual(
            len(found["letters"]), len(found["registered"]), "a registration without letter"
        )


@pytest.mark.serve
class TestKill(PowerCut):
    def setUp(self):
        super().setUp()
        self.visitors, self.rounds = None, 0

    def test_nothing_is_lost_doubled_or_forgotten(self):
        chance = random.Random(50)
        for kill in range(self.kills):
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
        self.addCleanup(visitors.kill)
        self.kept.add(int(visitors.stdout.readline()))
        return visitors

    def hear_visitors_out(self):
        """Kill the visitors, and remember every registration they were told is kept."""
        self.visitors.kill()
        said = self.visitors.communicate()[0]
        self.kept.update(int(line) for line in said.split("\n")[:-1])
        self.visitors = None

    def assert_jobs(self, found):
        noted = {int(number) for number in (self.home / "noted").read_text().split()}
        registered = {number for number, _place, _address in found["registered"]}
        self.assertEqual(registered - noted, set(), "a job forgotten")


@pytest.mark.serve
class TestKillAmongVisitors(PowerCut):
    kills = KILLS_AMONG_VISITORS

    def test_what_visitors_were_told_holds_and_a_form_sent_again_counts_once(self):
        visitors = Visitors(self.service.port, self.seating)
        self.addCleanup(visitors.stop)
        visitors.start()
        chance = random.Random(12)
        for kill in range(self.kills):
            visitors.at_once = FEW if kill < self.kills / 2 else MANY
            self.service.start()
            time.sleep(chance.uniform(0, 1))
            visitors.wait_until_somebody_asks()
            time.sleep(chance.uniform(0, 0.03))
            self.service.kill()
        self.service.start()
        visitors.stop()
        found = self.wait_until_all_is_done()
        self.assertEqual(visitors.errors, [])
        self.follow(visitors.forms, found)
        self.service.stop()
        self.assert_both_ways(visitors.forms)
        self.assert_registrations(found)
        self.assert_letters(found)
        self.assert_order(visitors.forms, found)

    def follow(self, forms, found):
        """Open every address that was given: it leads to the one registration, or says why there is none."""
        registered = {number: address for number, _place, address in found["registered"]}
        for form in forms:
            for address in form.addresses - {registered.get(form.number)}:
                if not address:  # the form was shown again with the reason
                    self.assertTrue(form.is_refusable, form)
                    continue
                status, leads_to, page = look_at(self.service.port, address)
                if form.is_refusable:
                    self.assertEqual(status, 200, form)
                    self.assertIn("ans ce jour-là", page)
                else:
                    self.assertEqual((status, leads_to), (302, registered.get(form.number)), form)
        self.kept.update(form.number for form in forms if not form.is_refusable)

    def assert_both_ways(self, forms):
        """Both ways of answering were under power cuts, which left visitors without their answer."""
        told = Counter(status for form in forms for status in form.statuses)
        self.assertGreater(min(told[302], told[202]), self.kills / 2, told)
        cut_off = Counter(status for form in forms for status in form.statuses if form.is_cut_off)
        self.assertGreater(min(cut_off[302], cut_off[202]), 0, cut_off)

    def assert_order(self, forms, found):
        """Whoever was answered before another began to send stands before that one."""
        places = {number: place for number, place, _address in found["registered"]}
        behind = float("inf")
        for form in sorted((f for f in forms if f.number in places), key=lambda f: -places[f.number]):
            self.assertLess(form.began, behind, "somebody who came later stands before")
            behind = min(behind, form.told)


def a_database_of_our_own() -> str:
    """On PostgreSQL a database beside the one of the other tests; on SQLite the file of the place."""
    address = os.environ.get("DATABASE_URL", "")
    return empty_database(address, "focale_kill") if address else ""
