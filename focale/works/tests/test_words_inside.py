"""The words that stand in a film put together: the gate asks for them as for those beside it."""

from focale.people.models import Use
from focale.testing import FocaleTest
from focale.works.models import Arrangement, Captions, Original, Piece, PieceFile, Take

from .bringing import begin, bring, do_all_work
from .test_recordings import film

SAID = {"start": 0.2, "end": 1.8, "text": "Bonjour"}
UNCHECKED, FORMER = "ne sont pas vérifiés : vérifiez ceux des clips", "refaites le film"


class WordsInsideTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.clip = bring(self.production, film(2), "rue.mp4", by=self.samira).original
        do_all_work()
        self.clip.refresh_from_db()
        self.captions = Captions.objects.begin(self.clip, "fr", by=self.karim)
        self.say("Bonjour")

    def say(self, words):
        Captions.objects.replace(self.captions, [SAID | {"text": words}], by=self.karim)

    def film_of(self, clip, subtitles="none") -> Take:
        found = Arrangement.objects.begin_film(self.production, by=self.samira, clips=[clip, clip])
        Arrangement.objects.filter(pk=found.pk).update(recipe=found.recipe | {"subtitles": subtitles})
        return self.make(found)

    def make(self, arrangement) -> Take:
        take = Take.objects.ask(Arrangement.objects.get(pk=arrangement.pk), by=self.samira)
        do_all_work()
        return Take.objects.get(pk=take.pk)

    def lacks(self, original, **content) -> str:
        """What the gate says of the words of a piece that shows this film; its transcript is typed."""
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.karim)
        piece.write({"transcript": "Bonjour, deux fois."}, seen=0, by=self.karim)
        PieceFile.objects.put(piece, "film", original, by=self.karim)
        verdict = piece.may_be_published(Use.WEB)
        return " ".join(lack.words for lack in verdict.lacks if lack.step == "text")

    def test_a_track_nobody_checked_closes_the_gate_though_a_transcript_is_typed(self):
        made = self.film_of(self.clip, "track").original
        self.assertIn(UNCHECKED, self.lacks(made))
        self.captions.vouch(by=self.karim)
        self.assertEqual(self.lacks(made), "")

    def test_checked_word_by_word_beside_the_film_it_is_good_as_well(self):
        made = self.film_of(self.clip, "track").original
        beside = made.captions.get()
        beside.vouch(by=self.karim)
        self.assertEqual(self.lacks(made), "")
        told = {beside.blocks[0]["id"]: beside.blocks[0] | {"text": "Bonsoir"}}
        beside.write(told, seen=beside.number, by=self.karim)
        beside.vouch(by=self.karim)
        self.assertIn(UNCHECKED, self.lacks(made))

    def test_what_is_corrected_after_asks_for_the_film_to_be_made_again_and_it_is(self):
        first = self.film_of(self.clip, "burned")
        self.say("Bonsoir")
        self.captions.refresh_from_db()
        self.captions.vouch(by=self.karim)
        self.assertIn(FORMER, self.lacks(first.original))
        second = self.make(first.arrangement)
        self.assertNotEqual(second.original, first.original)
        self.assertEqual(self.lacks(second.original), "")
        self.assertEqual(self.make(first.arrangement), second)

    def test_words_in_the_pictures_of_a_clip_are_in_the_film_of_it(self):
        part = self.film_of(self.clip, "burned").original
        whole = self.film_of_part(part)
        self.assertIn(UNCHECKED, self.lacks(whole))
        self.captions.vouch(by=self.karim)
        self.assertEqual(self.lacks(whole), "")

    def film_of_part(self, part) -> Original:
        found = Arrangement.objects.begin_film(self.production, by=self.samira, clips=[part, self.clip])
        return self.make(found).original

    def test_a_film_without_words_asks_nothing_more(self):
        self.assertEqual(self.lacks(self.film_of(self.clip).original), "")
