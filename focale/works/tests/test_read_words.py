"""What everybody reads over an answer: a word of the trade, not the question the maker was asked."""

from django.test import SimpleTestCase
from django.utils.translation import override

from focale.works.kinds import KINDS
from focale.works.models import Piece, Showing
from focale.works.public_page import PublicPage
from focale.works.read_words import IN_ONE_WORD
from focale.works.telling import answers_of

from .made import PieceTest

MAKING = {"preparation": 25, "cooking": 70, "steps": [{"words": "Remuez."}]}


class WordsTest(SimpleTestCase):
    def test_each_word_is_for_an_answer_that_is_asked_somewhere(self):
        asked = {
            name
            for kind in KINDS.values()
            for step in kind.steps
            for name in (step.form.base_fields if step.form else ())
        }
        self.assertLessEqual(set(IN_ONE_WORD), asked)


class RecipeReadTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.recipe = Piece.objects.begin("recipe", self.production, makers=[self.lina], by=self.coralie)
        self.recipe.write({"title": "Chorba", "servings": 1} | MAKING, seen=0, by=self.coralie)

    def read(self):
        page = PublicPage(Showing(piece=self.recipe))
        return {one.label: one.said for part in page.parts for one in part.answers}

    def test_a_cook_reads_times_and_how_many_it_feeds(self):
        with override("fr"):
            read = self.read()
            self.assertEqual((read["Préparation"], read["Cuisson"]), ("25\u00a0min", "1\u00a0h\u00a010"))
            self.assertEqual(read["Pour"], "1 personne")

    def test_its_makers_keep_the_questions_they_answered(self):
        asked = [one.label for step in self.recipe.making.steps for one in answers_of(self.recipe, step)]
        self.assertIn("Préparation, en minutes", asked)
