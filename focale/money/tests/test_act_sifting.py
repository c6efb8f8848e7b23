"""The lists of acts: filters in the address, sums that open their rows, files; who may see them."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from focale.money.models import PaidBy, Purpose
from focale.money.tests.desk import ActPagesTest


class TestSifting(ActPagesTest):
    def setUp(self):
        super().setUp()
        self.buy(supplier=self.shop, project="LABO")
        self.buy(label="Train", purpose=Purpose.TRAVEL, cents=2000, paid_by=PaidBy.LATER)
        self.buy(label="Faux", cents=100).cancel(reason="test", by=self.coralie)

    def shown(self, query):
        page = self.client.get(f"/argent/depenses/?{query}")
        return {act.label for act in page.context["sheet"].object_list}, page.context["totals"]["cents"]

    def test_each_filter_stands_in_the_address(self):
        for query, found in [
            ("", ({"Papier", "Train"}, 6990)),
            ("pour=travel", ({"Train"}, 2000)),
            ("par=later", ({"Train"}, 2000)),
            ("action=LABO", ({"Papier"}, 4990)),
            ("q=ales", ({"Papier"}, 4990)),
            ("etat=a-payer", ({"Train"}, 2000)),
            ("etat=annulees", ({"Faux"}, 100)),
            ("etat=sans-papier", ({"Papier", "Train"}, 6990)),
            (f"du={self.today + timedelta(days=1)}", (set(), 0)),
        ]:
            self.assertEqual(self.shown(query), found, query)

    def test_the_sums_by_purpose_open_their_rows(self):
        page = self.client.get("/argent/depenses/")
        sums = {row["words"]: (row["cents"], row["url"]) for row in page.context["sums"]}
        self.assertEqual(sums["déplacements, missions"][0], 2000)
        self.assertEqual(self.shown(sums["déplacements, missions"][1].lstrip("?")), ({"Train"}, 2000))

    def test_a_period_that_ends_before_it_begins_is_told(self):
        answer = self.client.get("/argent/depenses/?du=2026-02-01&au=2026-01-01")
        self.assertContains(answer, "finit avant de commencer", status_code=422)

    def test_the_list_leaves_as_a_file(self):
        for form in ("csv", "xlsx", "ods"):
            answer = self.client.get(f"/argent/depenses/?format={form}")
            self.assertEqual(answer.status_code, 200)
            content = b"".join(answer.streaming_content)
            if form == "csv":
                self.assertIn("Papier;Photo Alès", content.decode("utf-8-sig"))
                self.assertIn("49,90", content.decode())
            if form == "xlsx":
                sheet = load_workbook(BytesIO(content)).worksheets[0]
                self.assertEqual({row[5].value for row in sheet.iter_rows(min_row=2)}, {49.9, 20})
        self.assertEqual(self.client.get("/argent/depenses/?format=exe").status_code, 404)


class TestDoorsOfActs(ActPagesTest):
    def test_the_board_reads_and_does_not_write(self):
        expense = self.buy()
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get("/argent/depenses/").status_code, 200)
        self.assertNotContains(self.client.get(f"/argent/depenses/{expense.pk}/"), "annulation/")
        self.assertEqual(self.client.get("/argent/depenses/nouvelle/").status_code, 403)
        answer = self.client.post(f"/argent/depenses/{expense.pk}/annulation/", {"reason": "x"})
        self.assertEqual(answer.status_code, 403)

    def test_a_family_sees_nothing_of_it(self):
        expense = self.buy(document=SimpleUploadedFile("f.pdf", b"%PDF-1.4"))
        self.client.force_login(self.samira)
        for address in ("/argent/", "/argent/depenses/", f"/argent/depenses/{expense.pk}/justificatif/"):
            self.assertEqual(self.client.get(address).status_code, 403)
