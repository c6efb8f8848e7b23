"""A year is opened, filled, closed by its name and handed over."""

from datetime import timedelta

from focale.money.models import Entry, FiscalYear, Issuer, Line
from focale.money.tests.accountant import BookPagesTest
from focale.money.tests.guards import without_guards


class TestYearPages(BookPagesTest):
    def test_the_first_year_is_opened_and_takes_in_what_waited(self):
        self.write("512", "7541", 500)
        self.assertContains(self.client.get("/argent/exercices/"), "1 écriture attend")
        page = self.client.get("/argent/exercices/nouveau/")
        self.assertContains(page, "De septembre à août")
        days = {"first_day": self.today - timedelta(days=100), "last_day": self.today + timedelta(days=200)}
        self.client.post("/argent/exercices/nouveau/", days)
        self.assertEqual(Entry.objects.get().year, FiscalYear.objects.get())
        again = self.client.post("/argent/exercices/nouveau/", days)
        self.assertContains(again, "se suivent sans trou", status_code=422)

    def test_a_year_is_closed_by_writing_its_name(self):
        year = self.open_year()
        self.write("512", "7541", 500, day=year.first_day)
        address = f"/argent/exercices/{year.pk}/"
        self.assertContains(self.client.get(address), "tout est en ordre")
        wrong = self.client.post(f"{address}cloture/", {"name": "2019"})
        self.assertContains(wrong, "Écrivez", status_code=422)
        self.client.post(f"{address}cloture/", {"name": f"  {year} "})
        self.assertContains(self.client.get(address), "Affecter le résultat")
        told = {"where": "carried", "day": self.today}
        self.client.post(f"{address}affectation/", told)
        self.assertEqual(Line.objects.all().balances()["110"], -500)
        self.assertNotContains(self.client.get(address), "Affecter le résultat")

    def test_a_running_year_says_why_it_cannot_be_closed(self):
        year = self.open_year(-10, 300)
        page = self.client.get(f"/argent/exercices/{year.pk}/")
        self.assertContains(page, "on le clôture ensuite")
        self.assertNotContains(page, "Clôturer pour toujours")
        answer = self.client.post(f"/argent/exercices/{year.pk}/cloture/", {"name": str(year)})
        self.assertContains(answer, "on le clôture ensuite", status_code=422)

    def test_the_chain_of_a_year_is_looked_through_on_its_page(self):
        year = self.open_year()
        entry = self.write("512", "7541", 500, day=year.first_day)
        Entry.objects.seal_year(year.pk)
        address = f"/argent/exercices/{year.pk}/?verification=1"
        self.assertContains(self.client.get(address), "sans trou ni changement")
        with without_guards():
            Entry.objects.filter(pk=entry.pk).update(label="autre")
        self.assertContains(self.client.get(address), "a été modifiée hors du logiciel")

    def test_the_days_of_a_fresh_year_are_mended(self):
        year = self.open_year(-10, 300)
        address = f"/argent/exercices/{year.pk}/dates/"
        self.assertContains(self.client.get(f"/argent/exercices/{year.pk}/"), address)
        wrong = {"first_day": self.today, "last_day": self.today}
        self.assertContains(self.client.post(address, wrong), "deux ans au plus", status_code=422)
        self.client.post(address, {"first_day": self.today, "last_day": self.today + timedelta(days=364)})
        year.refresh_from_db()
        self.assertEqual(year.first_day, self.today)

    def test_the_file_for_the_tax_office_carries_the_number_of_the_association(self):
        year = self.open_year()
        self.write("512", "7541", 500, day=year.first_day)
        Entry.objects.seal_year(year.pk)
        address = f"/argent/exercices/{year.pk}/fec/"
        self.assertContains(self.client.get(address, follow=True), "SIRET")
        Issuer(legal_name="Le Focus", siret="73282932000074").write(by=self.ada)
        answer = self.client.get(address)
        self.assertIn(f"732829320FEC{year.last_day:%Y%m%d}.txt", answer["Content-Disposition"])
        lines = b"".join(answer.streaming_content).decode("iso8859-15").splitlines()
        self.assertRegex(lines[1], r"^OD\topérations diverses\t1\t\d{8}\t512\tBanque\t")
        self.assertIn("\t5,00\t0,00\t", lines[1])
