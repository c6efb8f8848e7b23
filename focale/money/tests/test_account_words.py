"""Screens say accounts by their names, and take them by their names; numbers are for files and the chart."""

import re
from unittest import TestCase

from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from focale.money.account_words import CLASSES, AccountWords
from focale.money.chart import CHART
from focale.money.ledger import Journal, Movement, post
from focale.money.models import ChartAccount
from focale.money.tests.accountant import BookPagesTest

WORDS = AccountWords(CHART)


class NamesTest(TestCase):
    @given(st.lists(st.sampled_from([*CHART, *CLASSES, "754", "99"]), max_size=8))
    def test_what_is_said_is_read_again(self, codes):
        self.assertEqual(WORDS.codes(WORDS.several(codes)), codes)

    @given(st.text(max_size=40))
    def test_any_words_mean_accounts_or_are_refused_with_a_sentence(self, typed):
        try:
            self.assertTrue(all(code.isdigit() for code in WORDS.codes(typed)))
        except ValidationError as refusal:
            self.assertTrue(refusal.messages[0])


class AccountWordsTest(BookPagesTest):
    def setUp(self):
        super().setUp()
        self.year = self.open_year(-30, 300)
        moves = [Movement("6068", 4000, "LABO"), Movement("512", -4000, "LABO")]
        self.entry = post(Journal.BANK, self.today, "Papier", moves, by=self.thomas)

    def test_two_accounts_of_one_name_are_parted_by_their_numbers(self):
        ChartAccount(code="5121", label="Banque").write(by=self.thomas)
        words = AccountWords()
        self.assertEqual([words.said(code) for code in ("512", "5121")], ["Banque (512)", "Banque (5121)"])
        self.assertEqual([words.one("Banque (512)"), words.one("banque (5121)")], ["512", "5121"])
        with self.assertRaises(ValidationError):
            words.one("Banque")

    def test_no_screen_of_the_books_says_a_number_of_an_account_unless_asked(self):
        number = re.compile(r">\s*(?:512|6068)\b|\b(?:512|6068)\s*<|value=\"(?:512|6068)")
        pages = ["journaux/", f"ecritures/{self.entry.pk}/", "balance/", "bilan/", "resultat/"]
        pages += ["ecritures/nouvelle/", "journaux/?compte=512&exact=on", "journaux/?compte=51,60"]
        for address in pages:
            text = self.client.get(f"/argent/{address}").content.decode()
            self.assertIsNone(number.search(text.split("<main")[1]), address)
        for address in ("journaux/", "balance/"):
            text = self.client.get(f"/argent/{address}?numeros=on").content.decode()
            self.assertTrue(number.search(text), address)

    def test_the_address_of_a_figure_shows_its_account_by_name_and_keeps_its_lines(self):
        page = self.client.get("/argent/journaux/?compte=512&exact=on")
        self.assertContains(page, 'value="Banque"')
        self.assertEqual(page.context["sheet"].paginator.count, 1)
        page = self.client.get("/argent/journaux/?compte=51")
        self.assertContains(page, "Banque ; ")
        self.assertEqual(page.context["sheet"].paginator.count, 1)
        for typed in ("zzz", "9" * 40, "51," + "1" * 13, "(,)"):
            self.assertEqual(self.client.get("/argent/journaux/", {"compte": typed}).status_code, 422)
        for typed in ("9", ",,", " ; ", "512,", "9,9,9"):
            self.assertEqual(self.client.get("/argent/journaux/", {"compte": typed}).status_code, 200, typed)
