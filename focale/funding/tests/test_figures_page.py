"""The pages of figures over HTTP: who may, what they open, what leaves in a file, and at what cost."""

import csv
import io
import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from odf import teletype
from odf.opendocument import load
from odf.table import TableRow
from openpyxl import load_workbook

from focale.funding.rows import KINDS
from focale.ground.exporting import exported, harmless
from focale.people.models import Person
from focale.testing import FocaleTest

from .season import RandomSeason


class FiguresPageTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.story = RandomSeason(cls, 7)

    def get(self, address, account=None, **more):
        self.client.force_login(account or self.coralie, backend="focale.people.signed_in.KnownAccounts")
        return self.client.get(address, more)

    def test_every_number_of_the_page_opens_as_many_rows(self):
        body = self.get("/chiffres/").content.decode()
        shown = re.findall(r'<a href="(/chiffres/lignes/\?[^"]+)">([^<]+)</a>', body)
        self.assertGreater(len(shown), 40)
        sums = ("heures", "seances", "sans-nom", "places")
        seen = 0
        for address, words in shown:
            address = unescape(address)
            if any(f"quoi={measure}" in address for measure in sums):
                continue
            number = int(re.sub(r"\D", "", words.split(" ")[0].split("\u00a0")[0]))
            count = re.search(r'data-count="(\d+)"', self.client.get(address).content.decode())
            self.assertEqual(int(count[1]), number, address)
            seen += 1
        self.assertGreater(seen, 30)

    def test_those_counted_without_a_name_open_their_counts_beside_the_number(self):
        body = self.get("/chiffres/").content.decode()
        for measure, words in (("sans-nom", r"\d+ sans nom"), ("sans-nom-heures", r"\d+ h sans nom")):
            self.assertRegex(body.replace("\u00a0", " "), f'quoi={measure}[^"]*">{words}</a>')
        self.assertContains(self.client.get("/chiffres/"), "Voir ces comptages")

    def test_activities_of_one_title_are_told_apart_by_their_season(self):
        self.course(title="Atelier son", days=(3,))
        self.assertContains(self.get("/chiffres/"), f"Atelier son ({self.season.name})")

    def test_the_page_costs_at_most_ten_queries(self):
        self.get("/chiffres/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            self.client.get("/chiffres/")
        self.assertLessEqual(len(queries), 10, [query["sql"][:90] for query in queries])

    def test_the_rows_cost_at_most_ten_queries(self):
        self.get("/chiffres/lignes/", quoi="participations")
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/chiffres/lignes/", {"quoi": "participations", "tri": "-minutes"})
        self.assertLessEqual(len(queries), 10)

    def test_the_board_sees_figures_and_no_rows(self):
        answer = self.get("/chiffres/", self.jeanne)
        self.assertEqual(answer.status_code, 200)
        self.assertNotContains(answer, "/chiffres/lignes/")
        self.assertEqual(self.get("/chiffres/lignes/?quoi=personnes", self.jeanne).status_code, 403)

    def test_without_the_right_nothing_opens(self):
        for account in (self.odile, self.samira, self.karim):
            for address in (
                "/chiffres/",
                "/chiffres/lignes/?quoi=personnes",
                "/bilans/",
                "/chiffres/grilles/",
            ):
                self.assertIn(self.get(address, account).status_code, (403, 404), address)

    def test_an_unknown_question_is_not_found(self):
        for address in ("?quoi=rien", "?quoi=personnes&fait=taille", "?quoi=personnes&mois=1900-01", ""):
            self.assertEqual(self.get(f"/chiffres/lignes/{address}").status_code, 404, address)

    def test_a_period_upside_down_is_refused_with_a_sentence(self):
        answer = self.get("/chiffres/?du=2026-05-01&au=2026-04-01")
        self.assertContains(answer, "finit avant de commencer", status_code=422)

    def test_strange_addresses_are_refused_with_a_sentence(self):
        for told in ("du=0001-01-01&au=0001-02-01", "projet=abc", "du=hier", "du=1999-01-01&au=2026-01-01"):
            answer = self.get(f"/chiffres/?{told}")
            self.assertContains(answer, "notice", status_code=422, msg_prefix=told)

    def test_an_empty_period_is_a_page_of_noughts(self):
        answer = self.get("/chiffres/?du=2001-01-01&au=2001-01-31")
        self.assertContains(answer, "Personnes différentes")
        rows = self.get("/chiffres/lignes/?du=2001-01-01&au=2001-01-31&quoi=personnes")
        self.assertContains(rows, "Aucune ligne")

    def test_each_kind_of_row_can_be_sorted_by_each_column(self):
        for measure in KINDS:
            page = self.get("/chiffres/lignes/", quoi=measure).content.decode()
            for name in set(re.findall(r"tri=([\w-]+)", page)):
                answer = self.client.get("/chiffres/lignes/", {"quoi": measure, "tri": name})
                self.assertEqual(answer.status_code, 200, (measure, name))

    def test_the_rows_leave_as_csv_with_as_many_lines(self):
        told = self.get("/chiffres/lignes/", quoi="participations")
        count = int(re.search(r'data-count="(\d+)"', told.content.decode())[1])
        answer = self.get("/chiffres/lignes/", quoi="participations", format="csv")
        text = b"".join(answer.streaming_content).decode()
        self.assertTrue(text.startswith("\ufeff"))
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
        self.assertEqual(len(lines), count + 1)

    def test_the_figures_leave_as_three_kinds_of_file(self):
        for ending in ("csv", "xlsx", "ods"):
            answer = self.get("/chiffres/", format=ending)
            self.assertIn(f".{ending}", answer["Content-Disposition"])
            self.assertGreater(len(b"".join(answer.streaming_content)), 500)
        book = load_workbook(io.BytesIO(b"".join(self.get("/chiffres/", format="xlsx").streaming_content)))
        self.assertIn("Genre", book.sheetnames)

    def test_a_name_that_is_a_formula_stays_text(self):
        Person.objects.filter(pk=self.story.people[0].pk).update(first_name='=HYPERLINK("x")', last_name="")
        text = b"".join(
            self.get("/chiffres/lignes/", quoi="participations", format="csv").streaming_content
        ).decode()
        self.assertIn("'=HYPERLINK", text)
        self.assertNotRegex(text, r'(?m)^"?=')


class ExportTest(FocaleTest):
    def test_what_a_spreadsheet_would_run_gets_a_quote(self):
        for told in ("=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"):
            self.assertTrue(harmless(told).startswith("'"), told)
        self.assertEqual(harmless("Alès"), "Alès")
        self.assertEqual(harmless(-3), -3)

    def test_a_formula_is_text_in_each_kind_of_file(self):
        sheets = [("Feuille", ["Nom"], [["=1+1"], [12]])]
        book = load_workbook(io.BytesIO(b"".join(exported("xlsx", "x", sheets).streaming_content)))
        self.assertEqual([row[0].data_type for row in book.active.iter_rows()], ["s", "s", "n"])
        file = io.BytesIO(b"".join(exported("ods", "x", sheets).streaming_content))
        rows = [teletype.extractText(row) for row in load(file).getElementsByType(TableRow)]
        self.assertEqual(rows, ["Nom", "'=1+1", "12"])
