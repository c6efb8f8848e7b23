"""An act is noted in one screen; a refusal keeps what was typed, and the photo."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from focale.money import kept_files
from focale.money.models import Contribution, Expense, Income, Transfer
from focale.money.tests.desk import JPEG, ActPagesTest


class TestNoting(ActPagesTest):
    def test_an_expense_is_noted_in_one_screen_with_its_photo(self):
        photo = SimpleUploadedFile("IMG_1.jpg", JPEG)
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed(document=photo))
        expense = Expense.objects.get()
        self.assertRedirects(answer, f"/argent/depenses/{expense.pk}/")
        self.assertEqual((expense.cents, expense.supplier, expense.project), (4990, self.shop, "LABO"))
        self.assertEqual(expense.made_by, self.coralie)
        page = self.client.get(f"/argent/depenses/{expense.pk}/justificatif/")
        self.assertEqual(b"".join(page.streaming_content), JPEG)
        self.assertIn("attachment", page["Content-Disposition"])

    def test_the_screen_of_a_daily_act_shows_no_account_number(self):
        for address in ("depenses", "recettes", "contributions", "virements"):
            for page in (f"/argent/{address}/", f"/argent/{address}/nouvelle/"):
                said = self.client.get(page).content.decode()
                for code in ("6068", "7541", "5112", "861", "4681"):
                    self.assertNotIn(f">{code}", said)

    def test_a_refused_form_keeps_what_was_typed_and_the_photo(self):
        photo = SimpleUploadedFile("IMG_1.jpg", JPEG)
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed(cents="", document=photo))
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, 'value="Papier photo"', status_code=422)
        self.assertContains(answer, "inutile de le reprendre", status_code=422)
        kept = answer.context["form"]["kept"].value()
        self.client.post("/argent/depenses/nouvelle/", self.typed(kept=kept))
        self.assertEqual(Expense.objects.get().document.read(), JPEG)

    def test_a_word_that_is_not_ours_brings_no_file_back(self):
        self.client.post("/argent/depenses/nouvelle/", self.typed(kept="../secret"))
        self.assertFalse(Expense.objects.get().document)

    def test_what_nobody_comes_back_for_is_forgotten(self):
        word = kept_files.keep(SimpleUploadedFile("IMG_1.jpg", JPEG))
        kept_files.forget_kept()
        self.assertEqual(kept_files.brought_back(word).read(), JPEG)
        original = kept_files.KEPT
        self.addCleanup(setattr, kept_files, "KEPT", original)
        kept_files.KEPT = timedelta(seconds=-1)
        kept_files.forget_kept()
        self.assertEqual(default_storage.listdir(kept_files.FOLDER)[1], [])

    def test_the_same_sum_on_the_same_day_is_shown_before_it_is_noted_again(self):
        self.buy()
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed())
        self.assertContains(answer, "est déjà notée", status_code=422)
        self.client.post("/argent/depenses/nouvelle/", self.typed(confirmed="1"))
        self.assertEqual(Expense.objects.count(), 2)

    def test_a_volunteer_is_found_by_name_and_a_stranger_is_told(self):
        told = self.typed(paid_by="owed", volunteer="fabre karim")
        self.client.post("/argent/depenses/nouvelle/", told)
        self.assertEqual(Expense.objects.get().volunteer, self.karim.person)
        for name, words in (
            ("Zorro", "Personne ne s"),
            ("Benali", "Plusieurs personnes"),
            ("", "quel bénévole"),
        ):
            told = self.typed(paid_by="owed", volunteer=name, cents="3")
            answer = self.client.post("/argent/depenses/nouvelle/", told)
            self.assertContains(answer, words, status_code=422)

    def test_a_gift_a_loan_of_premises_and_a_deposit_at_the_bank(self):
        gift = {"cents": "50", "label": "Don", "purpose": "gifts", "giver": "Odile Perrin"}
        self.client.post("/argent/recettes/nouvelle/", gift | {"day": self.today, "received_by": "cheque"})
        self.assertEqual(Income.objects.get().giver, self.odile.person)
        loan = {"cents": "720", "label": "Salle", "kind": "premises", "giver": "La Poste", "day": self.today}
        self.client.post("/argent/contributions/nouvelle/", loan)
        self.assertEqual(Contribution.objects.get().giver_name, "La Poste")
        deposit = {"cents": "300", "source": "530", "target": "512", "day": self.today}
        self.client.post("/argent/virements/nouvelle/", deposit)
        self.assertEqual(Transfer.objects.get().label, "Caisse → Banque")

    def test_bank_fees_have_a_short_way(self):
        page = self.client.get("/argent/depenses/nouvelle/?purpose=bank_fees&paid_by=transfer")
        self.assertContains(page, '<option value="bank_fees" selected>')
