"""A film made anew, for a face was veiled in it, keeps what somebody wrote beside the one before."""

from focale.testing import FocaleTest
from focale.works.models import Arrangement, Captions, Take

from .bringing import begin, bring_and_make, do_all_work
from .test_film_arranging import striped
from .test_recordings import film


class WordsMadeAnewTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.clip, self.photo = self.brought(film(2), "rue.mp4"), self.brought(striped(), "ecole.jpg")
        self.say(self.clip, "Bonjour")
        clips = [self.clip, self.photo]
        found = Arrangement.objects.begin_film(self.production, by=self.samira, clips=clips)
        found.write({"subtitles": "track"}, seen=found.number, by=self.samira)
        self.take = Take.objects.ask(found, by=self.samira)
        self.former = self.made()

    def brought(self, content, name):
        return bring_and_make(self.production, content, name, by=self.samira)

    def say(self, original, text):
        row = original.captions.first() or Captions.objects.begin(original, "fr", by=self.karim)
        Captions.objects.replace(row, [{"start": 0.2, "end": 1.8, "text": text}], by=self.karim)

    def made(self):
        do_all_work()
        self.take.refresh_from_db()
        return self.take.original

    def words(self, original):
        return [block["text"] for row in original.captions.all() for block in row.blocks]

    def veiled(self):
        self.photo.veil([[0, 0, 900, 900]], by=self.karim)
        made = self.made()
        self.assertNotEqual(made, self.former)
        return made

    def test_what_was_corrected_and_checked_beside_it_is_beside_the_new_one(self):
        row = self.former.captions.get()
        told = {row.blocks[0]["id"]: row.blocks[0] | {"text": "Bonjour à tous"}}
        row.write(told, seen=row.number, by=self.karim)
        row.vouch(by=self.karim)
        made = self.veiled()
        self.assertEqual(self.words(made), ["Bonjour à tous"])
        self.assertTrue(made.captions.get().is_checked)
        self.assertEqual(made.captions.get().versions.count(), row.versions.count())

    def test_a_film_made_once_more_with_other_credits_keeps_them_and_with_another_title_card_does_not(self):
        row = self.former.captions.get()
        told = {row.blocks[0]["id"]: row.blocks[0] | {"text": "Bonjour à tous"}}
        row.write(told, seen=row.number, by=self.karim)
        table, said = self.take.arrangement, []
        for changes in ({"thanks": "Merci"}, {"title": "Ma rue"}):
            table.write(changes, seen=table.number, by=self.samira)
            self.take = Take.objects.ask(table, by=self.samira)
            said.append(self.words(self.made()))
        self.assertEqual(said, [["Bonjour à tous"], ["Bonjour"]])

    def test_what_nobody_touched_is_told_anew_from_the_clips(self):
        self.say(self.clip, "Bonsoir")
        self.assertEqual(self.words(self.veiled()), ["Bonsoir"])

    def test_a_clip_thrown_away_meanwhile_moves_what_is_said_so_it_is_told_anew(self):
        self.former.captions.get().vouch(by=self.karim)
        self.clip.throw_away(by=self.karim)
        self.assertEqual(self.words(self.veiled()), [])
