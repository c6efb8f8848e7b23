from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from focale.people.models import Person
from focale.testing import FocaleTest, years_ago

BACKEND = "focale.people.signed_in.KnownAccounts"


class FindingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.zoe = Person.objects.create(
            first_name="Zoé", last_name="D'Œuvre-Saïd", born_year=1987, phone="+33 6 44 55 66 77"
        )

    def found(self, typed):
        return {person.first_name for person in Person.objects.found_by(typed)}

    def test_accents_case_ligatures_and_order_do_not_matter(self):
        for typed in ("zoé", "ZOE", "oeuvre", "Œuvre zoe", "said", "d'œuvre-saïd", "zo oe"):
            self.assertEqual(self.found(typed), {"Zoé"}, typed)

    def test_a_phone_or_a_birth_year_finds_however_it_is_typed(self):
        for typed in ("06 44 55 66 77", "0644556677", "+33644556677", "06.44.55", "zoe 1987", "1987"):
            self.assertEqual(self.found(typed), {"Zoé"}, typed)

    def test_what_is_changed_is_found_and_what_was_is_not(self):
        self.zoe.correct(by=self.coralie, last_name="Martin", phone="0700000000")
        self.assertEqual(self.found("zoe martin"), {"Zoé"})
        self.assertEqual(self.found("oeuvre") | self.found("0644556677"), set())

    def test_people_created_many_at_once_are_found_too(self):
        Person.objects.bulk_create([Person(first_name="Élio", last_name="Nguyễn", born_on=years_ago(9))])
        self.assertEqual(self.found("elio nguyen"), {"Élio"})
        self.assertTrue(Person.objects.get(first_name="Élio").born_year)

    def test_the_search_reads_an_index_whatever_the_number_of_people(self):
        if connection.vendor == "sqlite":  # PostgreSQL reads a small table whole, rightly
            plan = Person.objects.found_by("ben lina").explain()
            self.assertEqual(plan.count("search_word_person (word>? AND word<?)"), 2, plan)

    def test_a_word_in_the_middle_of_another_finds_nothing(self):
        self.assertEqual(self.found("enali"), set())


class AnyWordsTest(HypothesisTestCase):
    @settings(deadline=None, max_examples=60)
    @given(st.text(max_size=120))
    def test_whatever_is_typed_no_search_breaks(self, typed):
        list(Person.objects.found_by(typed)[:5])

    @settings(deadline=None, max_examples=60)
    @given(st.text(min_size=1, max_size=60).filter(lambda words: words.isprintable()))
    def test_a_person_is_found_by_their_own_name(self, name):
        person = Person.objects.create(first_name=name)
        if person.folded_name:
            self.assertIn(person, Person.objects.found_by(name))
