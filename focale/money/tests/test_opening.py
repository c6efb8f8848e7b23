"""The first balances come from a file, looked at before they are written."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from focale.ground.exporting import exported
from focale.money.ledger import Journal
from focale.money.models import ChartAccount, Entry, Line
from focale.money.tests.accountant import BookPagesTest

FILE = "compte;nom;débit;crédit\n512;Banque;3 250,40;\n1068;Réserves;;3000\n5121;Livret;;250,40\n"


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
            ("512;" + "x" * 140_000 + ";1;\n", "CSV UTF-8"),
            (b"PK\x03\x04 tableur", "CSV UTF-8"),
            (b"512;Ban\0que;1;\n", "CSV UTF-8"),
            (b"512;Banque;1;\n" * 300 + b"512;Ban\0que;1;\n", "CSV UTF-8"),
            (b"\xff\xfe\x00", "CSV UTF-8"),
            (b"512;Banque;1;\n" * 40_000, "trop lourd"),
            (b"512;Banque;1;\n" * 3_000, "trop de lignes"),
            (b"", "vide"),
        ]:
            answer = self.send(text)
            self.assertEqual(answer.status_code, 422, words)
            self.assertRegex(re.sub(r"\s+", " ", answer.content.decode()), re.sub(r"\s+", " ", words))
        self.assertEqual(Entry.objects.count(), 0)

    def test_whatever_a_spreadsheet_writes_is_the_same_list(self):
        wanted = self.send(FILE).context["told"]
        for encoding in ("utf-8-sig", "cp1252", "latin-1", "utf-16"):
            for sign in ";\t|":
                for before in ("", f"sep={sign}\r\n"):
                    with self.subTest(encoding=encoding, sign=sign, before=before):
                        text = before + FILE.replace(";", sign).replace("\n", "\r\n")
                        page = self.send(text, encoding)
                        told = page.context["told"]
                        self.assertEqual((told.rows, told.unknown), (wanted.rows, wanted.unknown))
        self.client.post(
            f"{self.address}ecriture/",
            {"text": page.context["agree"]["text"].value(), "adds_accounts": "on"},
        )
        self.assertEqual(Line.objects.all().balances()["512"], 325_040)

    def test_a_year_that_follows_another_takes_its_balances_from_there(self):
        following = self.year.open_next(by=self.thomas)
        text = "512;Banque;12;\n1068;Réserves;;12\n"
        address = f"/argent/exercices/{following.pk}/ouverture/ecriture/"
        self.assertContains(self.client.post(address, {"text": text}), "celui d&#x27;avant", status_code=422)

    def test_a_workbook_says_the_same_as_its_text(self):
        lines = [
            ["512", "Banque", 3250.4, ""],
            ["1068", "Réserves", "", 3000],
            ["5121", "Livret", "", 250.4],
        ]
        for form in ("xlsx", "ods"):
            sheet = exported(form, "x", [("Soldes", ["compte", "nom", "débit", "crédit"], lines)])
            page = self.send(b"".join(sheet.streaming_content))
            self.assertContains(page, "3 comptes, débit 3\u202f250,40\xa0€")
        text = page.context["agree"]["text"].value()
        self.client.post(f"{self.address}ecriture/", {"text": text, "adds_accounts": "on"})
        self.assertEqual(Line.objects.all().balances(), {"512": 325_040, "1068": -300_000, "5121": -25_040})

    def test_a_fault_in_a_workbook_has_the_number_of_its_line(self):
        lines = [["512", "Banque", 12, ""], ["", "", "", ""], ["606", "Achats", "", 12]]
        sheet = exported("xlsx", "x", [("Soldes", ["compte", "nom", "débit", "crédit"], lines)])
        page = self.send(b"".join(sheet.streaming_content))
        self.assertContains(page, "Ligne 4\xa0: le compte 606", status_code=422)

    def test_a_sum_a_workbook_added_up_is_that_many_cents(self):
        lines = [["512", "Banque", 1.1 + 2.2, ""], ["1068", "Réserves", "", 3.3]]
        self.assertNotEqual(str(lines[0][2]), "3.3")
        sheet = exported("xlsx", "x", [("Soldes", ["compte", "nom", "débit", "crédit"], lines)])
        self.assertContains(self.send(b"".join(sheet.streaming_content)), "débit 3,30\xa0€, crédit 3,30")
