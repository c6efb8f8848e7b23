"""A fee taken back by a credit note is not paid, and its period is over; the member stays a member."""

from django.urls import reverse
from django.utils import timezone

from focale.association.models import Member, Membership, is_paid_up
from focale.ground.models import Event

from .test_members import Joining


class CreditedFeeTest(Joining):
    def setUp(self):
        super().setUp()
        self.membership = self.join(self.odile.person)
        self.member, self.today = self.membership.member, timezone.localdate()

    def credit(self):
        self.pay(self.membership)
        self.assertTrue(is_paid_up(self.odile.person, self.today))
        self.membership.charge.credit(reason="erreur", by=self.coralie)

    def test_a_fee_taken_back_is_not_paid_from_that_moment(self):
        self.credit()
        self.assertFalse(is_paid_up(self.odile.person, self.today))
        self.assertIsNone(self.member.paid_until())
        self.assertIn(self.member, Member.objects.with_last_day().to_renew(self.today))

    def test_nor_is_one_taken_back_before_it_was_paid(self):
        self.membership.charge.credit(reason="erreur", by=self.coralie)
        self.assertFalse(is_paid_up(self.odile.person, self.today))

    def test_the_clock_ends_the_period_once_and_leaves_the_others(self):
        other = self.join(self.karim.person)
        self.credit()
        for _again in range(2):
            Membership.objects.end_credited()
        self.assertEqual(list(Membership.objects.filter(cancelled_at=None)), [other])
        self.assertEqual(Event.objects.filter(what="membership.called_off").count(), 1)

    def test_one_may_join_again_the_same_day_before_the_clock_came(self):
        self.credit()
        again = self.join(self.odile.person)
        self.assertEqual((again.first_day, again.member), (self.today, self.member))
        self.pay(again)
        self.assertTrue(is_paid_up(self.odile.person, self.today))

    def test_the_page_of_the_member_says_that_it_is_called_off_and_leads_to_the_sum(self):
        self.credit()
        self.client.force_login(self.coralie)
        shown = self.client.get(reverse("member", args=[self.member.pk]))
        self.assertContains(shown, "annulée")
        self.assertContains(shown, reverse("charge", args=[self.membership.charge_id]))
