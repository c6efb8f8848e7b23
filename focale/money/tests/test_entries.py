"""An entry written by hand, and what is taken back by its opposite."""

from focale.money.models import Entry, Expense, Line, Purpose
from focale.money.tests.accountant import BookPagesTest


class TestByHand(BookPagesTest):
    def typed(self, *lines, **more):
        told = {"day": self.today, "label": "Amortissement", "journal": "OD", "piece": ""}
        told |= {"form-TOTAL_FORMS": "6", "form-INITIAL_FORMS": "0"} | more
        for number, (account, debit, credit) in enumerate(lines):
            told |= {f"form-{number}-account": account, f"form-{number}-debit": debit}
            told |= {f"form-{number}-credit": credit}
        return self.client.post("/argent/ecritures/nouvelle/", told)

    def test_an_entry_is_written_and_taken_back_by_its_opposite(self):
        answer = self.typed(("Dotations aux amortissements", "120", ""), ("28183", "", "120"))
        entry = Entry.objects.get()
        self.assertRedirects(answer, f"/argent/ecritures/{entry.pk}/")
        self.assertTrue(entry.is_by_hand)
        address = f"/argent/ecritures/{entry.pk}/annulation/"
        self.assertEqual(self.client.post(address, {"reason": ""}).status_code, 422)
        self.client.post(address, {"reason": "mauvais compte"})
        self.assertEqual(sum(Line.objects.all().balances().values()), 0)
        self.assertEqual(set(Line.objects.all().balances().values()), {0})
        self.assertContains(self.client.post(address, {"reason": "encore"}), "déjà annulée", status_code=422)

    def test_what_cannot_be_is_said_and_kept_on_the_screen(self):
        for lines, words in [
            ([("6811", "120", ""), ("28183", "", "100")], "20\xa0€ de trop au débit"),
            ([("6811", "120", ""), ("9999", "", "120")], "n&#x27;a pas le compte 9999"),
            ([("6811", "120", ""), ("Nulle part", "", "120")], "Aucun compte ne s&#x27;appelle"),
            ([("Dotations", "120", ""), ("28183", "", "120")], "Plusieurs comptes s&#x27;appellent ainsi"),
            ([("6811", "120", "")], "au moins deux lignes"),
            ([("6811", "120", "3"), ("28183", "", "117")], "au débit ou au crédit"),
            ([("", "120", ""), ("28183", "", "120")], "au débit ou au crédit"),
        ]:
            answer = self.typed(*lines)
            self.assertContains(answer, words, status_code=422)
            self.assertContains(answer, 'value="Amortissement"', status_code=422)
        self.assertEqual(Entry.objects.count(), 0)

    def test_the_entry_of_an_act_is_not_taken_back_behind_it(self):
        expense = Expense.note(
            label="Papier", purpose=Purpose.CONSUMABLES, day=self.today, cents=500, by=self.thomas
        )
        page = self.client.get(f"/argent/ecritures/{expense.entry_id}/")
        self.assertContains(page, f"/argent/depenses/{expense.pk}/")
        answer = self.client.post(f"/argent/ecritures/{expense.entry_id}/annulation/", {"reason": "x"})
        self.assertContains(answer, "annulez l&#x27;acte", status_code=422)
