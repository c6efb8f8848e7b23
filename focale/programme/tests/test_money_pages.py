"""What a family owes and has paid, with the reasons; a charge with its shares, payments and credit note."""

from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.money.models import Charge, Method, Payment
from focale.people.models import Guardianship

from .priced import PricedTest


class TestMoneyPages(PricedTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.live_in_district(cls, cls.lina)
        cls.prove(cls, cls.samira.person, 450)
        cls.party = cls.seating.register([cls.lina, cls.nour], made_by=cls.samira.person, by=cls.samira)
        charges = {charge.beneficiary: charge for charge in Charge.objects.all()}
        cls.of_lina, cls.of_nour = charges[cls.lina], charges[cls.nour]

    def page(self, account, name, *args, status=200):
        self.client.force_login(account)
        answer = self.client.get(reverse(name, args=args))
        self.assertEqual(answer.status_code, status)
        return unescape(answer.content.decode()).replace("\u00a0", " ").replace("’", "'")

    def pay(self, cents):
        shares = self.of_nour.shares.filter(payer="person")
        return Payment.take(Method.CASH, cents, payer=self.samira.person, shares=shares, by=self.coralie)

    def test_a_family_reads_what_it_owes_what_others_pay_and_why(self):
        said = self.page(self.samira, "my-money")
        for words in (
            "24 €",
            "120 €",
            "payé par Ville d'Alès",
            "Quartier, activité financée",
            "rien à payer",
        ):
            self.assertIn(words, said)
        self.pay(1000)
        said = self.page(self.samira, "my-money")
        self.assertIn("reste 14 €", said)
        self.assertIn("espèces", said)

    def test_the_space_says_what_is_left(self):
        self.assertIn("À payer : <strong>24 €</strong>", self.page(self.samira, "my-space"))
        self.pay(2400)
        self.assertIn("Rien à payer", self.page(self.samira, "my-space"))

    def test_the_other_parent_reads_the_child_s_price_and_not_the_reason_of_the_one_who_pays(self):
        other = self.adult("Malik", "Benali")
        Guardianship.objects.entrust(self.nour, to=other.person, by=None)
        said = self.page(other, "my-money")
        self.assertIn("Nour", said)
        self.assertNotIn("Quotient jusqu'à 600", said)
        self.assertNotIn("Quotient jusqu'à 600", self.page(other, "charge", self.of_nour.pk))
        self.page(other, "charge", self.of_lina.pk, status=404)

    def test_the_team_reads_the_account_of_a_person_and_strangers_do_not(self):
        self.assertIn("24 €", self.page(self.coralie, "person-money", self.samira.person.pk))
        self.assertIn("Quartier, activité financée", self.page(self.coralie, "person-money", self.lina.pk))
        self.assertIn("24 €", self.page(self.coralie, "person", self.samira.person.pk))
        for account in (self.odile, self.karim, self.jeanne):
            self.page(account, "person-money", self.lina.pk, status=404)

    def test_a_charge_shows_its_shares_its_version_and_what_was_paid(self):
        self.pay(1000)
        said = self.page(self.coralie, "charge", self.of_nour.pk)
        for words in ("72 €", "24 €", "48 €", "Ateliers, version 1", "reste 14 €", "10 €", "12 h"):
            self.assertIn(words, said)
        said = self.page(self.samira, "charge", self.of_lina.pk)
        self.assertIn("enveloppe « Contrat de ville »", said)
        self.assertNotIn("Faire un avoir", said)

    def test_the_board_reads_sums_without_names(self):
        said = self.page(self.jeanne, "charge", self.of_lina.pk)
        self.assertIn("72 €", said)
        for name in ("Lina", "Samira", "Coralie"):
            self.assertNotIn(name, said)

    def test_the_desk_credits_with_a_reason_and_not_without(self):
        self.client.force_login(self.thomas)
        address = reverse("charge-credit", args=[self.of_nour.pk])
        self.assertEqual(self.client.post(address, {"reason": " "}).status_code, 422)
        self.client.post(address, {"reason": "erreur de date"})
        said = self.page(self.samira, "charge", self.of_nour.pk)
        self.assertIn("erreur de date", said)
        note = Charge.objects.get(corrects=self.of_nour)
        self.assertIn(f"annule la somme n° {self.of_nour.pk}", self.page(self.thomas, "charge", note.pk))
        self.assertEqual(self.client.post(address, {"reason": "encore"}).status_code, 422)
        self.client.force_login(self.samira)
        self.assertEqual(self.client.post(address, {"reason": "x"}).status_code, 403)

    def test_the_pages_keep_to_ten_questions(self):
        self.pay(1000)
        for name, args in (("my-money", []), ("my-space", []), ("charge", [self.of_nour.pk])):
            self.client.force_login(self.samira)
            with CaptureQueriesContext(connection) as caught:
                self.client.get(reverse(name, args=args))
            self.assertLessEqual(len(caught), 10, name)
