"""Who reads the books, and who keeps them."""

from focale.money.tests.accountant import BookPagesTest


class TestDoorsOfBooks(BookPagesTest):
    def test_the_coordinator_reads_the_books_and_does_not_keep_them(self):
        year = self.open_year()
        self.client.force_login(self.coralie)
        self.assertEqual(self.client.get(f"/argent/exercices/{year.pk}/").status_code, 200)
        self.assertNotContains(self.client.get(f"/argent/exercices/{year.pk}/"), "Clôturer pour toujours")
        for address in ("ecritures/nouvelle/", "exercices/nouveau/", f"exercices/{year.pk}/fec/"):
            self.assertEqual(self.client.get(f"/argent/{address}").status_code, 403)
        answer = self.client.post(f"/argent/exercices/{year.pk}/cloture/", {"name": str(year)})
        self.assertEqual(answer.status_code, 403)

    def test_an_account_is_added_and_found(self):
        self.client.post("/argent/comptes/nouveau/", {"code": "5121", "label": "Livret A"})
        self.assertContains(self.client.get("/argent/comptes/?q=livret"), "Livret A")
        twice = self.client.post("/argent/comptes/nouveau/", {"code": "5121", "label": "Livret B"})
        self.assertEqual(twice.status_code, 422)
        self.assertContains(self.client.get("/argent/comptes/?q=zzz"), "Aucun compte ne correspond")
