import zipfile
from datetime import date, datetime
from io import BytesIO

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from focale.ground.exporting import exported
from focale.ground.sheets_read import read_any_table
from focale.ground.tables_read import Table

HEAD = ["nom", "naissance", "code postal"]
LINES = [["Exemple", date(2012, 3, 12), 30100], ["Modèle", date(1949, 1, 1), "01000"]]
SAID = [["Exemple", "2012-03-12", "30100"], ["Modèle", "1949-01-01", "01000"]]


def packed(**parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return BytesIO(file.getvalue())


class SheetsReadTest(SimpleTestCase):
    def test_the_three_kinds_of_file_say_the_same(self):
        for form in ("xlsx", "ods"):
            answer = exported(form, "liste", [("Liste", HEAD, LINES)])
            table = read_any_table(BytesIO(b"".join(answer.streaming_content)))
            self.assertEqual([table.head, [row.cells for row in table.rows]], [HEAD, SAID], form)
        text = BytesIO("nom;naissance;code postal\r\nExemple;2012-03-12;30100\r\n".encode("cp1252"))
        self.assertEqual(read_any_table(text).rows[0].cells, SAID[0])

    def test_an_hour_a_formula_and_an_empty_line_are_read_as_one_sees_them(self):
        book = Workbook()
        for line in (["a", "b", "c"], [None], [datetime(2025, 1, 2, 9, 30), "=1+1", 1.5], [True, None, "x"]):
            book.active.append(line)
        file = BytesIO()
        book.save(file)
        file.seek(0)
        rows = read_any_table(file).rows
        self.assertEqual([row.cells for row in rows], [["2025-01-02 09:30", "", "1.5"], ["True", "", "x"]])
        self.assertEqual([row.number for row in rows], [3, 4])

    def test_what_is_no_workbook_gets_a_sentence(self):
        bombs = packed(content_xml=b"<a>" + b" " * 90_000_000 + b"</a>")
        for file in (packed(word=b"x"), packed(content_xml=b"<a>"), packed(xl_workbook=b"<a"), bombs):
            with self.assertRaises(ValidationError):
                read_any_table(file)
        laugh = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(12)
        )
        with self.assertRaises(ValidationError):
            read_any_table(packed(content_xml=f"{laugh}]><a>&a11;</a>"))

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"nom;pr\xe9nom\n"]))
    def test_any_bytes_are_read_or_refused_with_a_sentence(self, content, begins):
        try:
            self.assertIsInstance(read_any_table(BytesIO(begins + content)), Table)
        except ValidationError as refusal:
            self.assertEqual(len(refusal.messages), 1)
