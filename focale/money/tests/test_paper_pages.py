"""Invoices, credit notes and gift receipts from their pages; who issues them; who may read them."""

from io import StringIO
from urllib.parse import urlencode

from django.core.management import CommandError, call_command

from focale.money import papers
from focale.money.models import Issuer, Paper
from focale.money.tests.test_papers import PaperTest, charge_of
from focale.people.models import Organisation
from focale.testing import FocaleTest


class PaperPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)

    def test_the_invoice_and_the_credit_note_of_a_sum_are_handed_over(self):
        charge = charge_of(self)
        note = charge.credit(reason="annulé", by=self.coralie)
        for one, name in ((charge, "F"), (note, "A")):
            answer = self.client.post(f"/argent/sommes/{one.pk}/facture/", follow=True)
            self.assertTrue(answer.content.startswith(b"%PDF"))
            self.assertIn(f'filename="{name}', answer["Content-Disposition"])
        self.assertEqual(Paper.objects.count(), 2)

    def test_the_family_takes_its_invoice_and_nobody_elses(self):
        charge = charge_of(self)
        self.client.force_login(self.samira)
        self.assertContains(self.client.get(f"/argent/sommes/{charge.pk}/"), "Facture (PDF)")
        self.assertEqual(
            self.client.post(f"/argent/sommes/{charge.pk}/facture/", follow=True).status_code, 200
        )
        self.client.force_login(self.odile)
        self.assertEqual(self.client.post(f"/argent/sommes/{charge.pk}/facture/").status_code, 404)
        self.assertEqual(self.client.get(f"/argent/papiers/{Paper.objects.get().pk}/").status_code, 404)

    def test_the_board_reads_the_list_without_names_and_opens_none_of_a_person(self):
        paper = papers.invoice(charge_of(self), by=self.thomas)
        self.client.force_login(self.jeanne)
        answer = self.client.get("/argent/papiers/")
        self.assertContains(answer, paper.name)
        self.assertNotContains(answer, "Benali")
        self.assertEqual(self.client.get(f"/argent/papiers/{paper.pk}/").status_code, 404)

    def test_the_list_is_sifted_by_kind_and_year(self):
        paper = papers.invoice(charge_of(self), by=self.thomas)
        self.assertContains(self.client.get(f"/argent/papiers/?genre=invoice&annee={paper.year}"), paper.name)
        self.assertContains(self.client.get("/argent/papiers/?genre=receipt"), "Aucun document")
        for asked in ("genre=x", "annee=1800", "annee=x"):
            self.assertEqual(self.client.get(f"/argent/papiers/?{asked}").status_code, 422)

    def found(self, account, **asked):
        self.client.force_login(account)
        answer = self.client.get(f"/argent/papiers/?{urlencode(asked)}")
        return [paper.name for paper in answer.context["sheet"]]

    def test_a_paper_is_found_by_its_number_or_the_name_on_it(self):
        first, second = (papers.invoice(charge_of(self), by=self.thomas).name for _each in range(2))
        self.assertEqual(self.found(self.thomas, q=first.lower()), [first])
        self.assertEqual(self.found(self.thomas, q="2"), [second])
        self.assertEqual(self.found(self.thomas, q="benali"), [second, first])
        for nothing in ("R" + first[1:], "personne", "9" * 60, "F2026-", "%"):
            self.assertEqual(self.found(self.thomas, q=nothing), [], nothing)
        self.assertEqual(self.found(self.jeanne, q="benali"), [])
        self.assertEqual(self.found(self.jeanne, q=second), [second])

    def test_the_register_leaves_as_a_file_with_its_sums_and_for_the_board_without_names(self):
        papers.invoice(charge_of(self), by=self.thomas)
        for account, has_name in ((self.thomas, True), (self.jeanne, False)):
            self.client.force_login(account)
            file = b"".join(self.client.get("/argent/papiers/?format=csv").streaming_content).decode(
                "utf-8-sig"
            )
            self.assertIn("72", file.splitlines()[1])
            self.assertEqual("Benali" in file, has_name)
        self.assertEqual(self.client.get("/argent/papiers/?format=exe").status_code, 404)

    def test_who_issues_is_written_and_a_wrong_number_gets_a_sentence(self):
        told = {"legal_name": "MeltingPhot", "siret": "732 829 320 00074", "tax_words": "Exonéré"}
        self.client.post("/argent/papiers/association/", told)
        self.assertEqual(Issuer.current().siret, "73282932000074")
        for wrong in ({"siret": "123"}, {"rna": "nope"}):
            answer = self.client.post("/argent/papiers/association/", told | wrong)
            self.assertContains(answer, "Un numéro", status_code=422)
        self.assertEqual(Issuer.current().siret, "73282932000074")

    def test_a_gift_gets_its_receipt_only_when_the_association_may_and_with_an_address(self):
        gift = PaperTest.gift(self)
        address = f"/argent/recettes/{gift.pk}/recu-fiscal/"
        self.assertContains(self.client.get(f"/argent/recettes/{gift.pk}/"), address)
        self.assertContains(self.client.get(address), "n’a pas déclaré")
        self.assertEqual(self.client.post(address, {"address": "Alès"}).status_code, 422)
        PaperTest.entitled(self)
        self.assertEqual(self.client.post(address, {"address": " "}).status_code, 422)
        answer = self.client.post(address, {"address": "1 rue Haute, 30100 Alès"}, follow=True)
        self.assertTrue(answer.content.startswith(b"%PDF"))
        self.client.post(address, {"address": "ailleurs"})
        self.assertEqual(Paper.objects.count(), 1)

    def test_a_company_that_gives_gets_the_receipt_of_companies(self):
        PaperTest.entitled(self)
        shop = Organisation.objects.create(name="Photo Alès", kind="company")
        gift = PaperTest.gift(self, giver=None, giver_organisation=shop)
        self.client.post(f"/argent/recettes/{gift.pk}/recu-fiscal/", {"address": "Alès"})
        self.assertEqual(Paper.objects.get().content["law"], "238 bis CGI")

    def test_the_check_names_a_changed_paper_and_a_missing_number(self):
        first, second = (papers.invoice(charge_of(self), by=self.thomas) for _each in range(2))
        Paper.objects.filter(pk=second.pk).update(content={})
        first.delete()
        said = StringIO()
        with self.assertRaises((SystemExit, CommandError)):
            call_command("installation", stdout=said)
        self.assertIn(f"le document {second.name} ne dit plus", said.getvalue())
        self.assertIn("il manque un numéro dans la série F", said.getvalue())
