"""The clock asks HelloAsso again: a lost notification does not matter, nor does a HelloAsso that is away."""

from datetime import timedelta

from django.utils import timezone

from focale.money.helloasso.looking import look_at_due
from focale.money.models import Checkout, Notice
from focale.money.models.checkout_states import State, pause

from .helloasso_server import helloasso
from .paying_by_card import CardTest


class ClockTest(CardTest):
    def later_on(self, **ago):
        """Time has passed."""
        now = timezone.now()
        Checkout.objects.update(started_at=now - timedelta(**ago), look_at=now)

    def state(self, checkout):
        checkout.refresh_from_db()
        return checkout.state

    def test_one_paid_without_a_word_is_found(self):
        checkout = self.opened()
        self.fake.paid(checkout.intent_id)
        look_at_due()
        self.assertEqual(self.state(checkout), State.OPEN)
        self.later_on(minutes=2)
        look_at_due()
        self.assertEqual((self.state(checkout), self.left()), (State.PAID, 0))

    def test_one_nobody_paid_ends_after_a_day(self):
        checkout = self.opened()
        self.later_on(hours=25)
        look_at_due()
        self.assertEqual((self.state(checkout), checkout.look_at), (State.EXPIRED, None))

    def test_one_given_up_is_still_asked_about_for_a_while(self):
        checkout = self.opened()
        checkout.note_return(State.CANCELLED, by=self.samira)
        self.fake.paid(checkout.intent_id)
        look_at_due()
        self.assertEqual(self.state(checkout), State.PAID)

    def test_a_refund_nobody_told_of_is_found_the_next_day(self):
        checkout = self.paid()
        self.fake.paid(checkout.intent_id, state="Refunded")
        self.later_on(days=1)
        look_at_due()
        self.assertEqual(self.state(checkout), State.REFUNDED)

    def test_helloasso_away_is_left_alone_and_another_comes_first_the_next_time(self):
        first = self.opened()
        second = self.opened(self.owe(1500, "Adhésion").shares.get())
        for checkout in (first, second):
            self.fake.paid(checkout.intent_id)
        self.later_on(minutes=5)
        self.fake.faults.append((f"/{first.intent_id}", 503, {}, 0))
        look_at_due()
        self.assertEqual((self.state(first), self.state(second)), (State.OPEN, State.OPEN))
        look_at_due()
        self.assertEqual((self.state(first), self.state(second)), (State.OPEN, State.PAID))

    def test_one_helloasso_does_not_know_holds_up_no_other(self):
        first = self.opened()
        second = self.opened(self.owe(1500, "Adhésion").shares.get())
        del self.fake.intents[first.intent_id]
        self.fake.paid(second.intent_id)
        self.later_on(minutes=5)
        look_at_due()
        self.assertEqual((self.state(first), self.state(second)), (State.OPEN, State.PAID))

    def test_without_an_account_nothing_is_asked(self):
        self.opened()
        self.later_on(minutes=5)
        calls = len(self.fake.calls)
        with helloasso(slug="") as other:
            look_at_due()
            self.assertEqual((len(self.fake.calls), other.calls), (calls, []))

    def test_how_often(self):
        for state, age, has_order, wanted in [
            (State.OPEN, timedelta(minutes=5), False, timedelta(minutes=1)),
            (State.RETURNED, timedelta(hours=2), False, timedelta(minutes=30)),
            (State.EXPIRED, timedelta(hours=2), False, None),
            (State.FAILED, timedelta(0), False, None),
            (State.RETURNED, timedelta(days=3), True, timedelta(hours=1)),
            (State.PAID, timedelta(days=3), True, timedelta(days=1)),
            (State.PAID, timedelta(days=100), True, timedelta(days=14)),
            (State.PAID, timedelta(days=500), True, None),
        ]:
            with self.subTest(state=state, age=age):
                self.assertEqual(pause(state, age, has_order=has_order), wanted)

    def test_old_notices_are_forgotten(self):
        Notice.objects.create(digest="a", kind="Payment", about="elsewhere")
        Notice.objects.create(digest="b", kind="Payment", about="elsewhere")
        Notice.objects.filter(digest="a").update(came_at=timezone.now() - timedelta(days=300))
        Notice.objects.forget()
        self.assertEqual(list(Notice.objects.values_list("digest", flat=True)), ["b"])
