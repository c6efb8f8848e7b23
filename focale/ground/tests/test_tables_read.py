from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from focale.ground.tables_read import LARGEST, decoded, read_table

TEXT = 'Nom adhérent;"Droit à l\'image  ";Note\r\nMODÈLE ;Oui;"deux\nlignes; un point"\r\n;;\r\nÉlan;Non\r\n'


class Tables(SimpleTestCase):
    def test_every_alphabet_and_separator_gives_the_same_table(self):
        wanted = read_table(TEXT.encode())
        self.assertEqual(wanted.head, ["Nom adhérent", "Droit à l'image", "Note"])
        self.assertEqual([row.cells for row in wanted.rows][1], ["Élan", "Non", ""])
        self.assertEqual(wanted.rows[0], (3, ["MODÈLE", "Oui", "deux\nlignes; un point"]))
        for encoding in ("utf-8-sig", "cp1252", "latin-1", "utf-16"):
            for sign in ";\t,|":
                with self.subTest(encoding=encoding, sign=sign):
                    text = TEXT.replace(";", sign).replace(f"lignes{sign}", "lignes;")
                    if encoding == "utf-16":
                        text = "sep=" + sign + "\r\n" + text
                    read = read_table(text.encode(encoding))
                    self.assertEqual((read.head, [r.cells for r in read.rows]),
                                     (wanted.head, [r.cells for r in wanted.rows]))  # fmt: skip

    def test_an_accent_in_two_signs_is_the_same_letter(self):
        self.assertEqual(decoded("E\u0301lan;a".encode()), "Élan;a")

    def test_two_columns_of_one_name_give_the_filled_one(self):
        self.assertEqual(list(read_table(b"a;b;a\n;2;3\n").dicts()), [(2, {"a": "3", "b": "2"})])

    def test_what_is_no_table_gets_a_sentence(self):
        for content, said in [
            (b"", "vide"),
            (b"\r\n \r\n", "vide"),
            (b"PK\x03\x04 and more", "classeur"),
            (b"\x89PNG\x00\x01;a", "lisible"),
            (b"\xff\xfe\x00", "lisible"),
            (b"seul\n1\n", "colonne"),
            (b'a;b\n1;"2\n3;4\n', "guillemet"),
            (b"a;b\n1;2;3\n", "3 cases pour 2"),
            (b"a;b\n1;" + b"x" * 6000 + b"\n", "trop longue"),
            (b";" * 300 + b"a\n", "trop longue"),
            (b"a;b\n" * 20_002, "20"),
            (b"a" * (LARGEST + 1), "5 Mo"),
        ]:
            with self.subTest(content[:20]), self.assertRaisesMessage(ValidationError, said):
                read_table(content)

    @given(st.binary(max_size=400))
    def test_any_bytes_are_a_table_or_a_sentence(self, content):
        try:
            read = read_table(content)
        except ValidationError as refusal:
            self.assertTrue(refusal.messages[0].endswith("."))
        else:
            self.assertTrue(all(len(row.cells) == len(read.head) for row in read.rows))
