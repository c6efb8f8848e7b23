"""Money that HelloAsso gave back, or that a bank contests, leaves the books once and is owed again."""

from focale.money.models import FiscalYear, Payment
from focale.money.models.checkout_states import Hand, State
from focale.testing import at

from .paying_by_card import CardTest


class TestRefunds(CardTest):
    def test_a_whole_refund_is_noted_once_and_the_sum_is_owed_again(self):
        checkout = self.paid()
        self.fake.paid(checkout.intent_id, state="Refunded")
        for _each in range(3):
            checkout.look()
        self.assertEqual(self.payments(), [7200, -7200])
        self.assertEqual((checkout.state, checkout.hand), (State.REFUNDED, Hand.REFUNDED))
        self.assertEqual((self.left(), self.card_money()), (7200, 0))

    def test_a_part_given_back_is_owed_again_and_then_the_rest(self):
        checkout = self.paid()
        self.fake.paid(checkout.intent_id, back=2200)
        checkout.look()
        self.assertEqual((checkout.state, self.left(), self.card_money()), (State.PAID, 2200, 5000))
        self.fake.paid(checkout.intent_id, state="Refunded")
        checkout.look()
        self.assertEqual((checkout.state, self.left(), self.card_money()), (State.REFUNDED, 7200, 0))
        self.assertEqual(self.payments(), [7200, -2200, -5000])

    def test_after_a_credit_note_the_refund_takes_what_is_free(self):
        checkout = self.paid()
        self.share.charge.credit(reason="n'est pas venue", by=self.coralie)
        self.fake.paid(checkout.intent_id, state="Refunded")
        checkout.look()
        self.assertEqual((self.payments(), self.left(), self.card_money()), ([7200, -7200], 0, 0))

    def test_what_the_desk_gave_back_already_is_not_given_back_twice(self):
        checkout = self.paid()
        self.share.charge.credit(reason="n'est pas venue", by=self.coralie)
        Payment.objects.get().refund(7200, method="cash", reason="rendu", by=self.coralie)
        self.fake.paid(checkout.intent_id, state="Refunded")
        checkout.look()
        self.assertEqual((checkout.state, self.payments()), (State.REFUNDED, [7200, -7200]))

    def test_paid_and_given_back_before_anybody_read_it_leaves_both_in_the_books(self):
        checkout = self.paid(state="Refunded")
        self.assertEqual(
            (checkout.state, self.payments(), self.left()), (State.REFUNDED, [7200, -7200], 7200)
        )

    def test_a_contested_payment_waits_for_a_hand_and_is_lost_once(self):
        checkout = self.paid()
        self.fake.paid(checkout.intent_id, state="Contested")
        checkout.look()
        self.assertEqual((checkout.state, checkout.hand), (State.CONTESTED, Hand.CONTESTED))
        self.assertEqual(self.card_money(), 7200)
        checkout.lose(by=self.thomas)
        checkout.lose(by=self.thomas)
        self.assertEqual((self.card_money(), self.left(), checkout.hand), (0, 7200, Hand.REFUNDED))
        self.fake.paid(checkout.intent_id, state="Refunded")
        checkout.look()
        self.assertEqual(self.payments(), [7200, -7200])

    def test_a_contest_that_is_won_is_paid_again(self):
        checkout = self.paid(state="Contested")
        self.fake.paid(checkout.intent_id)
        checkout.look()
        self.assertEqual((checkout.state, self.payments()), (State.PAID, [7200]))


class TestBooks(CardTest):
    def test_a_year_that_is_closed_gives_way_to_today(self):
        FiscalYear.objects.create(first_day=at(0).date(), last_day=at(300).date())
        self.fake_day = at(-3)
        checkout = self.opened()
        order = self.fake.paid(checkout.intent_id)
        order["payments"][0]["date"] = at(-3).isoformat()
        checkout.look()
        self.assertEqual((checkout.state, Payment.objects.get().day), (State.PAID, at(0).date()))

    def test_books_that_refuse_every_day_keep_the_attempt_and_call_for_a_hand(self):
        checkout = self.opened()
        self.fake.paid(checkout.intent_id)
        year = FiscalYear.objects.create(first_day=at(1).date(), last_day=at(300).date())
        checkout.look()
        self.assertEqual((checkout.state, checkout.hand), (State.RETURNED, Hand.BOOKS))
        self.assertEqual((self.payments(), checkout.noted), ([], {}))
        year.delete()
        checkout.look()
        self.assertEqual((checkout.state, checkout.hand, self.left()), (State.PAID, "", 0))
