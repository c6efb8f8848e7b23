"""The books are written in the language of the place, and name no person whom their reader may not see."""

from django.utils import timezone
from django.utils.translation import override

from focale.money.ledger import reverse
from focale.money.models import Charge, Entry, Method, Payment, Purpose
from focale.money.pricing import Quote
from focale.testing import FocaleTest


class BooksWordsTest(FocaleTest):
    def pay(self):
        return Payment.take(method=Method.CASH, cents=4800, payer=self.samira.person, by=self.coralie)

    def test_whoever_acts_the_books_stay_in_one_language(self):
        with override("en"):
            entry = Entry.objects.get(piece=f"P{self.pay().pk}")
            opposite = reverse(entry, "erreur", by=self.coralie)
        self.assertEqual(entry.label, "Paiement (espèces)")
        self.assertTrue(opposite.label.startswith("Annulation"))

    def test_who_paid_is_behind_the_piece_and_not_in_the_journals(self):
        Charge.make(
            Quote(4800, 4800),
            label="Atelier son",
            purpose=Purpose.ACTIVITY_FEES,
            day=timezone.localdate(),
            payer=self.samira.person,
            by=self.coralie,
        )
        self.pay()
        self.client.force_login(self.jeanne)
        for address in ("/argent/journaux/", "/argent/journaux/?q=Benali", "/argent/paiements/"):
            answer = self.client.get(address)
            self.assertEqual(answer.status_code, 200)
            self.assertNotContains(answer, "Samira")
