"""An attempt to pay by card, from the first press to the payment in the books."""

from datetime import timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.ground.models import Event
from focale.money import papers
from focale.money.helloasso import asking
from focale.money.helloasso.errors import Away
from focale.money.models import Checkout, Method, Payment
from focale.money.models.checkout_states import Hand, State

from .paying_by_card import CardTest


class TestAsking(CardTest):
    def test_helloasso_is_asked_for_the_sum_in_cents_with_our_number_and_the_ways_back(self):
        checkout = self.opened()
        [asked] = self.fake.bodies
        self.assertEqual((asked["totalAmount"], asked["initialAmount"]), (7200, 7200))
        self.assertEqual(asked["metadata"], {"focale": checkout.key})
        self.assertEqual(asked["payer"]["email"], "samira@example.org")
        self.assertIn(f"/mon-espace/comptes/carte/{checkout.key}/retour/", asked["returnUrl"])
        self.assertTrue(asked["itemName"].endswith("Stage caméra"))
        self.assertNotIn("Lina", str(asked))
        self.assertEqual((checkout.state, checkout.intent_id), (State.OPEN, 4000))

    def test_several_sums_are_one_line(self):
        self.opened(self.share, self.owe(1500, "Adhésion").shares.get())
        self.assertEqual(self.fake.bodies[0]["totalAmount"], 8700)
        self.assertIn("2 sommes", self.fake.bodies[0]["itemName"])

    def test_a_part_of_it_pays_the_oldest_sum_first(self):
        other = self.owe(1500, "Adhésion").shares.get()
        checkout = Checkout.start([other, self.share], 8000, payer=self.samira.person, by=self.samira)
        rows = dict(checkout.rows.values_list("share", "cents"))
        self.assertEqual((checkout.cents, rows), (8000, {self.share.pk: 7200, other.pk: 800}))
        checkout.ask()
        self.fake.paid(checkout.intent_id)
        checkout.look()
        other.refresh_from_db()
        self.assertEqual((self.left(), other.left_cents, checkout.hand), (0, 700, ""))

    def test_pressing_twice_is_one_attempt(self):
        first, second = self.opened(), self.opened()
        self.assertEqual(first.pk, second.pk)
        self.assertEqual(len(self.fake.bodies), 1)

    def test_nothing_left_to_pay_is_refused(self):
        Payment.take(Method.CASH, 7200, payer=self.samira.person, shares=[self.share], by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "plus rien à payer"):
            self.opened()

    def test_the_sums_of_others_are_not_paid(self):
        with self.assertRaisesMessage(ValidationError, "plus rien à payer"):
            Checkout.start([self.share], payer=self.odile.person, by=self.odile)

    def test_a_number_of_helloasso_s_that_another_attempt_has_is_no_trouble(self):
        first = self.opened()
        Checkout.objects.update(state=State.EXPIRED)
        self.fake.intents.clear()
        second = self.opened()
        self.assertEqual(first.intent_id, second.intent_id)
        self.fake.paid(second.intent_id)
        first.refresh_from_db()
        first.look()
        second.look()
        self.assertEqual((first.state, first.hand, second.state), (State.EXPIRED, Hand.FOREIGN, State.PAID))

    def test_a_name_helloasso_finds_odd_is_left_out(self):
        self.fake.faults.append(("checkout-intents", 400, {}, 0))
        self.opened()
        self.assertEqual(len(self.fake.bodies), 1)
        self.assertNotIn("payer", self.fake.bodies[0])

    def test_an_answer_that_does_not_come_is_said_and_the_next_press_begins_anew(self):
        self.fake.faults.append(("checkout-intents", 503, {}, 0))
        with self.assertRaisesMessage(ValidationError, "Réessayez"):
            self.opened()
        self.assertEqual(Checkout.objects.get().state, State.FAILED)
        self.assertEqual(self.opened().state, State.OPEN)

    def test_an_address_a_browser_must_not_be_sent_to_is_refused(self):
        for address in (
            "javascript:alert(1)",
            "ftp://example.org/",
            "https://",
            "//[",
            None,
            7,
            "https://" + "x" * 600,
        ):
            with self.subTest(address=address):
                self.assertFalse(asking.is_address(address))
        told = {"id": 9, "redirectUrl": "javascript:alert(1)"}
        asked = mock.patch("focale.money.helloasso.client.Client.open_checkout", return_value=told)
        with asked, self.assertRaises(ValidationError):
            self.opened()


class TestReading(CardTest):
    def test_nothing_is_paid_until_the_order_is_read(self):
        checkout = self.opened()
        checkout.note_return(State.RETURNED, by=self.samira)
        checkout.look()
        self.assertEqual((checkout.state, self.payments(), self.left()), (State.RETURNED, [], 7200))

    def test_a_paid_order_is_one_payment_by_card_that_pays_its_charges(self):
        checkout = self.paid()
        payment = Payment.objects.get()
        self.assertEqual((payment.method, payment.cents, payment.payer), ("card", 7200, self.samira.person))
        self.assertEqual(payment.outside_key, "helloasso:904000")
        self.assertEqual((checkout.state, checkout.hand, self.left()), (State.PAID, "", 0))
        self.assertEqual(self.card_money(), 7200)
        self.assertTrue(papers.receipt(payment, by=self.samira).name.startswith("R"))

    def test_reading_again_changes_nothing(self):
        checkout = self.paid()
        events = Event.objects.count()
        for _each in range(3):
            checkout.look()
        self.assertEqual((self.payments(), self.card_money(), Event.objects.count()), ([7200], 7200, events))

    def test_what_is_not_money_is_none(self):
        for state, wanted in [
            ("Pending", State.RETURNED), ("WaitingBankValidation", State.RETURNED),
            ("Unknown", State.RETURNED), ("AuthorizedPreprod", State.RETURNED),
            ("Tomorrow", State.RETURNED), ("Refused", State.REFUSED), ("Canceled", State.REFUSED),
            ("Abandoned", State.REFUSED), ("Error", State.REFUSED),
        ]:  # fmt: skip
            with self.subTest(state=state):
                checkout = self.opened(self.owe(1000).shares.get())
                self.fake.paid(checkout.intent_id, state=state)
                checkout.look()
                self.assertEqual((checkout.state, self.payments()), (wanted, []))

    def test_refused_first_and_paid_then_is_paid(self):
        checkout = self.paid(state="Refused")
        self.assertEqual(checkout.state, State.REFUSED)
        self.fake.paid(checkout.intent_id)
        checkout.look()
        self.assertEqual((checkout.state, self.left()), (State.PAID, 0))

    def test_a_charge_paid_at_the_desk_meanwhile_leaves_credit_and_says_so(self):
        checkout = self.opened()
        Payment.take(Method.CASH, 7200, payer=self.samira.person, shares=[self.share], by=self.coralie)
        self.fake.paid(checkout.intent_id)
        checkout.look()
        self.assertEqual((checkout.state, checkout.hand), (State.PAID, Hand.CREDIT))
        self.assertEqual(Payment.objects.get(method="card").left_cents, 7200)

    def test_paying_twice_leaves_the_second_as_credit(self):
        first = self.opened()
        Checkout.objects.update(started_at=timezone.now() - timedelta(minutes=10))
        second = self.opened()
        self.assertNotEqual(first.pk, second.pk)
        for checkout in (first, second):
            self.fake.paid(checkout.intent_id)
            checkout.look()
        self.assertEqual((first.hand, second.hand), ("", Hand.CREDIT))
        self.assertEqual(self.payments(), [7200, 7200])

    def test_a_sum_that_is_not_the_one_asked_for_is_taken_as_it_is_and_said(self):
        checkout = self.paid(cents=5000)
        self.assertEqual((checkout.state, checkout.hand, self.left()), (State.PAID, Hand.AMOUNT, 2200))

    def test_an_order_of_another_organisation_or_another_attempt_is_no_money(self):
        for facts in ({"organizationSlug": "ailleurs"}, {"metadata": {"focale": "x" * 24}}):
            with self.subTest(facts=facts):
                checkout = self.opened(self.owe(1000).shares.get())
                self.fake.paid(checkout.intent_id, **facts)
                checkout.look()
                self.assertEqual((checkout.hand, self.payments()), (Hand.FOREIGN, []))

    def test_an_answer_full_of_nonsense_is_no_money(self):
        checkout, ours = self.opened(), {"id": 5, "organizationSlug": "association-test"}
        for order in (
            7, [], {}, {"id": True}, {"id": 5, "payments": "x"}, {"id": 2**70},
            {"id": 5, "payments": [None, 3]},
            ours | {"payments": [{"id": 1, "amount": -5, "state": "Authorized"}]},
            ours | {"payments": [{"id": 1, "amount": "72", "state": ["Authorized"]}]},
        ):  # fmt: skip
            with self.subTest(order=order):
                self.fake.intents[checkout.intent_id]["order"] = order
                Checkout.objects.update(order_id=None)
                checkout.refresh_from_db()
                checkout.look()
                self.assertEqual(self.payments(), [])

    def test_killed_between_reading_and_noting_nothing_is_half_done(self):
        checkout = self.opened()
        self.fake.paid(checkout.intent_id)
        with mock.patch.object(Checkout, "save", side_effect=KeyboardInterrupt), self.assertRaises(
            KeyboardInterrupt
        ):  # fmt: skip
            checkout.look()
        self.assertEqual((self.payments(), self.left()), ([], 7200))
        checkout.look()
        self.assertEqual((self.payments(), self.left()), ([7200], 0))

    def test_helloasso_away_changes_nothing(self):
        checkout = self.opened()
        self.fake.faults.append(("checkout-intents", 500, {}, 0))
        with self.assertRaises(Away):
            checkout.look()
        checkout.refresh_from_db()
        self.assertEqual(checkout.state, State.OPEN)
