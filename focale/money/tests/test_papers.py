"""Invoices, credit notes, receipts and gift receipts: no gap, no change, each once."""

import io
import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone
from pypdf import PdfReader

from focale.money import gift_receipts, papers
from focale.money.models import Charge, Income, Issuer, Method, Paper, Payment, Purpose
from focale.money.paper_pdf import paper_pdf
from focale.money.pricing import Quote
from focale.testing import Cast, FocaleTest


def charge_of(cast, cents=7200):
    return Charge.make(
        Quote(cents, cents),
        label="Stage caméra",
        purpose=Purpose.ACTIVITY_FEES,
        day=timezone.localdate(),
        payer=cast.samira.person,
        beneficiary=cast.lina,
        by=cast.coralie,
    )


class PaperTest(FocaleTest):
    def gift(self, **facts):
        facts = {"label": "Don", "purpose": Purpose.GIFTS, "cents": 5000, "giver": self.odile.person} | facts
        return Income.note(day=timezone.localdate(), by=self.thomas, **facts)

    def entitled(self, may=True):
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=may).write(by=self.ada)

    def test_an_invoice_asked_for_twice_is_one_paper(self):
        charge = charge_of(self)
        first, second = papers.invoice(charge, by=self.coralie), papers.invoice(charge, by=self.coralie)
        self.assertEqual(first, second)
        self.assertEqual(first.name, f"F{timezone.localdate().year}-0001")

    def test_a_credit_note_names_the_invoice_it_corrects(self):
        charge = charge_of(self)
        note = papers.invoice(charge.credit(reason="annulé", by=self.coralie), by=self.coralie)
        self.assertEqual(note.content["corrects"], Paper.objects.get(charge=charge).name)
        self.assertEqual(note.content["value_cents"], -7200)

    def test_a_receipt_says_what_was_paid_for(self):
        payment = Payment.take(
            Method.CASH, 8000, payer=self.samira.person, shares=charge_of(self).shares.all(), by=self.coralie
        )
        paper = papers.receipt(payment, by=self.coralie)
        self.assertEqual(paper.content["for"], [{"label": "Stage caméra", "cents": 7200}])

    def test_a_name_changed_later_changes_no_paper(self):
        paper = papers.invoice(charge_of(self), by=self.coralie)
        self.samira.person.last_name = "Autrement"
        self.samira.person.save()
        paper.refresh_from_db()
        self.assertEqual(paper.content["customer"]["name"], "Samira Benali")
        self.assertEqual(Paper.objects.broken(), ([], []))

    def test_a_changed_paper_and_a_missing_number_are_found(self):
        first, second = (papers.invoice(charge_of(self), by=self.coralie) for _each in range(2))
        Paper.objects.filter(pk=second.pk).update(content={})
        first.delete()
        changed, gaps = Paper.objects.broken()
        self.assertEqual((changed, len(gaps)), ([second], 1))

    def test_a_gift_receipt_needs_the_right_to_issue_it_and_an_address(self):
        self.entitled(False)
        with self.assertRaisesMessage(ValidationError, "pas déclaré"):
            gift_receipts.gift_receipt(self.gift(), self.odile.person, address="1 rue Haute", by=self.thomas)
        self.entitled()
        with self.assertRaisesMessage(ValidationError, "adresse"):
            gift_receipts.gift_receipt(self.gift(), self.odile.person, address=" ", by=self.thomas)
        paper = gift_receipts.gift_receipt(
            self.gift(), self.odile.person, address="1 rue Haute, Alès", by=self.thomas
        )
        self.assertEqual(paper.content["cents"], 5000)

    def test_a_fee_with_something_in_return_gives_no_gift_receipt(self):
        self.entitled()
        sale = self.gift(purpose=Purpose.SALES)
        with self.assertRaisesMessage(ValidationError, "que pour un don"):
            gift_receipts.gift_receipt(sale, self.odile.person, address="Alès", by=self.thomas)

    def test_a_paper_is_never_dated_before_the_last_one(self):
        papers.invoice(charge_of(self), by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "ne peut pas l'être avant"):
            Paper.objects.issue(
                "invoice",
                {},
                about=charge_of(self),
                by=self.coralie,
                on=timezone.localdate().replace(month=1, day=1),
            )


class PaperRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()

    def test_papers_issued_at_the_same_second_have_numbers_without_gap(self):
        charges = [charge_of(self) for _each in range(12)]
        start = threading.Barrier(12)

        def issue(charge):
            start.wait()
            try:
                papers.invoice(charge, by=self.coralie)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=issue, args=[charge]) for charge in charges]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        numbers = sorted(Paper.objects.values_list("number", flat=True))
        self.assertEqual(numbers, list(range(1, 13)))


class PaperPdfTest(FocaleTest):
    def words(self, paper):
        return " ".join(PdfReader(io.BytesIO(paper_pdf(paper))).pages[0].extract_text().split())

    def test_an_invoice_prints_the_association_the_customer_and_the_tax_words(self):
        Issuer(legal_name="MeltingPhot", siret="73282932000074", town="Alès").write(by=self.ada)
        words = self.words(papers.invoice(charge_of(self), by=self.coralie))
        for said in ("MeltingPhot", "SIRET 73282932000074", "Samira Benali", "Stage caméra", "72 €", "293 B"):
            self.assertIn(said, words)

    def test_a_gift_receipt_prints_the_amount_between_stars(self):
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=True, signatory="Jeanne Vidal").write(
            by=self.ada
        )
        gift = Income.note(
            label="Don",
            purpose=Purpose.GIFTS,
            cents=5000,
            giver=self.odile.person,
            day=timezone.localdate(),
            by=self.thomas,
        )
        words = self.words(
            gift_receipts.gift_receipt(gift, self.odile.person, address="Alès", by=self.thomas)
        )
        self.assertIn("*** 50 € ***", words)
        self.assertIn("Jeanne Vidal", words)
