"""The notification, the way back, the clock and the desk at the same second: one payment, one refund."""

import hashlib
import hmac
import json
import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import timezone

from focale.ground.tables_read import read_table
from focale.money.helloasso.errors import NoAnswer
from focale.money.helloasso.looking import look_at_due
from focale.money.helloasso.taking_in import take_in
from focale.money.models import Checkout, Income, Line, Notice, Payment, Share
from focale.testing import Cast

from .helloasso_samples import HEAD
from .helloasso_server import helloasso
from .paying_by_card import CardTest


class HelloAssoRaceTest(TransactionTestCase):
    def setUp(self):
        self.cast = type("Story", (Cast,), {"owe": classmethod(CardTest.owe.__func__)})
        self.cast.enter()
        self.share = self.cast.owe(7200).shares.get()
        self.fake = self.enterContext(helloasso())
        self.checkout = Checkout.start([self.share], payer=self.cast.samira.person, by=None)
        self.checkout.ask()

    def together(self, *acts):
        start = threading.Barrier(len(acts))

        def run(act):
            start.wait()
            try:
                act()
            except (NoAnswer, ValidationError):
                pass
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def look(self):
        Checkout.objects.get(pk=self.checkout.pk).look()

    def notify(self):
        body = json.dumps(
            {
                "eventType": "Payment",
                "data": {"id": 904000, "order": {"id": 704000, "organizationSlug": "association-test"}},
                "metadata": {"focale": self.checkout.key},
            }
        ).encode()
        signature = hmac.new(b"key", body, hashlib.sha256).hexdigest()
        answer = Client().post(
            "/helloasso/notification/",
            body,
            content_type="application/json",
            headers={"x-ha-signature": signature},
        )
        assert answer.status_code == 200, answer.status_code
        Checkout.objects.get(pk=self.checkout.pk).look_again()

    def balance(self):
        return Line.objects.all().balances().get("5115", 0)

    def test_all_ways_at_once_make_one_payment(self):
        self.fake.paid(self.checkout.intent_id)
        self.together(self.notify, self.notify, self.look, self.look, look_at_due, look_at_due)
        self.look()
        self.assertEqual(list(Payment.objects.values_list("cents", flat=True)), [7200])
        self.assertEqual((Share.objects.get().paid_cents, self.balance()), (7200, 7200))
        self.assertEqual(Notice.objects.count(), 1)

    def test_all_ways_at_once_make_one_refund(self):
        self.fake.paid(self.checkout.intent_id, state="Refunded")
        self.together(*[self.look] * 4)
        self.look()
        self.assertEqual(sorted(Payment.objects.values_list("cents", flat=True)), [-7200, 7200])
        self.assertEqual((Share.objects.get().paid_cents, self.balance()), (0, 0))

    def test_the_same_export_taken_in_by_two_at_once_and_read_by_the_clock_is_one(self):
        self.fake.paid(self.checkout.intent_id)
        day = f"{timezone.localdate():%d/%m/%Y}"
        line = f"7;904000;72,00;{day};Payé;Non;;Benali;Samira;;Stages;Adhésion;72,00;;;;Carte bancaire"
        gift = f"8;900008;5,00;{day};Payé;Non;;Benali;Samira;;Stages;Don;5,00;;;;Carte bancaire"
        table = read_table(f"{HEAD}\n{line}\n{gift}".encode())
        self.together(*[lambda: take_in(table, by=None)] * 3, self.look)
        self.look()
        self.assertEqual(list(Income.objects.values_list("cents", flat=True)), [500])
        self.assertEqual(list(Payment.objects.values_list("cents", flat=True)), [7200])
        self.assertEqual(Share.objects.get().paid_cents, 7200)

    def test_paid_at_the_desk_at_the_same_second_the_share_is_paid_once(self):
        self.fake.paid(self.checkout.intent_id)
        samira = self.cast.samira.person

        def at_the_desk():
            Payment.take("cash", 7200, payer=samira, shares=[Share.objects.get()], by=None)

        self.together(self.look, at_the_desk, self.look)
        self.look()
        self.assertEqual(Share.objects.get().paid_cents, 7200)
        self.assertEqual(sum(payment.left_cents for payment in Payment.objects.all()), 7200)

    def test_pressing_six_times_at_once_is_one_attempt_with_one_page(self):
        def press():
            checkout = Checkout.start([self.share], payer=self.cast.samira.person, ticket="t", by=None)
            checkout.ask()

        self.together(*[press] * 6)
        self.assertEqual(Checkout.objects.get().redirect_url, self.checkout.redirect_url)
