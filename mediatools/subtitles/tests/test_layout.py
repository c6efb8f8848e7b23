import unittest

from hypothesis import given
from hypothesis import strategies as some

from mediatools.subtitles.cue import Cue
from mediatools.subtitles.layout import folded, in_two, split
from mediatools.subtitles.recognising import cues as from_words
from mediatools.subtitles.transcript import divided, transcript

LONG = "Nous avons marché jusqu’à la rivière, puis nous avons attendu que le bateau arrive."


class LayoutTest(unittest.TestCase):
    def test_what_fits_on_a_line_stays_on_it(self):
        self.assertEqual(folded("Une seule   ligne suffit."), "Une seule ligne suffit.")

    def test_two_lines_are_cut_where_one_breathes(self):
        self.assertEqual(
            folded("Quand il a plu, nous sommes restés dans la salle."),
            "Quand il a plu,\nnous sommes restés dans la salle.",
        )

    def test_one_cut_loses_no_word_and_one_word_has_no_second_half(self):
        self.assertEqual(in_two("Bonjour. Ça va ?"), ("Bonjour.", "Ça va ?"))
        self.assertEqual(in_two(" Bonjour "), ("Bonjour", ""))

    def test_a_paragraph_keeps_the_moments_of_what_it_says(self):
        told = divided([Cue(0, 1, "Bonjour,"), Cue(1, 2, "Lina."), Cue(9, 10, "Oui ?", "Lina")])
        self.assertEqual([each["said"] for each in told],
                         [[(0, 1, "Bonjour,"), (1, 2, "Lina.")], [(9, 10, "Oui ?")]])  # fmt: skip

    def test_a_line_does_not_end_with_a_small_word(self):
        self.assertEqual(
            folded("Il regardait les oiseaux de la grande forêt bleue"),
            "Il regardait les oiseaux\nde la grande forêt bleue",
        )

    def test_a_long_text_is_cut_after_its_commas_and_sentences(self):
        first, second = split(LONG)
        self.assertEqual(first, "Nous avons marché jusqu’à la rivière,")
        self.assertEqual(split("Un. Deux. Trois."), ["Un. Deux. Trois."])

    @given(some.lists(some.text("abcé.,;!", min_size=1, max_size=20), min_size=1, max_size=40))
    def test_no_word_is_lost_and_every_piece_fits(self, words):
        pieces = split(" ".join(words))
        self.assertEqual(" ".join(pieces).split(), words)
        self.assertLessEqual(max(map(len, pieces)), 72)
        self.assertEqual([folded(piece).split() for piece in pieces], [piece.split() for piece in pieces])


class TranscriptTest(unittest.TestCase):
    CUES = [
        Cue(0, 2, "– Tu viens ?", "Lina"),
        Cue(2, 3, "Il est tard.", "Lina"),
        Cue(3, 5, "– J’arrive\ntout de suite.", "Nour", "off"),
        Cue(5, 6, "Une porte claque", role="sound"),
        Cue(66, 67, "– Enfin !", "Lina"),
    ]

    def test_one_paragraph_for_each_who_speaks_and_sounds_in_brackets(self):
        self.assertEqual(
            transcript(self.CUES),
            "Lina : Tu viens ? Il est tard.\n\n"
            "Nour : J’arrive tout de suite.\n\n[Une porte claque]\n\nLina : Enfin !",
        )

    def test_with_times(self):
        self.assertIn("\n\n[01:06] Lina : Enfin !", transcript(self.CUES, times=True))

    def test_without_speakers_a_long_rest_ends_a_paragraph(self):
        told = [Cue(0, 1, "Un."), Cue(1, 2, "Deux."), Cue(9, 10, "Trois."), Cue(10, 11, "– Quatre.")]
        self.assertEqual(transcript(told), "Un. Deux.\n\nTrois.\n\n– Quatre.")

    def test_who_speaks_long_without_a_rest_is_given_a_paragraph_each_half_minute(self):
        told = [Cue(n * 10, n * 10 + 10, "On marche," if n % 2 else "On va.") for n in range(12)]
        self.assertEqual([each["start"] for each in divided(told)], [0, 50, 90])


class FromWordsTest(unittest.TestCase):
    def test_cues_end_with_sentences_pauses_and_room(self):
        said = "Nous étions trois dans la salle. Et puis le bruit est venu".split()
        words = [(n * 0.4, n * 0.4 + 0.3, word) for n, word in enumerate(said)]
        words.append((20.0, 20.5, "Voilà."))
        self.assertEqual(
            [(cue.start, cue.text) for cue in from_words(words)],
            [(0, "Nous étions trois dans la salle."), (2.4, "Et puis le bruit est venu"), (20.0, "Voilà.")],
        )
        long = from_words([(n * 0.5, n * 0.5 + 0.4, "mot") for n in range(40)])
        self.assertTrue(all(cue.seconds <= 6 for cue in long))
        self.assertEqual(sum(len(cue.text.split()) for cue in long), 40)
