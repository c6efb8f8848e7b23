"""The same number at several desks at once is one voucher; the same vouchers sent at once are on one slip."""

import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase

from focale.money.models import Payment, Voucher, VoucherKind, VoucherSlip
from focale.money.vouchers import Given, take_vouchers
from focale.testing import Cast

from .owing import balance, days, owe


class VoucherRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        self.kind = VoucherKind.objects.create(name="Bons", issuer="CAF")
        self.share = owe(self, 7200)

    def at_once(self, act, count=6):
        start, refused = threading.Barrier(count), []

        def run():
            start.wait()
            try:
                act()
            except ValidationError as refusal:
                refused.append(" ".join(refusal.messages))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run) for _each in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return refused

    def take(self):
        given = [Given("NUM1", 1000, days(30))]
        return take_vouchers(self.kind, given, payer=self.samira.person, shares=[self.share], by=self.coralie)

    def test_the_same_number_at_six_desks_is_taken_once(self):
        refused = self.at_once(self.take)
        self.assertEqual((Voucher.objects.count(), Payment.objects.count(), balance("5118")), (1, 1, 1000))
        self.assertEqual(len(refused), 5)
        self.assertTrue(all("déjà été donné" in words for words in refused))

    def test_vouchers_sent_by_six_at_once_are_on_one_slip_and_refunded_once(self):
        self.take()
        keys = list(Voucher.objects.values_list("pk", flat=True))
        self.at_once(lambda: VoucherSlip.objects.send(self.kind, keys, by=self.coralie))
        slip = VoucherSlip.objects.get()
        refused = self.at_once(lambda: VoucherSlip.objects.get(pk=slip.pk).receive(990, by=self.coralie))
        self.assertEqual((balance("512"), balance("627"), len(refused)), (990, 10, 5))
