"""The table has the lines of Cerfa 15059*02 and no other; what the form lacks is counted within a heading."""

from io import BytesIO

from django.test import SimpleTestCase
from pypdf import PdfReader

from focale.funding.cerfa import GROUPS, IN_KIND, SIDE_OF, WITHIN
from focale.funding.report_charts import printed
from focale.funding.report_pdf import report_pdf
from focale.funding.report_sheets import table_sheet, workbook
from focale.funding.report_table import form_of, table_of, within
from focale.funding.report_words import planned_words
from focale.funding.reporting import content_of
from focale.money.models import Expense, Income, Purpose

from .test_grant_reports import WithAReport

FIRST_REPORT_LINES = "601 60x 613 615 616 618 622 623 625 62x 631 635 641 645 647".split()
INCOME_LINES = "74E 74R 74D 74I 74C 74S 74U 74A 74P 74V 756 758".split()


class FormTest(SimpleTestCase):
    def test_the_budget_has_51_lines_and_the_report_47(self):
        self.assertEqual(len(SIDE_OF), 51)
        printed = [row["number"] for side in form_of({}) for row in side["rows"] if not row["group"]]
        self.assertEqual(printed, [*FIRST_REPORT_LINES, "IND1", "IND2", "IND3", *INCOME_LINES])
        alone = [g.number for g in GROUPS if len(g.lines) == 1 and g.number not in WITHIN]
        given = [number for group in IN_KIND for number, _words in group.lines]
        self.assertEqual(len(printed) + len(alone) + len(given), 47)
        headings = [row["number"] for side in form_of({}) for row in side["rows"] if row["group"]]
        self.assertFalse({"69", "79"} & set(headings))

    def test_what_the_form_lacks_counts_within_its_heading_and_in_the_total(self):
        lines = {line: {"planned": 100, "done": 1_000} for line in ("601", "604", "69", "750", "756", "79")}
        charges, income = form_of(lines)
        told = {row["number"]: row["done"] for side in (charges, income) for row in side["rows"]}
        self.assertEqual((told["60"], told["601"], told["60x"], told["63"]), (2_000, 1_000, 0, 1_000))
        self.assertEqual((told["75"], told["756"], told["758"]), (3_000, 1_000, 0))
        self.assertEqual((charges["done"], income["done"]), (3_000, 3_000))
        self.assertEqual((charges["planned"], income["planned"]), (300, 300))
        self.assertEqual(len(within(lines)), 4)

    def test_no_number_of_ours_is_shown_where_the_form_has_none(self):
        lines = {line: {"planned": 100, "done": 100} for line in ("601", "62x", "IND1", "74C", "OWN")}
        rows = [row for side in table_of(lines, GROUPS) for row in side["rows"]]
        self.assertEqual([row["number"] for row in rows], ["601", "62", "", "74", ""])
        money = {"lines": lines}
        shown = {row[1] for row in table_sheet(money)[2]}
        self.assertTrue(all(number == "" or number.isdecimal() for number in shown), shown)

    def test_what_is_planned_is_said_between_two_numbers_or_from_one_side(self):
        said = [
            planned_words({"planned_min": least, "planned_max": most})
            for least, most in ((1, 2), (3, 3), (4, None), (None, 5), (0, None), (None, None))
        ]
        self.assertEqual(said, ["1 à 2", "3", "au moins 4", "au plus 5", "au moins 0", "–"])


class PrintedFormTest(WithAReport):
    def setUp(self):
        super().setUp()
        facts = {"day": self.report.grant.agreed_on, "project": "ete", "by": self.thomas}
        Expense.note(label="Étalonnage", purpose=Purpose.SERVICES_BOUGHT, cents=12_300, **facts)
        Income.note(label="Buvette", purpose=Purpose.OTHER_INCOME, cents=4_500, **facts)
        self.report.write(
            carried_out="Six films tournés.", differences="Un projecteur prêté.", by=self.coralie
        )
        self.report.count(content_of(self.report))

    def test_paper_says_in_which_heading_the_form_counts_a_line_it_lacks(self):
        pages = PdfReader(BytesIO(report_pdf(self.report))).pages
        said = " ".join(" ".join(page.extract_text() for page in pages).split())
        self.assertIn(
            "Prestations de services : 0 € prévus, 123 € réalisés, compris dans « 60 – Achats »", said
        )
        self.assertIn("45 € réalisés, compris dans « 75 – Autres produits de gestion courante »", said)
        self.assertNotIn("79 – ", said)
        self.assertIn("Aucune charge indirecte n'est affectée", said.replace("’", "'"))

    def test_paper_draws_who_paid_the_largest_first(self):
        chart = printed(self.report.content)[0]
        self.assertEqual([row[0] for row in chart["rows"]], ["Ville", "Autres produits de gestion courante"])
        self.assertEqual([row[2] for row in chart["rows"]], [1, 0.045])
        said = "".join(page.extract_text() for page in PdfReader(BytesIO(report_pdf(self.report))).pages)
        self.assertIn("Qui a payé", said)

    def test_the_workbook_holds_the_words_of_the_form_and_its_annex(self):
        sheets = {title: rows for title, _head, rows in workbook(self.report, "ods")}
        told = dict(map(tuple, sheets["Bilan qualitatif et annexe"]))
        self.assertEqual(told["Comment l'action s'est déroulée"], "Six films tournés.")
        self.assertEqual(told["Annexe : écarts entre le budget prévu et le réalisé"], "Un projecteur prêté.")
        self.assertIn("2 personnes différentes", told["Personnes bénéficiaires"])
        table = sheets["Compte rendu financier"]
        totals = [row[4] for row in table if row[2] == "Total"]
        self.assertEqual(totals[0], totals[1])
        self.assertEqual({row[1]: row[4] for row in table}["60"], 423)
