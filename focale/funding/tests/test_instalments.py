"""Instalments: a reception noted by mistake is taken back in the books, one that will not come is dropped."""

from django.urls import reverse

from focale.funding.models import Action, Funder, Grant, Line74
from focale.money.models import Entry, Line
from focale.people.models import Organisation
from focale.testing import FocaleTest, at


class InstalmentTest(FocaleTest):
    def setUp(self):
        super().setUp()
        days = {"first_day": at(-30).date(), "last_day": at(30).date()}
        action = Action.objects.create(code="ete", name="Un été", **days)
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        facts = {"action": action, "funder": town, "agreed_on": at(-20).date()}
        self.grant = Grant.award(cents=90_000, by=self.coralie, **facts, **days)
        self.payment = self.grant.expect(60_000, on=at(5).date(), by=self.coralie)
        self.client.force_login(self.coralie)

    def post(self, name, **typed):
        answer = self.client.post(reverse(name, args=[self.payment.pk]), typed, follow=True)
        self.payment = self.grant.payments.first()
        return answer

    def balance(self, account):
        return sum(line.debit_cents - line.credit_cents for line in Line.objects.filter(account=account))

    def test_a_reception_noted_by_mistake_is_expected_again_and_both_entries_stay(self):
        self.post("instalment-reception", day=at(-1).date().isoformat())
        self.assertEqual((self.balance("512"), self.balance("441")), (60_000, 30_000))
        self.assertContains(self.post("instalment-return", reason=""), "Dites pourquoi")
        self.assertTrue(self.payment.received_on)
        self.post("instalment-return", reason="Autre virement")
        self.assertIsNone(self.payment.received_on)
        self.assertEqual((self.balance("512"), self.balance("441")), (0, 90_000))
        self.assertEqual(Entry.objects.filter(piece=self.payment.piece).count(), 2)

    def test_received_again_and_taken_back_again_each_entry_has_its_opposite(self):
        for _round in range(2):
            self.post("instalment-reception", day=at(-1).date().isoformat())
            self.post("instalment-return", reason="Erreur")
        self.assertEqual(self.balance("512"), 0)
        self.assertEqual(Entry.objects.filter(piece=self.payment.piece).count(), 4)

    def test_a_day_before_the_decision_is_refused_with_a_sentence(self):
        said = self.post("instalment-reception", day=at(-400).date().isoformat())
        self.assertContains(said, "avant la décision du financeur")
        self.assertIsNone(self.payment.received_on)
        self.assertEqual(self.balance("512"), 0)

    def test_what_is_expected_may_be_dropped_and_what_came_may_not(self):
        self.post("instalment-reception", day=at(-1).date().isoformat())
        self.assertContains(self.post("instalment-removal"), "annulez d&#x27;abord")
        self.post("instalment-return", reason="Erreur")
        self.post("instalment-removal")
        self.assertIsNone(self.payment)
        self.grant.expect(90_000, on=at(5).date(), by=self.coralie)
