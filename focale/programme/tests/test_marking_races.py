import json
import random
import threading
from collections import Counter
from datetime import timedelta
from uuid import uuid4

from django.db import connections
from django.test import Client, TransactionTestCase
from django.urls import reverse
from django.utils import timezone

from focale.people.models import Person
from focale.programme.marking import mark
from focale.programme.models import Attendance, Mark
from focale.programme.tests.underway import underway
from focale.testing import Cast

TAPS, IN_ONE_BATCH = 200, 20


def together(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class TwoPhonesTest(Cast, TransactionTestCase):
    """Two leaders mark the same list at the same time; no tap is lost, and the latest counts."""

    def setUp(self):
        self.enter()
        self.date = underway(self, [])
        self.people = [
            Person.objects.create(first_name=f"Enfant {n}", last_name="Test", born_year=2014)
            for n in range(12)
        ]
        for person in self.people:
            mark(self.date, person, "present", by=self.karim, made_at=timezone.now() - timedelta(minutes=25))

    def taps(self, seed):
        """200 taps in the last twenty minutes, in no order: each phone was offline for a while."""
        dice, now = random.Random(seed), timezone.now()
        for _tap in range(TAPS):
            yield {
                "id": str(uuid4()),
                "person": dice.choice(self.people).pk,
                "presence": dice.choice(["present", "absent", "excused", ""]),
                "made_at": (now - timedelta(microseconds=dice.randrange(1_200_000_000))).isoformat(),
            }

    def send(self, account, taps, answers):
        try:
            client = Client()
            client.force_login(account)
            address = reverse("occurrence-marks", args=[self.date.pk])
            for start in range(0, TAPS, IN_ONE_BATCH):
                batch = taps[start : start + IN_ONE_BATCH]
                for _twice in range(2 if start % 40 else 1):
                    body = json.dumps({"marks": batch})
                    answer = client.post(address, body, content_type="application/json")
                    answers[answer.status_code] += 1
                    answers["refused"] += len(answer.json()["refused"])
        finally:
            connections.close_all()

    def test_one_person_marked_on_two_lists_at_once_has_one_first_visit(self):
        other = underway(self, [], title="Autre", room=self.darkroom, leaders=[])
        newcomers = [Person.objects.create(first_name=f"Nouveau {n}", born_year=2010) for n in range(20)]

        def tap(date):
            try:
                for person in newcomers:
                    mark(date, person, "present", by=self.coralie)
            finally:
                connections.close_all()

        together([threading.Thread(target=tap, args=(date,)) for date in (self.date, other)])
        firsts = Attendance.objects.filter(person__in=newcomers, is_first_visit=True)
        self.assertEqual(sorted(firsts.values_list("person", flat=True)), [each.pk for each in newcomers])

    def test_two_leaders_with_two_hundred_taps_each_lose_none(self):
        phones = {account: list(self.taps(seed)) for seed, account in enumerate([self.karim, self.coralie])}
        answers = Counter()
        threads = [
            threading.Thread(target=self.send, args=(account, taps, answers))
            for account, taps in phones.items()
        ]
        together(threads)
        self.assertEqual((set(answers), answers["refused"]), ({200, "refused"}, 0))
        sent = [tap for taps in phones.values() for tap in taps]
        kept = {str(key) for key in Mark.objects.values_list("pk", flat=True)}
        self.assertTrue({tap["id"] for tap in sent} <= kept)
        self.assertEqual(Mark.objects.count(), 2 * TAPS + len(self.people))
        for person in self.people:
            last = Mark.objects.filter(person=person).order_by("made_at").last()
            row = Attendance.objects.filter(person=person).first()
            self.assertEqual(row.presence if row else "", last.presence)
            if row:
                self.assertEqual(row.is_first_visit, row.presence == "present")
