"""Advice on easy-to-read texts: the European rules a program can see."""

from django.test import SimpleTestCase
from django.urls import reverse

from focale.works.easy_hints import hints, sentences_of, words_a_sentence
from focale.works.tests.made import PieceTest

LONG = "Le samedi les gens du quartier vont au marché et ils y voient tous leurs amis."


class HintsTest(SimpleTestCase):
    def only(self, text):
        """The places of the one piece of advice this text is given."""
        told = hints(text)
        self.assertEqual(len(told), 1, [str(one.words) for one in told])
        return told[0].found

    def test_a_plain_text_is_left_alone(self):
        self.assertEqual(
            hints("# Le marché\n\nLe marché est le samedi.\n- On vend des fruits.\n- On parle."), []
        )
        self.assertEqual(hints(""), [])

    def test_each_rule_shows_what_it_means(self):
        for text, places in (
            (LONG, (LONG,)),
            ("L'accompagnement est gratuit.", ("accompagnement",)),
            ("Il y a trois portes.", ("trois",)),
            ("C'est un mur du XVIIIe siècle.", ("XVIIIe",)),
            ("La ville a 42 000 habitants.", ("42 000",)),
            ("Il en reste 20 %.", ("20 %",)),
            ("On vend des fruits, etc.", ("etc.",)),
            ("Venez (sauf le lundi).", ("(sauf le lundi)",)),
            ("Venez AVANT midi. C'est GRATUIT.", ("GRATUIT",)),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.only(text), places)

    def test_small_numbers_days_and_initials_are_no_fault(self):
        self.assertEqual(hints("Le 3 mai 2026, à 14 h 30. Prenez le bus 12. La MJC est ouverte."), [])

    def test_headings_and_points_of_a_list_are_sentences_of_their_own(self):
        self.assertEqual(sentences_of("## Le pain\n- farine\n- eau\n\nOn **mélange**\ntout."),
                         ["Le pain", "farine", "eau", "On mélange tout."])  # fmt: skip
        self.assertEqual(words_a_sentence("Un deux. Un deux trois quatre."), 3)
        self.assertEqual(words_a_sentence(""), 0)


class AdvicePageTest(PieceTest):
    def test_it_is_given_for_words_that_are_not_kept(self):
        piece = self.photograph()
        self.client.force_login(self.samira)
        page = self.client.post(reverse("easy-hints", args=[piece.pk]), {"easy": LONG})
        self.assertContains(page, "phrases plus courtes")
        piece.refresh_from_db()
        self.assertNotIn("easy", piece.content)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.post(reverse("easy-hints", args=[piece.pk])).status_code, 404)
