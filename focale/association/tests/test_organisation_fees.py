"""What an organisation owes for its membership is on an invoice made out to it, for the whole sum."""

from focale.money import papers
from focale.money.models import Payer, Payment, Share
from focale.money.paper_pdf import invoice_body
from focale.people.models import Organisation

from .test_members import Joining


class OrganisationFeeTest(Joining):
    def setUp(self):
        super().setUp()
        self.foyer = Organisation.objects.create(name="Foyer rural", address="1 rue Haute", town="Alès")
        kind = self.kind(name="Association", audience="organisation", cents=5000)
        self.charge = self.join(kind=kind, organisation=self.foyer).charge

    def printed(self, charge):
        return invoice_body(papers.invoice(charge, by=self.coralie).content)

    def test_the_organisation_owes_all_of_it_and_nobody_else_a_part(self):
        self.assertEqual((self.charge.payer, self.charge.payer_organisation), (None, self.foyer))
        share = self.charge.shares.get()
        self.assertEqual((share.payer, share.organisation, share.cents), (Payer.PARTNER, self.foyer, 5000))

    def test_the_invoice_is_made_out_to_it_and_asks_for_the_whole_sum(self):
        said = self.printed(self.charge)
        self.assertEqual((said["to"]["name"], said["to"]["rows"]), ("Foyer rural", ["1 rue Haute, Alès"]))
        last = said["lines"][-1]
        self.assertEqual((last["label"], last["sum"], len(said["lines"])), ("À payer", "50\u00a0€", 2))

    def test_so_is_its_credit_note(self):
        said = self.printed(self.charge.credit(reason="erreur", by=self.coralie))
        self.assertEqual(said["to"]["name"], "Foyer rural")
        self.assertEqual(said["lines"][-1]["sum"].replace("\u2212", "-"), "-50\u00a0€")

    def test_what_it_pays_pays_the_fee(self):
        unpaid = list(Share.objects.unpaid())
        Payment.take("transfer", 5000, payer_organisation=self.foyer, shares=unpaid, by=self.coralie)
        self.assertFalse(Share.objects.unpaid().exists())

    def test_a_partner_who_bears_a_part_for_a_person_stays_a_deduction(self):
        said = papers.invoice(self.join(self.odile.person, self.kind()).charge, by=self.coralie).content
        self.assertEqual([share["is_customer"] for share in said["shares"]], [True])
        said["shares"].append({"payer": "partner", "who": "Ville", "cents": 700, "is_customer": False})
        self.assertEqual(invoice_body(said)["lines"][-2]["label"], "Pris en charge par Ville")
