"""A partner has one invoice for many sums, each once, without names; a credit note for what is taken back."""

import contextlib
import io
import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.urls import reverse
from pypdf import PdfReader

from focale.money.models import Charge, Method, Paper, Payer, Payment, Purpose, Share
from focale.money.paper_pdf import paper_pdf
from focale.money.papers import invoice
from focale.money.partner_papers import credit_together, invoice_together, to_invoice
from focale.money.pricing import Quote
from focale.people.models import Organisation
from focale.testing import Cast

from .owing import OwingTest, days


def sponsor(cast, partner, cents=5000, label="Stage son", **facts):
    """A place of seventy-two euros of which the partner bears so many cents."""
    quote = Quote(7200, 7200 - cents, Payer.PARTNER, partner_id=partner.pk)
    told = {"label": label, "purpose": Purpose.ACTIVITY_FEES, "day": days(-3), "payer": cast.samira.person}
    charge = Charge.make(quote, beneficiary=cast.lina, by=cast.coralie, **(told | facts))
    return charge.shares.get(payer=Payer.PARTNER)


def text_of(paper) -> str:
    return " ".join(PdfReader(io.BytesIO(paper_pdf(paper))).pages[0].extract_text().split())


class PartnerPapersTest(OwingTest):
    def setUp(self):
        super().setUp()
        facts = {"kind": "school", "address": "1 place du Collège", "town": "Alès"}
        self.college = Organisation.objects.create(name="Collège Jean-Moulin", **facts)
        self.sums = [sponsor(self, self.college), sponsor(self, self.college, 7200, label="Stage clip")]

    def press(self, name, **typed):
        return self.client.post(reverse(name, args=[self.college.pk]), typed)

    def page(self):
        return self.client.get(reverse("organisation-money", args=[self.college.pk]))

    def test_the_page_says_what_is_owed_and_one_button_makes_the_invoice(self):
        page = self.page()
        self.assertEqual(page.context["sums"], {"owed": 12200, "paid": 0})
        keys = page.context["form"].fields["shares"].initial
        answer = self.press("organisation-invoice", shares=keys)
        paper = Paper.objects.get()
        self.assertRedirects(answer, reverse("paper", args=[paper.pk]))
        self.assertEqual((paper.name[:1], paper.made_out_to), ("F", "Collège Jean-Moulin"))
        self.assertContains(self.page(), paper.name)
        self.assertFalse(self.page().context["form"].has_some)

    def test_it_prints_each_sum_what_it_is_a_part_of_and_no_name(self):
        Payment.take(
            Method.TRANSFER, 2000, payer_organisation=self.college, shares=self.sums[:1], by=self.coralie
        )
        words = text_of(invoice_together(self.college, [one.pk for one in self.sums], by=self.coralie))
        told = ["Stage son", "votre part d'un prix de 72 €", "Stage clip", "122 €", "Reste à payer 102 €"]
        for said in (*told, "1 place du Collège, Alès", "40 € pour frais de recouvrement"):
            self.assertIn(said, words)
        for name in (self.lina.first_name, self.mother.last_name):
            self.assertNotIn(name, words)

    def test_no_sum_is_on_two_invoices(self):
        invoice_together(self.college, [self.sums[0].pk], by=self.coralie)
        for keys in ([self.sums[0].pk], [one.pk for one in self.sums], [self.share.pk], []):
            with self.assertRaises(ValidationError):
                invoice_together(self.college, keys, by=self.coralie)
        answer = self.press("organisation-invoice", shares=[self.sums[0].pk])
        self.assertEqual(answer.status_code, 422)
        self.assertContains(self.press("organisation-invoice"), "Cochez au moins une somme", status_code=422)
        self.assertEqual(Paper.objects.count(), 1)

    def test_what_is_taken_back_stands_on_one_credit_note_that_names_the_invoice(self):
        sent = invoice_together(self.college, [one.pk for one in self.sums], by=self.coralie)
        self.assertFalse(self.page().context["credits"])
        self.sums[0].charge.credit(reason="stage annulé", by=self.coralie)
        self.assertTrue(self.page().context["credits"])
        self.press("organisation-credit-note")
        note = Paper.objects.get(kind="credit_note")
        self.assertIn(f"Annule la facture {sent.name}. stage annulé", text_of(note))
        self.assertIn("À votre crédit −50 €", text_of(note))
        self.press("organisation-credit-note")
        with self.assertRaises(ValidationError):
            credit_together(self.college, by=self.coralie)
        self.assertEqual(Paper.objects.filter(kind="credit_note").count(), 1)

    def test_a_sum_taken_back_before_it_was_invoiced_is_on_neither(self):
        self.sums[0].charge.credit(reason="annulé", by=self.coralie)
        self.assertEqual(list(to_invoice(self.college)), [self.sums[1]])
        self.assertFalse(self.page().context["credits"])

    def test_what_it_owes_itself_has_one_invoice_whichever_way_one_asks(self):
        facts = {"label": "Adhésion", "purpose": Purpose.MEMBERSHIP_FEES, "day": days(0), "by": self.coralie}
        alone = Charge.make(Quote(5000, 5000), payer_organisation=self.college, **facts)
        together = Charge.make(Quote(4000, 4000), payer_organisation=self.college, **facts)
        invoice(alone, by=self.coralie)
        self.assertNotIn(alone.shares.get(), to_invoice(self.college))
        paper = invoice_together(self.college, [together.shares.get().pk], by=self.coralie)
        self.assertEqual(invoice(together, by=self.coralie), paper)

    def test_the_board_opens_the_nameless_invoice_and_not_the_one_that_names_who_came(self):
        nameless = invoice_together(self.college, [self.sums[0].pk], by=self.coralie)
        facts = {"label": "Stage", "purpose": Purpose.ACTIVITY_FEES, "day": days(0), "by": self.coralie}
        named = Charge.make(Quote(900, 900), payer_organisation=self.college, beneficiary=self.lina, **facts)
        named = invoice(named, by=self.coralie)
        self.client.force_login(self.jeanne)
        for paper, status in ((nameless, 200), (named, 404)):
            self.assertEqual(self.client.get(reverse("paper", args=[paper.pk])).status_code, status)
        listing = self.client.get("/argent/papiers/")
        self.assertContains(listing, reverse("paper", args=[nameless.pk]))
        self.assertNotContains(listing, reverse("paper", args=[named.pk]))

    def test_the_board_reads_and_makes_none_and_a_family_finds_nothing(self):
        self.client.force_login(self.jeanne)
        page = self.page()
        self.assertNotContains(page, "Faire une facture")
        self.assertNotContains(page, self.lina.first_name)
        self.assertEqual(self.press("organisation-invoice", shares=[self.sums[0].pk]).status_code, 403)
        self.client.force_login(self.samira)
        self.assertEqual(self.page().status_code, 403)

    def test_the_partner_s_file_and_the_list_of_debts_lead_there(self):
        address = reverse("organisation-money", args=[self.college.pk])
        self.assertContains(self.client.get(reverse("organisation", args=[self.college.pk])), address)
        self.assertContains(self.client.get("/argent/a-recevoir/"), address)


def together(verbs):
    threads = [threading.Thread(target=verb) for verb in verbs]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


class PartnerRaceTest(Cast, TransactionTestCase):
    def test_a_sum_invoiced_by_six_at_once_is_on_one_invoice(self):
        self.enter()
        partner = Organisation.objects.create(name="Collège", kind="school")
        share, made = sponsor(self, partner), []

        def press():
            try:
                made.append(invoice_together(partner, [share.pk], by=self.coralie).name)
            except ValidationError:
                pass
            finally:
                connections.close_all()

        together([press] * 6)
        self.assertEqual(len(made), 1)
        self.assertEqual(Share.objects.get(pk=share.pk).paper.name, made[0])
        self.assertEqual(Paper.objects.broken(), ([], []))

    def test_a_sum_invoiced_alone_and_among_others_at_once_is_on_one_invoice(self):
        self.enter()
        partner = Organisation.objects.create(name="Collège", kind="school")
        facts = {"label": "Adhésion", "purpose": Purpose.MEMBERSHIP_FEES, "day": days(0), "by": self.coralie}
        for _ in range(6):
            charge = Charge.make(Quote(5000, 5000), payer_organisation=partner, **facts)
            keys = [charge.shares.get().pk]
            start = threading.Barrier(2)

            def alone(charge=charge, start=start):
                start.wait()
                invoice(charge, by=self.coralie)
                connections.close_all()

            def among_others(keys=keys, start=start):
                start.wait()
                with contextlib.suppress(ValidationError):
                    invoice_together(partner, keys, by=self.coralie)
                connections.close_all()

            together([alone, among_others])
        self.assertEqual(Paper.objects.count(), 6)
