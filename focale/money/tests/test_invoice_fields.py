"""An invoice says what the law asks: who, where, which days, how many hours at which price, until when."""

import io

from pypdf import PdfReader

from focale.money import papers
from focale.money.models import Basis, Charge, Method, Paper, Payer, Payment, Purpose, Tariff
from focale.money.paper_pdf import paper_pdf
from focale.money.pricing import Circumstances, Quote, quote
from focale.people.models import Organisation, Residence

from .owing import OwingTest, days


class InvoiceFieldsTest(OwingTest):
    def course(self, **facts):
        """Four half-days of three hours at six euros."""
        tariff = Tariff.propose(name="Stages", basis=Basis.PER_HOUR, public_cents=600, by=self.thomas)
        found = quote(tariff.current(), Circumstances(on=days(0)), 4 * 180)
        told = {"label": "Stage caméra", "purpose": Purpose.ACTIVITY_FEES, "minutes": 4 * 180}
        told |= {"day": days(0), "until": days(3), "payer": self.mother, "beneficiary": self.lina}
        return Charge.make(found, by=self.coralie, **(told | facts))

    def read(self, charge):
        paper = papers.invoice(charge, by=self.coralie)
        text = PdfReader(io.BytesIO(paper_pdf(paper))).pages[0].extract_text()
        return " ".join(text.split())

    def test_hours_at_their_price_over_all_the_days_to_the_address_of_who_pays(self):
        Residence.objects.settle(
            self.mother, street="2 rue des Mûriers", postcode="30100", town="Alès", by=self.coralie
        )
        words = self.read(self.course())
        for said in (
            "12 h à 6 € de l'heure",
            "72 €",
            "2 rue des Mûriers, 30100 Alès",
            "À payer à réception, le",
        ):
            self.assertIn(said, words)
        self.assertRegex(words, r"du \d+(er)? \w+ \d{4} au \d+(er)? \w+ \d{4} · Lina")
        self.assertNotIn("recouvrement", words)

    def test_a_professional_is_told_what_being_late_costs(self):
        partner = Organisation.objects.create(
            name="Collège Jean-Moulin", kind="school", address="1 place du Collège", town="Alès"
        )
        words = self.read(self.course(payer=None, payer_organisation=partner))
        for said in ("40 € pour frais de recouvrement", "1 place du Collège, Alès"):
            self.assertIn(said, words)

    def test_what_is_paid_already_is_not_asked_again(self):
        charge = self.course()
        Payment.take(Method.CASH, 3000, payer=self.mother, shares=charge.shares.all(), by=self.coralie)
        self.assertIn("Reste à payer 42 €", self.read(charge))
        whole = self.course_of(5000)
        Payment.take(Method.CASH, 5000, payer=self.mother, shares=whole.shares.all(), by=self.coralie)
        words = self.read(whole)
        self.assertIn("tout est réglé", words)
        self.assertNotIn("réception", words)

    def course_of(self, cents):
        facts = {"label": "Vente", "purpose": Purpose.SALES, "day": days(-2), "payer": self.mother}
        return Charge.make(Quote(cents, cents, Payer.PERSON), by=self.coralie, **facts)

    def test_a_credit_note_names_the_days_of_the_service_and_not_its_own(self):
        charge = self.course(day=days(-9), until=days(-6))
        note = papers.invoice(charge.credit(reason="enfant malade", by=self.coralie), by=self.coralie)
        self.assertEqual(note.content["day"], days(-9).isoformat())
        self.assertEqual(note.content["until"], days(-6).isoformat())

    def test_one_frozen_before_still_prints(self):
        paper = papers.invoice(self.share.charge, by=self.coralie)
        old = {"until", "hour_cents", "paid_cents", "is_professional"}
        paper.content = {name: said for name, said in paper.content.items() if name not in old}
        self.assertIn(b"%PDF", paper_pdf(paper))
        self.assertEqual(Paper.objects.count(), 1)
