"""A fiscal receipt is for a gift that stands, names who gave it and how, once."""

import io

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from focale.money import gift_receipts
from focale.money.models import Income, Issuer, Paper, Purpose
from focale.money.paper_pdf import paper_pdf
from focale.testing import FocaleTest


class GiftReceiptTest(FocaleTest):
    def setUp(self):
        super().setUp()
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=True).write(by=self.ada)

    def gift(self, **facts):
        facts = {"label": "Don", "purpose": Purpose.GIFTS, "cents": 5000, "received_by": "cheque"} | facts
        return Income.note(day=timezone.localdate(), by=self.thomas, **facts)

    def receipt(self, gift, donor):
        return gift_receipts.gift_receipt(gift, donor, address="1 rue Haute, Alès", by=self.thomas)

    def words(self, paper):
        read = PdfReader(io.BytesIO(paper_pdf(paper))).pages[0].extract_text()
        return " ".join(read.replace("\u00a0", " ").replace("\u202f", " ").split())

    def test_a_gift_cancelled_meanwhile_gives_none(self):
        gift = self.gift(giver=self.odile.person)
        seen_before = Income.objects.get(pk=gift.pk)
        gift.cancel(reason="chèque impayé", by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "que pour un don"):
            self.receipt(seen_before, self.odile.person)
        self.assertFalse(Paper.objects.exists())

    def test_without_a_name_it_is_refused(self):
        for nobody in (None, "", "  "):
            with self.subTest(donor=nobody), self.assertRaisesMessage(ValidationError, "nom du donateur"):
                self.receipt(self.gift(), nobody)
        self.assertFalse(Paper.objects.exists())

    def test_it_prints_by_which_means_the_money_came(self):
        said = self.words(self.receipt(self.gift(giver=self.odile.person), self.odile.person))
        self.assertIn("Mode de versement : chèque.", said)

    def test_costs_that_are_waived_came_by_none(self):
        waived = self.gift(purpose=Purpose.WAIVED_EXPENSES, received_by="waived", giver=self.odile.person)
        said = self.words(self.receipt(waived, self.odile.person))
        self.assertIn("abandon de frais", said)
        self.assertNotIn("Mode de versement", said)

    def test_the_page_asks_who_gave_where_nobody_noted_it(self):
        self.client.force_login(self.thomas)
        address = reverse("gift-receipt", args=[self.gift().pk])
        self.assertContains(self.client.get(address), "Nom du donateur")
        refused = self.client.post(address, {"name": " ", "address": "1 rue Haute"})
        self.assertContains(refused, "1 rue Haute", status_code=422)
        self.client.post(address, {"name": "Paul Durand", "address": "1 rue Haute"})
        self.assertEqual(Paper.objects.get().content["donor"]["name"], "Paul Durand")

    def test_and_not_where_it_is_known(self):
        self.client.force_login(self.thomas)
        address = reverse("gift-receipt", args=[self.gift(giver=self.odile.person).pk])
        self.assertNotContains(self.client.get(address), "Nom du donateur")
        self.client.post(address, {"address": "1 rue Haute"})
        self.assertEqual(Paper.objects.get().content["donor"]["name"], "Odile Perrin")
