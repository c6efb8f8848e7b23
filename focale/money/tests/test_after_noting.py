"""What follows an act: paid back, cancelled, its paper that comes later."""

from django.core.files.uploadedfile import SimpleUploadedFile

from focale.money.models import PaidBy
from focale.money.tests.desk import ActPagesTest


class TestFollowing(ActPagesTest):
    def test_a_volunteer_is_paid_back(self):
        expense = self.buy(paid_by=PaidBy.OWED, volunteer=self.karim.person)
        address = f"/argent/depenses/{expense.pk}/"
        self.assertContains(self.client.get(address), "Rembourser Karim Fabre")
        answer = self.client.post(f"{address}paiement/", {"how": "transfer"})
        self.assertContains(answer, "Remplissez cette ligne", status_code=422)
        self.client.post(f"{address}paiement/", {"how": "transfer", "paid_on": self.today})
        expense.refresh_from_db()
        self.assertEqual(expense.settled_by, "transfer")

    def test_what_a_volunteer_waived_leads_to_the_gift_and_its_receipt(self):
        expense = self.buy(paid_by=PaidBy.WAIVED, volunteer=self.karim.person)
        page = self.client.get(f"/argent/depenses/{expense.pk}/")
        self.assertContains(page, f"/argent/recettes/{expense.waiver_id}/")
        gift = self.client.get(f"/argent/recettes/{expense.waiver_id}/")
        self.assertContains(gift, "Reçu fiscal")
        answer = self.client.post(f"/argent/recettes/{expense.waiver_id}/annulation/", {"reason": "x"})
        self.assertContains(answer, "annulez la dépense", status_code=422)

    def test_an_expense_is_cancelled_with_a_reason_and_written_again(self):
        expense = self.buy(supplier=self.shop)
        address = f"/argent/depenses/{expense.pk}/"
        self.assertEqual(self.client.post(f"{address}annulation/", {}).status_code, 422)
        self.client.post(f"{address}annulation/", {"reason": "mauvaise somme"})
        self.assertContains(self.client.get(address), "mauvaise somme")
        again = self.client.get(f"/argent/depenses/nouvelle/?copie={expense.pk}")
        self.assertContains(again, 'value="49,90"')
        self.assertContains(again, 'value="Photo Alès"')

    def test_the_invoice_comes_later(self):
        expense = self.buy()
        address = f"/argent/depenses/{expense.pk}/justificatif/"
        self.assertEqual(self.client.get(address).status_code, 404)
        wrong = SimpleUploadedFile("page.html", b"<script>")
        answer = self.client.post(f"{address}ajout/", {"document": wrong})
        self.assertContains(answer, "ni un PDF", status_code=422)
        self.client.post(f"{address}ajout/", {"document": SimpleUploadedFile("f.pdf", b"%PDF-1.4")})
        self.assertEqual(self.client.get(address)["Content-Type"], "application/pdf")
