"""A membership fee that gives nothing in return has its fiscal receipt, once it is paid in money."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from focale.money.gift_receipts import fee_receipt
from focale.money.models import Charge, Issuer, Method, Paper, Payment, Purpose
from focale.money.paper_pdf import gift_body
from focale.money.pricing import Quote
from focale.testing import FocaleTest


class FeeReceiptTest(FocaleTest):
    def setUp(self):
        super().setUp()
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=True).write(by=self.ada)
        self.fee = self.charge(Purpose.MEMBERSHIP_GIFTS)

    def charge(self, purpose):
        facts = {"label": "Adhésion", "day": timezone.localdate(), "payer": self.odile.person}
        return Charge.make(Quote(2000, 2000), purpose=purpose, by=self.coralie, **facts)

    def pay(self, cents, method=Method.CASH, charge=None):
        shares = (charge or self.fee).shares.all()
        return Payment.take(method, cents, payer=self.odile.person, shares=shares, by=self.coralie)

    def receipt(self, charge=None):
        return fee_receipt(charge or self.fee, address="1 rue Haute, Alès", by=self.thomas)

    def refused(self, words, charge=None):
        with self.assertRaisesMessage(ValidationError, words):
            self.receipt(charge)
        self.assertFalse(Paper.objects.exists())

    def test_it_says_who_gave_how_much_and_how(self):
        self.pay(500, Method.TRANSFER)
        self.pay(1500)
        said = self.receipt().content
        self.assertEqual(
            (said["donor"]["name"], said["cents"], said["law"]), ("Odile Perrin", 2000, "200 CGI")
        )
        self.assertIn("Mode de versement : espèces, virement.", gift_body(said)["after"])

    def test_before_all_is_paid_it_is_refused(self):
        self.pay(1500)
        self.refused("quand toute la somme est payée")

    def test_a_fee_with_something_in_return_gives_none(self):
        sold = self.charge(Purpose.MEMBERSHIP_FEES)
        self.pay(2000, charge=sold)
        self.refused("adhésion sans contrepartie", sold)

    def test_a_fee_taken_back_gives_none(self):
        self.pay(2000)
        note = self.fee.credit(reason="erreur", by=self.thomas)
        self.refused("adhésion sans contrepartie")
        self.refused("adhésion sans contrepartie", note)

    def test_vouchers_give_none(self):
        self.pay(2000, Method.VOUCHER)
        self.refused("n'ouvre pas droit au reçu")

    def test_an_association_that_may_not_gives_none(self):
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=False).write(by=self.ada)
        self.pay(2000)
        self.refused("n'a pas déclaré pouvoir")

    def test_after_the_receipt_the_fee_is_not_taken_back(self):
        self.pay(2000)
        self.receipt()
        with self.assertRaisesMessage(ValidationError, "Un reçu fiscal est déjà délivré"):
            self.fee.credit(reason="erreur", by=self.thomas)

    def test_the_page_of_the_fee_leads_to_it_once_it_is_paid(self):
        self.client.force_login(self.thomas)
        shown, address = reverse("charge", args=[self.fee.pk]), reverse("fee-receipt", args=[self.fee.pk])
        self.assertNotContains(self.client.get(shown), address)
        self.pay(2000)
        self.assertContains(self.client.get(shown), address)
        refused = self.client.post(address, {"address": " "})
        self.assertContains(refused, "Odile Perrin", status_code=422)
        self.client.post(address, {"address": "1 rue Haute"})
        paper = Paper.objects.get()
        self.assertRedirects(
            self.client.get(address), reverse("paper", args=[paper.pk]), target_status_code=200
        )
        self.assertEqual(paper.charge, self.fee)
