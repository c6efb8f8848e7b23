"""Every figure of a statement opens the lines that add up to it."""

from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook

from focale.money.models import Entry, FiscalYear, Line
from focale.money.tests.accountant import BookPagesTest


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

    def test_the_trial_balance_says_whose_balances_are_not_carried_over_yet(self):
        words = f"L’exercice {self.last} n’est pas clôturé"
        self.assertContains(self.client.get(f"/argent/balance/?exercice={self.year.pk}"), words)
        self.assertNotContains(self.client.get(f"/argent/balance/?exercice={self.last.pk}"), "pas clôturé")

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
