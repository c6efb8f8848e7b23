"""Vouchers go to their issuer on a slip; the refund comes less the fee, once."""

from django.core.exceptions import ValidationError

from focale.money.models import Voucher, VoucherKind, VoucherSlip
from focale.money.vouchers import Given, take_vouchers

from .owing import OwingTest, balance, days


class SlipTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.kind = VoucherKind.objects.get(name="Chèques-vacances")
        given = [Given(f"SER{number}", 2500, days(30)) for number in range(2)]
        take_vouchers(self.kind, given, payer=self.mother, shares=[self.share], by=self.coralie)
        self.keys = list(Voucher.objects.values_list("pk", flat=True))

    def send(self, *keys, **facts):
        return VoucherSlip.objects.send(self.kind, keys or self.keys, by=self.coralie, **facts)

    def test_the_refund_goes_to_the_bank_and_the_fee_to_its_account(self):
        self.kind.fee_points = 250
        slip = self.send()
        self.assertEqual((slip.cents, slip.count, slip.expected_cents), (5000, 2, 4875))
        self.assertEqual((balance("5118"), Voucher.objects.awaited().count()), (5000, 2))
        slip.receive(4875, by=self.coralie)
        self.assertEqual((balance("512"), balance("627"), balance("5118")), (4875, 125, 0))
        self.assertEqual((slip.received_cents, Voucher.objects.refunded().count()), (4875, 2))
        with self.assertRaisesMessage(ValidationError, "déjà remboursé"):
            slip.receive(4875, by=self.coralie)

    def test_one_that_was_sent_is_neither_sent_nor_given_back(self):
        self.send()
        with self.assertRaisesMessage(ValidationError, "Rechargez"):
            self.send()
        with self.assertRaisesMessage(ValidationError, "parti chez l'émetteur"):
            Voucher.objects.first().give_back(reason="erreur", by=self.coralie)

    def test_none_another_kind_and_a_day_that_cannot_be_are_refused(self):
        other = VoucherKind.objects.exclude(pk=self.kind.pk).first()
        for refused in (
            lambda: VoucherSlip.objects.send(self.kind, [], by=self.coralie),
            lambda: VoucherSlip.objects.send(other, self.keys, by=self.coralie),
            lambda: self.send(day=days(1)),
            lambda: self.send(day=days(-1)),
        ):
            with self.assertRaises(ValidationError):
                refused()
        self.assertFalse(VoucherSlip.objects.exists())

    def test_more_than_was_sent_nothing_or_before_it_was_sent_is_refused(self):
        slip = self.send()
        for cents, day in ((5001, None), (0, None), (100, days(-1)), (100, days(1))):
            with self.assertRaises(ValidationError):
                slip.receive(cents, day=day, by=self.coralie)
        self.assertEqual(balance("512"), 0)

    def test_one_the_issuer_refuses_is_back_in_the_drawer_and_an_empty_slip_is_gone(self):
        slip = self.send()
        first, second = slip.vouchers.order_by("pk")
        self.assertTrue(slip.take_out(first, by=self.coralie))
        slip.refresh_from_db()
        self.assertEqual((slip.cents, slip.count), (2500, 1))
        with self.assertRaises(ValidationError):
            slip.take_out(first, by=self.coralie)
        self.assertFalse(slip.take_out(second, by=self.coralie))
        self.assertEqual((Voucher.objects.to_send().count(), VoucherSlip.objects.count()), (2, 0))
