"""Whoever works here is shown only what they may do: no link and no button leads to a refusal."""

from django.urls import reverse

from focale.tests.crawling import closed_doors
from focale.tests.walking import WalkTest


class ClosedDoorTest(WalkTest):
    maxDiff = None

    def walk(self, account, begin="team", *args):
        self.client.force_login(account)
        self.assertEqual(closed_doors(self.client, reverse(begin, args=args)), [])

    def test_the_treasurer(self):
        self.walk(self.thomas)
        self.walk(self.thomas, "person", self.lina.pk)

    def test_the_board(self):
        self.walk(self.jeanne)

    def test_a_leader(self):
        self.walk(self.karim)

    def test_the_coordinator(self):
        self.walk(self.coralie)

    def test_the_administrator(self):
        self.walk(self.ada)

    def test_a_family(self):
        self.walk(self.samira)
