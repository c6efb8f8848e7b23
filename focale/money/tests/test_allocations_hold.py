"""In whatever order people pay, get back, are credited: nothing is given twice, nothing more than is owed."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from focale.money.models import Allocation, Batch, Charge, Method, Payment, Plan, Share, VoucherKind
from focale.money.spreading import agree, equal_parts, monthly
from focale.money.undoing import bounce, release
from focale.money.vouchers import Given, take_vouchers
from focale.testing import Cast

from .owing import balance, days, owe

SETTINGS = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WHAT = [
    "owe",
    "pay",
    "give",
    "allocate",
    "credit",
    "refund",
    "spread",
    "return",
    "release",
    "cheque",
    "bounce",
]
STEPS = st.lists(
    st.tuples(st.sampled_from(WHAT), st.integers(1, 9_000), st.integers(0, 4)), min_size=3, max_size=16
)


class AllocationsHoldTest(Cast, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.enter()
        cls.kind = VoucherKind.objects.get(name="Chèques-vacances")

    def one(self, rows, which):
        found = list(rows.order_by("pk"))
        return found[which % len(found)] if found else None

    def do(self, number, what, cents, which):
        """One step, on one of those there are; what is refused changes nothing."""
        mother, unpaid = self.samira.person, Share.objects.unpaid().order_by("pk")
        payment = self.one(Payment.objects.filter(cents__gt=0), which)
        if what == "owe":
            owe(self, cents)
        elif what == "pay":
            Payment.take(Method.CASH, cents, payer=mother, shares=unpaid[:which], by=self.coralie)
        elif what == "give":
            given = [Given(f"NUM{number}{place}", cents, days(9)) for place in range(1 + which % 2)]
            facts = {"payer": mother, "shares": list(unpaid[:which]), "is_told": bool(which % 2)}
            take_vouchers(self.kind, given, by=self.coralie, **facts)
        elif what == "allocate" and payment and unpaid:
            payment.allocate(self.one(unpaid, which), cents if which % 2 else None, by=self.coralie)
        elif what == "credit" and (charge := self.one(Charge.objects.filter(corrects=None), which)):
            charge.credit(reason="annulé", by=self.coralie)
        elif what == "refund" and payment:
            payment.refund(cents, method=Method.CASH, reason="rendu", by=self.coralie)
        elif what == "spread" and unpaid:
            left = sum(share.left_cents for share in unpaid)
            parts = zip(monthly(days(0), 2 + which), equal_parts(left, 2 + which), strict=True)
            agree(mother, list(unpaid), [(*part, "") for part in parts], by=self.coralie)
        elif what == "return" and payment and (voucher := payment.vouchers.first()):
            voucher.give_back(reason="abîmé", by=self.coralie)
        elif what == "release" and payment and (share := self.one(Share.objects.filter(cents__gt=0), which)):
            release(payment, share, by=self.coralie)
        elif what == "cheque":
            facts = {"payer": mother, "shares": unpaid[:which], "cheque_number": f"C{number}"}
            cheque = Payment.take(Method.CHEQUE, cents, by=self.coralie, **facts)
            Batch.objects.take_to_the_bank([cheque.pk], by=self.coralie)
        elif what == "bounce" and payment:
            bounce(payment, reason="sans provision", by=self.coralie)

    @SETTINGS
    @given(STEPS)
    def test_never_more_than_the_payment_nor_than_what_is_owed(self, steps):
        for number, step in enumerate(steps):
            with suppress(ValidationError):
                self.do(number, *step)
        self.look_at_payments()
        self.look_at_shares()
        self.look_at_plans()

    def look_at_payments(self):
        credit = 0
        for payment in Payment.objects.filter(cents__gt=0):
            given = payment.allocations.aggregate(cents=Sum("cents", default=0))["cents"]
            back = -payment.refunds.aggregate(cents=Sum("cents", default=0))["cents"]
            self.assertEqual((payment.allocated_cents, payment.refunded_cents), (given, back))
            self.assertGreaterEqual(payment.left_cents, 0)
            credit += payment.left_cents
        left = sum(share.left_cents for share in Share.objects.unpaid())
        self.assertEqual(balance("411"), left - credit)

    def look_at_shares(self):
        for share in Share.objects.filter(cents__gt=0):
            paid = Allocation.objects.filter(share=share).aggregate(cents=Sum("cents", default=0))["cents"]
            self.assertEqual(share.paid_cents, paid)
            self.assertLessEqual(0, share.left_cents)
            self.assertEqual(share.left_cents + paid + share.credited_cents, share.cents)

    def look_at_plans(self):
        for plan in Plan.objects.running().told():
            planned = sum(each.cents for each in plan.planned.all())
            self.assertEqual(plan.cents, planned)
            states = plan.states()
            self.assertTrue(all(0 <= state.left_cents <= state.part.cents for state in states))
            paid = sum(each.paid_cents for each in plan.planned.all())
            self.assertEqual(
                sum(state.left_cents for state in states), plan.cents - min(max(paid, 0), plan.cents)
            )
            self.assertLessEqual(plan.deferred_cents(), plan.left_cents)
