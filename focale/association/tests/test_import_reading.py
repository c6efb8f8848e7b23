from datetime import date

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from focale.association.importing.cells import gender_of, names_of, phone_of
from focale.association.importing.choosing import Chosen
from focale.association.importing.dates import read_birth, read_day
from focale.association.importing.facts import Fact
from focale.association.importing.formats import OWN, Source, facts_of_columns, recognise
from focale.association.importing.judging import judge_rows
from focale.association.importing.reading import read
from focale.ground.tables_read import Row, Table

HEADS = {
    Source.PAHEKO: ["Numéro de membre", "Nom", "Adresse E-Mail", "Code postal", "Ville",
                    "Numéro de téléphone", "Inscription à la lettre d'information", "Date d'inscription",
                    "Année de naissance"],
    Source.GALETTE: ["nom_adh", "prenom_adh", "ddn_adh", "email_adh"],
    Source.HELLOASSO: ["Référence commande", "Statut de la commande", "Nom adhérent", "Prénom adhérent"],
    Source.NOETHYS: ["IDfamille", "Rattachement", "Nom", "Prénom", "Date naiss."],
    Source.OTHER: ["Last name", "First name", "Mail"],
}  # fmt: skip


class CellsTest(SimpleTestCase):
    def test_each_program_is_known_by_its_columns(self):
        for source, head in HEADS.items():
            self.assertEqual(recognise(head).source, source)
            self.assertTrue({"first_name", "full_name"} & set(facts_of_columns(head, source)), source)
        paheko = facts_of_columns(HEADS[Source.PAHEKO], Source.PAHEKO)
        self.assertEqual(paheko[1:3] + paheko[-2:], ["full_name", "email", "joined", "birth"])

    def test_a_fact_is_held_by_one_column(self):
        self.assertEqual(
            facts_of_columns(["Nom", "nom", "Prénom"], Source.OTHER), ["last_name", "", "first_name"]
        )
        for source in OWN:
            facts = [fact for fact in facts_of_columns(HEADS[source] * 2, source) if fact]
            self.assertEqual(len(facts), len(set(facts)))

    def test_days_are_read_as_people_write_them(self):
        for words in ("12/03/2012", "2012-03-12", "12.3.2012 14:25", "12-03-2012", "2012-03-12T00:00:00"):
            self.assertEqual(read_day(words), date(2012, 3, 12))
        self.assertEqual([read_birth(words) for words in ("1949", "", "0000-00-00")], ["1949", "", ""])
        for words in ("31/02/2019", "12/03/12", "demain", "1799", "2999", "01/01/0001"):
            with self.assertRaises(ValidationError):
                read_birth(words)

    def test_a_name_in_one_cell_is_parted_by_its_capitals(self):
        for words in ("LOVELACE Ada", "Ada LOVELACE", "Ada Lovelace"):
            self.assertEqual(names_of({"full_name": words}), {"first_name": "Ada", "last_name": "Lovelace"})
        self.assertEqual(names_of({"full_name": "Ada"}), {"first_name": "Ada", "last_name": ""})
        for empty in ({"full_name": " "}, {"full_name": "\r", "organisation": " \n"}):
            with self.assertRaises(ValidationError):
                names_of(empty)

    def test_a_number_that_lost_its_nought_and_titles(self):
        self.assertEqual(phone_of({"mobile": "612345678"}), ({"phone": "0612345678"}, ""))
        self.assertEqual(phone_of({"mobile": "", "phone": "04 66 00 00 00"})[0], {"phone": "0466000000"})
        self.assertEqual([gender_of(words) for words in ("Mme", "M.", "Dr")], ["female", "male", ""])


class AnythingTest(TestCase):
    @settings(max_examples=120, deadline=None)
    @given(
        st.lists(st.sampled_from([str(fact) for fact in Fact]), min_size=1, max_size=12, unique=True),
        st.lists(st.lists(st.text(max_size=30), min_size=12, max_size=12), max_size=6),
        st.booleans(),
    )
    def test_any_words_in_any_columns_are_read_or_refused_with_a_sentence(self, columns, lines, is_parent):
        kept = {"columns": columns, "payer_is_parent": is_parent}
        for number, cells in enumerate(lines):
            for reading in read(Row(number, cells), Chosen(kept), timezone.localdate()):
                told = reading.facts
                self.assertTrue(reading.refusals or told.get("first_name") or told.get("organisation"))
        rows = [Row(number, cells) for number, cells in enumerate(lines, start=2)]
        for row in judge_rows(Table(columns, rows), kept):
            self.assertIn(row["verdict"], ("new", "known", "refused"))
            self.assertTrue(row["verdict"] != "refused" or row["why"])
