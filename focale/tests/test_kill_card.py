"""The power goes off while a card payment is read and noted: it stands once in the books, whole."""

import hashlib
import hmac
import json
import random
import tempfile
import time
import urllib.request

import pytest
from django.test import SimpleTestCase

from bench.service import Service
from focale.money.tests.helloasso_server import running

KILLS = 5
FOLDER = {"prefix": "focale-card-", "ignore_cleanup_errors": True}
BEGIN = """
from django.utils import timezone
from focale.money.models import Charge, Checkout, Purpose
from focale.money.pricing import Quote
from focale.people.models import Person
samira = Person.objects.create(first_name="Samira", last_name="Benali")
charge = Charge.make(Quote(7200, 7200), label="Stage", purpose=Purpose.ACTIVITY_FEES,
                     day=timezone.localdate(), payer=samira, by=None)
checkout = Checkout.start(list(charge.shares.all()), payer=samira, by=None)
checkout.ask()
print(checkout.key)
"""
LOOK = """
import json
from focale.money.models import Checkout, Line, Payment, Share
print(json.dumps([Checkout.objects.get().state, list(Payment.objects.values_list("cents", flat=True)),
                  Share.objects.get().paid_cents, Line.objects.all().balances().get("5115", 0)]))
"""


@pytest.mark.serve
class TestKillCard(SimpleTestCase):
    def test_it_is_noted_once_however_often_the_power_goes(self):
        chance = random.Random(7)
        with tempfile.TemporaryDirectory(**FOLDER) as home, running() as (fake, address):
            self.begin(home, address)
            fake.paid(4000)
            fake.pause = 0.05
            for number in range(KILLS):
                self.service.start()
                self.notify(number)
                time.sleep(chance.uniform(0.02, 0.4))
                self.service.kill()
            fake.pause = 0
            self.service.start()
            self.notify(KILLS)
            self.assertEqual(self.wait(), ["paid", [7200], 7200, 7200])

    def begin(self, home, address):
        keys = {"SLUG": "association-test", "CLIENT": "client", "SECRET": "secret", "SIGNATURE": "key"}
        settings = {f"FOCALE_HELLOASSO_{word}": told for word, told in (keys | {"ADDRESS": address}).items()}
        self.service = Service(home, DATABASE_URL="", **settings)
        self.addCleanup(lambda: self.service.process and self.service.kill())
        self.service.command("migrate")
        self.key = self.service.command("shell", "-v", "0", "-c", BEGIN).strip()

    def notify(self, number):
        """HelloAsso tells; what is not answered it would tell again."""
        data = {"id": number + 1, "order": {"id": 704000, "organizationSlug": "association-test"}}
        told = {"eventType": "Payment", "data": data, "metadata": {"focale": self.key}}
        body = json.dumps(told).encode()
        signature = hmac.new(b"key", body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "x-ha-signature": signature}
        asked = urllib.request.Request(f"{self.service.address}/helloasso/notification/", body, headers)
        with urllib.request.urlopen(asked, timeout=10) as answer:
            self.assertEqual(answer.status, 200)

    def wait(self):
        end = time.monotonic() + 40
        while True:
            told = json.loads(self.service.command("shell", "-v", "0", "-c", LOOK))
            if told[0] == "paid" or time.monotonic() > end:
                return told
            time.sleep(0.5)
