"""The accountant's pages: every figure opens its lines, a year is opened, filled, closed and handed over."""

import re
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from focale.money.ledger import Journal, Movement, post
from focale.money.models import ChartAccount, Entry, Expense, FiscalYear, Issuer, Line, Purpose
from focale.testing import FocaleTest

FILE = "compte;nom;débit;crédit\n512;Banque;3 250,40;\n1068;Réserves;;3000\n5121;Livret;;250,40\n"


class BookPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()

    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)

    def open_year(self, first=-400, last=-36):
        first, last = self.today + timedelta(days=first), self.today + timedelta(days=last)
        return FiscalYear.open(first_day=first, last_day=last, by=self.thomas)

    def write(self, debit, credit, cents, day=None, project="", journal=Journal.VARIOUS):
        moves = [Movement(debit, cents, project), Movement(credit, -cents, project)]
        return post(journal, day or self.today, f"{debit} {credit}", moves, by=self.thomas)


class TestStatementPages(BookPagesTest):
    def setUp(self):
        super().setUp()
        self.year = self.open_year(-200, 100)
        self.last = FiscalYear.open(
            first_day=self.year.first_day - timedelta(days=365),
            last_day=self.year.first_day - timedelta(days=1),
            by=self.thomas,
        )
        self.write("6068", "512", 4000, project="LABO")
        self.write("512", "7541", 10_000)
        self.write("512", "75412", 50)
        self.write("861", "871", 700)
        self.write("6068", "512", 900, day=self.last.first_day)

    def test_every_figure_opens_lines_that_add_up_to_it(self):
        page = self.client.get("/argent/resultat/")
        told = page.context["told"]
        self.assertEqual((told.earned, told.spent, told.spent_before), (10_050, 4000, 900))
        for groups, sign in ((told.income, -1), (told.expenses, 1), (told.uses, 1), (told.sources, -1)):
            for row in [row for group in groups for row in group.rows]:
                totals = self.client.get(row.url).context["totals"]
                self.assertEqual(totals["balance"], sign * row.cents, row.words)
        sheet = self.client.get("/argent/bilan/").context["told"]
        for group in (*sheet.assets.values(), *sheet.liabilities.values()):
            for row in group.rows:
                totals = self.client.get(row.url).context["totals"]
                self.assertEqual(abs(totals["balance"]), abs(row.cents), row.words)
        balance = self.client.get("/argent/balance/").context["told"]
        for row in balance.rows:
            totals = self.client.get(row["url"]).context["totals"]
            self.assertEqual((totals["debit"], totals["credit"]), (row["debit"], row["credit"]), row["code"])

    def test_gifts_and_what_volunteers_waive_are_two_lines(self):
        told = self.client.get("/argent/resultat/").context["told"]
        words = {row.words: row.cents for group in told.income for row in group.rows}
        self.assertEqual(words, {"dons": 10_000, "frais abandonnés par des bénévoles": 50})

    def test_one_action_alone_and_a_day_before_the_end(self):
        told = self.client.get("/argent/resultat/?action=LABO").context["told"]
        self.assertEqual((told.earned, told.spent), (0, 4000))
        early = self.client.get(f"/argent/resultat/?au={self.today - timedelta(days=1)}").context["told"]
        self.assertEqual(early.spent, 0)
        wrong = self.client.get(f"/argent/resultat/?au={self.year.last_day + timedelta(days=1)}")
        self.assertContains(wrong, "pas dans l&#x27;exercice", status_code=422)

    def test_a_year_that_follows_an_open_one_counts_its_balances(self):
        page = self.client.get("/argent/bilan/")
        self.assertContains(page, "n’est pas clôturé")
        self.assertEqual(page.context["told"].owned, page.context["told"].owed)

    def test_each_statement_leaves_as_a_file(self):
        for name in ("resultat", "bilan", "balance"):
            for form in ("xlsx", "ods", "csv"):
                answer = self.client.get(f"/argent/{name}/?format={form}")
                self.assertEqual(answer.status_code, 200)
                content = b"".join(answer.streaming_content)
                if form == "xlsx":
                    sheet = load_workbook(BytesIO(content)).worksheets[0]
                    cells = {cell.value for row in sheet.iter_rows() for cell in row}
                    self.assertTrue({40, 51.5} & cells, name)

    def test_without_a_year_the_pages_say_what_to_do(self):
        Line.objects.all().delete()
        Entry.objects.all().delete()
        FiscalYear.objects.all().delete()
        for name in ("resultat", "bilan", "balance", "exercices"):
            self.assertContains(self.client.get(f"/argent/{name}/"), "Ouvrir le premier exercice")


class TestJournals(BookPagesTest):
    def setUp(self):
        super().setUp()
        self.write("6068", "512", 4000, project="LABO")
        self.write("530", "7541", 500, journal=Journal.CASH)

    def test_each_filter_stands_in_the_address(self):
        for query, count in [
            ("", 4),
            ("journal=CA", 2),
            ("compte=5", 2),
            ("compte=51,53", 2),
            ("compte=754", 1),
            ("compte=754&exact=on", 0),
            ("compte=512 Banque", 1),
            ("action=LABO", 2),
            ("q=7541", 2),
            (f"au={self.today - timedelta(days=1)}", 0),
        ]:
            page = self.client.get(f"/argent/journaux/?{query}")
            self.assertEqual(page.context["sheet"].paginator.count, count, query)

    def test_the_lines_leave_as_a_file(self):
        answer = self.client.get("/argent/journaux/?format=csv&journal=CA")
        rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        self.assertEqual(len(rows), 3)
        self.assertIn(";530;Caisse;530 7541;5,00;0,00;", rows[1])


class TestByHand(BookPagesTest):
    def typed(self, *lines, **more):
        told = {"day": self.today, "label": "Amortissement", "journal": "OD", "piece": ""}
        told |= {"form-TOTAL_FORMS": "6", "form-INITIAL_FORMS": "0"} | more
        for number, (account, debit, credit) in enumerate(lines):
            told |= {f"form-{number}-account": account, f"form-{number}-debit": debit}
            told |= {f"form-{number}-credit": credit}
        return self.client.post("/argent/ecritures/nouvelle/", told)

    def test_an_entry_is_written_and_taken_back_by_its_opposite(self):
        answer = self.typed(("6811 Dotations", "120", ""), ("28183", "", "120"))
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


class TestOpening(BookPagesTest):
    def setUp(self):
        super().setUp()
        self.year = self.open_year(-10, 300)
        self.address = f"/argent/exercices/{self.year.pk}/ouverture/"

    def send(self, text, encoding="utf-8"):
        content = text if isinstance(text, bytes) else text.encode(encoding)
        return self.client.post(self.address, {"file": SimpleUploadedFile("soldes.csv", content)})

    def test_the_file_is_looked_at_first_and_written_when_one_agrees(self):
        page = self.send(FILE, "cp1252")
        self.assertContains(page, "3 comptes, débit 3\u202f250,40\xa0€")
        self.assertContains(page, "5121 Livret")
        self.assertEqual(Entry.objects.count(), 0)
        text = page.context["agree"]["text"].value()
        refused = self.client.post(f"{self.address}ecriture/", {"text": text})
        self.assertContains(refused, "Cochez la case", status_code=422)
        self.client.post(f"{self.address}ecriture/", {"text": text, "adds_accounts": "on"})
        entry = Entry.objects.get()
        self.assertEqual((entry.journal, entry.day), (Journal.OPENING, self.year.first_day))
        self.assertEqual(Line.objects.all().balances(), {"512": 325_040, "1068": -300_000, "5121": -25_040})
        self.assertEqual(ChartAccount.objects.get(code="5121").label, "Livret")
        again = self.client.post(f"{self.address}ecriture/", {"text": text})
        self.assertContains(again, "déjà ses soldes", status_code=422)

    def test_what_is_wrong_is_said_line_by_line(self):
        for text, words in [
            ("512;Banque;12;\n1068;Réserves;;11\n", "1\xa0€ d&#x27;écart"),
            ("606;Achats;12;\n512;Banque;;12\n", "Ligne 1\xa0: le compte 606"),
            ("512;Banque;douze;\n", "Ligne 1\xa0: écrivez une somme"),
            ("512;Banque;1;1\n", "Ligne 1\xa0: écrivez une somme"),
            ("512;Banque\n", "quatre colonnes"),
            ("compte;nom;débit;crédit\nabc;Banque;1;\n", "Ligne 2\xa0: «\xa0abc\xa0»"),
            ("compte;nom;débit;crédit\n", "ne contient aucun solde"),
            (b"PK\x03\x04 tableur", "CSV UTF-8"),
            ("512;Banque;1;\n".encode("utf-16"), "CSV UTF-8"),
            (b"\x81\x8d\x8f\x90;x;1;", "CSV UTF-8"),
        ]:
            answer = self.send(text)
            self.assertEqual(answer.status_code, 422, words)
            self.assertRegex(re.sub(r"\s+", " ", answer.content.decode()), re.sub(r"\s+", " ", words))
        self.assertEqual(Entry.objects.count(), 0)

    def test_a_year_that_follows_another_takes_its_balances_from_there(self):
        following = self.year.open_next(by=self.thomas)
        text = "512;Banque;12;\n1068;Réserves;;12\n"
        address = f"/argent/exercices/{following.pk}/ouverture/ecriture/"
        self.assertContains(self.client.post(address, {"text": text}), "celui d&#x27;avant", status_code=422)


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
        self.assertContains(self.client.get("/argent/comptes/?q=livret"), "5121 Livret A")
        twice = self.client.post("/argent/comptes/nouveau/", {"code": "5121", "label": "Livret B"})
        self.assertEqual(twice.status_code, 422)
        self.assertContains(self.client.get("/argent/comptes/?q=zzz"), "Aucun compte ne correspond")
