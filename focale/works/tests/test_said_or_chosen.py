"""Answers that are said instead of typed, or chosen among words."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Arrangement, Borrowing, Piece, PieceFile, Take
from focale.works.states import State

from .made import PieceTest


class SaidOrChosenTest(PieceTest):
    def begun(self, kind, **answers):
        piece = Piece.objects.begin(kind, self.production, makers=[self.lina], by=self.samira)
        piece.write(answers, seen=0, by=self.samira)
        return piece

    def say(self, piece, step, name="voix.webm"):
        return self.put(piece, step, family="sound", name=name)

    def test_a_text_that_is_told_may_be_proposed_and_one_without_words_may_not(self):
        piece = self.begun("text", title="Mon quartier")
        with self.assertRaisesMessage(ValidationError, "Écrivez, ou dites-le"):
            piece.propose(by=self.samira)
        self.say(piece, "texte")
        piece.propose(by=self.samira)
        self.assertEqual(State.PROPOSED, Piece.objects.get().state)

    def test_a_voice_is_no_title(self):
        piece = self.begun("text")
        self.say(piece, "texte")
        self.assertEqual(["texte"], [step.code for step in piece.unanswered()])

    def test_a_whole_recipe_is_told(self):
        piece = self.begun("recipe", title="Ragoût")
        for step in ("plat", "ingredients", "etapes"):
            self.say(piece, step, f"{step}.webm")
        self.assertEqual(["images"], [step.code for step in piece.unanswered()])

    def test_what_was_felt_is_chosen_among_words_and_shown(self):
        piece = self.begun("review", show="La Chaise", title="Quatre pour une")
        self.assertEqual(["ressenti"], [step.code for step in piece.unanswered()])
        self.client.force_login(self.samira)
        self.client.post(
            reverse("piece-step", args=[piece.pk, "ressenti"]),
            {"seen": "9", "title": "Quatre pour une", "feelings": ["joy", "laughter"]},
        )
        piece.refresh_from_db()
        self.assertEqual([], piece.unanswered())
        self.assertContains(self.client.get(reverse("piece", args=[piece.pk])), "de la joie, envie de rire")

    def test_what_is_told_is_shown_once_it_is_known_who_speaks_and_what_is_said(self):
        piece = self.begun("text", title="Mon quartier")
        file = self.say(piece, "texte")
        Borrowing.objects.none_in(piece, by=self.samira)
        piece.propose(by=self.samira)
        piece.accept(by=self.coralie)
        lacks = " ".join(piece.may_be_published(Use.WEB).sentences)
        self.assertIn("Écrivez ce qui est dit", lacks)
        self.assertIn(f"qui l'on voit ou entend sur « {file.original.name} »", lacks)

    def test_a_picture_is_no_voice(self):
        piece = self.begun("text", title="Mon quartier")
        with self.assertRaises(ValidationError):
            self.put(piece, "texte")

    def test_the_page_asks_for_a_voice_below_the_words(self):
        piece = self.begun("text", title="Mon quartier")
        self.client.force_login(self.samira)
        page = self.client.get(reverse("piece-step", args=[piece.pk, "texte"])).content.decode()
        self.assertLess(page.index("</textarea>"), page.index("Plutôt parler ?"))
        self.assertIn('data-by="microphone files"', page)

    def test_an_arranged_voice_stays_at_its_question(self):
        piece = self.begun("recipe", title="Ragoût")
        self.say(piece, "plat", "plat.webm")
        told = self.say(piece, "etapes", "etapes.webm")
        self.client.force_login(self.samira)
        self.client.post(reverse("piece-arranging", args=[piece.pk]), {"original": told.original_id})
        arrangement = Arrangement.objects.get()
        self.assertEqual(told.original, arrangement.source)
        made = self.original(family="sound", name="arrangé.mp3")
        facts = {"number": 1, "recipe": arrangement.recipe, "original": made, "asked_by": self.samira}
        Take.objects.create(arrangement=arrangement, **facts).take_place()
        at = PieceFile.objects.filter(piece=piece).values_list("step", "original__name")
        self.assertEqual({("plat", "plat.webm"), ("etapes", "arrangé.mp3")}, set(at))
