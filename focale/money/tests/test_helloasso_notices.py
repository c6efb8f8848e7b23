"""What HelloAsso tells by itself: forged, twice, out of order, foreign or broken, it gets its answer."""

import hashlib
import hmac
import json

from django.test import Client, SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from focale.money.helloasso.hearing import told_in
from focale.money.helloasso.payload import read_order, read_payment
from focale.money.helloasso.signature import is_signed
from focale.money.models import Checkout, Notice

from .helloasso_samples import sample
from .helloasso_server import helloasso
from .paying_by_card import CardTest


class NoticeTest(CardTest):
    def setUp(self):
        super().setUp()
        self.client = Client(enforce_csrf_checks=True)

    def send(self, told, key="key", **headers):
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        signature = hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
        headers = {"x-ha-signature": signature} | headers
        return self.client.post(
            "/helloasso/notification/", body, content_type="application/json", headers=headers
        ).status_code

    def notice(self, checkout=None, kind="Payment", slug="association-test", **data):
        data = {
            "id": 900001, "state": "Authorized", "amount": 7200,
            "order": {"id": 700001, "organizationSlug": slug, "formName": "Adhésion 2026"},
            "payer": {"firstName": "Nadia", "email": "nadia@example.org"},
        } | data  # fmt: skip
        return {"eventType": kind, "data": data} | (
            {"metadata": {"focale": checkout.key}} if checkout else {}
        )


class TestAnswers(NoticeTest):
    def test_one_about_ours_is_kept_and_makes_it_be_read_but_is_not_believed(self):
        checkout = self.opened()
        self.assertEqual(self.send(self.notice(checkout)), 200)
        checkout.refresh_from_db()
        self.assertEqual((checkout.state, self.payments()), ("open", []))
        self.assertIn(checkout, Checkout.objects.to_look_at())
        self.assertEqual(Notice.objects.get().checkout, checkout)

    def test_no_name_and_no_address_is_kept(self):
        self.send(self.notice(self.opened()))
        kept = str(Notice.objects.values().get())
        self.assertNotIn("Nadia", kept)
        self.assertNotIn("nadia@", kept)

    def test_the_same_one_again_is_one(self):
        told = self.notice(self.opened())
        self.assertEqual([self.send(told), self.send(told)], [200, 200])
        self.assertEqual(Notice.objects.count(), 1)

    def test_out_of_order_ends_the_same(self):
        checkout = self.opened()
        order = self.notice(checkout, "Order", id=700001, organizationSlug="association-test")
        self.fake.paid(checkout.intent_id)
        for told in (self.notice(checkout, state="Refunded"), self.notice(checkout), order):
            self.assertEqual(self.send(told), 200)
            checkout.look_again()
        checkout.refresh_from_db()
        self.assertEqual((checkout.state, self.payments(), Notice.objects.count()), ("paid", [7200], 3))

    def test_a_forged_one_is_refused_and_leaves_nothing(self):
        told = self.notice(self.opened())
        body = json.dumps(told).encode()
        answers = [self.send(told, key="other"), self.send(told, **{"x-ha-signature": ""})]
        answers += [self.send(told, **{"x-ha-signature": "é" * 64}), self.send(body + b" ", **{
            "x-ha-signature": hmac.new(b"key", body, hashlib.sha256).hexdigest()
        })]  # fmt: skip
        self.assertEqual(answers, [401] * 4)
        self.assertEqual(Notice.objects.count(), 0)

    def test_broken_ones_are_said_to_be(self):
        for body in (
            b"",
            b"{",
            b"[]",
            b"null",
            b'{"data": {}}',
            b"\xff\xfe",
            b"[" * 50_000,
            b'{"eventType": 3}',
        ):
            with self.subTest(body[:9]):
                self.assertEqual(self.send(body), 400)
        self.assertEqual(self.send(b'{"a": "' + b"x" * 300_000 + b'"}'), 413)

    def test_an_announced_length_of_five_thousand_figures_is_too_long(self):
        for told in ("9" * 5000, "300000"):
            with self.subTest(told[:9]):
                self.assertEqual(self.send(b"{}", **{"content-length": told}), 413)

    def test_what_is_not_about_money_is_let_go(self):
        for told in (
            {"eventType": "Form", "data": {"id": 3}}, {"eventType": "Organization", "data": {}},
            {"eventType": "Payment"}, {"eventType": "Payment", "data": [1]},
        ):  # fmt: skip
            self.assertEqual(self.send(told), 200)
        self.assertEqual(Notice.objects.count(), 0)

    def test_one_of_another_organisation_touches_nothing(self):
        checkout = self.opened()
        before = checkout.look_at
        self.assertEqual(self.send(self.notice(checkout, slug="ailleurs")), 200)
        checkout.refresh_from_db()
        self.assertEqual((Notice.objects.get().about, checkout.look_at), ("foreign", before))

    def test_a_payment_on_a_form_of_helloasso_is_told_to_the_treasurer(self):
        self.assertEqual(self.send(self.notice()), 200)
        self.client.force_login(self.thomas)
        self.assertContains(self.client.get("/argent/cartes/"), "Adhésion 2026")

    def test_hostile_facts_are_kept_as_nothing(self):
        for data in ({"id": 2**80}, {"amount": -1}, {"amount": "72"}, {"state": {"a": 1}}, {"order": "x"}):
            self.assertEqual(self.send(self.notice(self.opened(), **data)), 200)

    def test_only_a_post_is_heard(self):
        self.assertEqual(self.client.get("/helloasso/notification/").status_code, 405)

    def test_without_an_account_there_is_no_such_address(self):
        with helloasso(slug=""):
            self.assertEqual(self.send(self.notice()), 404)


class TestUnsigned(NoticeTest):
    def test_where_no_key_was_given_one_about_ours_is_a_hint_and_others_leave_nothing(self):
        checkout = self.opened()
        with helloasso(signature=""):
            told = [
                self.send(self.notice(checkout)),
                self.send(self.notice()),
                self.send(self.notice(slug="x")),
            ]
        self.assertEqual(told, [200, 200, 200])
        self.assertEqual(Notice.objects.get().checkout, checkout)

    def test_hints_about_one_attempt_are_not_kept_without_end_nor_found_by_a_number_one_can_guess(self):
        checkout = self.opened()
        Checkout.objects.update(order_id=700001)
        with helloasso(signature=""):
            self.send(self.notice())
            self.assertEqual(Notice.objects.count(), 0)
            for number in range(25):
                self.assertEqual(self.send(self.notice(checkout, id=number + 1)), 200)
        self.assertEqual(Notice.objects.count(), 20)


class TestReadingThem(SimpleTestCase):
    def test_the_signature_of_the_documentation(self):
        body = b'{"eventType": "Form"}'
        right = hmac.new(b"key", body, hashlib.sha256).hexdigest()
        self.assertTrue(is_signed(body, right, "key"))
        self.assertTrue(is_signed(body, right.upper(), "key"))
        self.assertFalse(is_signed(body, right, ""))
        self.assertFalse(is_signed(body, hmac.new(b"", body, hashlib.sha256).hexdigest(), ""))

    def test_the_documented_payloads_are_read(self):
        told = told_in(sample("webhook_order_event.json"))
        order = read_order(told["data"])
        self.assertEqual((order.id, order.slug, order.total), (700002, "association-test", 9600))
        [paid] = order.payments
        self.assertEqual(
            (paid.id, paid.cents, paid.came, paid.day.isoformat()), (900001, 2500, True, "2025-10-11")
        )
        told = told_in(sample("webhook_payment_authorized.json"))
        self.assertEqual(read_payment(told["data"]).cents, 1500)

    @given(st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(
            ["id", "payments", "amount", "total", "state", "date", "refundOperations", "status", "metadata"]
        ), inner, max_size=5),
    ))  # fmt: skip
    def test_any_answer_is_an_order_or_none(self, told):
        order = read_order(told)
        self.assertTrue(order is None or all(paid.cents > 0 for paid in order.payments))
