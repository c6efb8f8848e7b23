"""A sound made once more keeps what somebody corrected beside the take before, where nothing has moved."""

from focale.testing import FocaleTest
from focale.works.models import Arrangement, Captions, Take

from .bringing import begin, bring, do_all_work
from .test_recordings import recording

SAID = [{"start": 0.5, "end": 1.5, "text": "Un"}, {"start": 2, "end": 3, "text": "Deux"}]


class WordsGoOnTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.source = bring(begin(self), recording(6), "interview.wav", by=self.samira).original
        do_all_work()
        self.source.refresh_from_db()
        self.words = Captions.objects.begin(self.source, "fr", by=self.karim)
        Captions.objects.replace(self.words, SAID, by=self.karim)
        self.table = Arrangement.objects.begin_sound(self.source, by=self.samira)
        self.table.write({"cuts": [{"do": "keep", "from": 0.0, "to": 4.0}]}, seen=0, by=self.samira)
        self.first = self.made()
        row = self.first.captions.get()
        told = {row.blocks[1]["id"]: row.blocks[1] | {"text": "Deux, enfin"}}
        row.write(told, seen=row.number, by=self.karim)
        row.vouch(by=self.karim)

    def made(self):
        take = Take.objects.ask(self.table, by=self.samira)
        do_all_work()
        take.refresh_from_db()
        return take.original

    def made_with(self, **changes):
        self.table.write(changes, seen=self.table.number, by=self.samira)
        made = self.made()
        self.assertNotEqual(made, self.first)
        return made.captions.get()

    def said(self, row):
        return [block["text"] for block in row.blocks]

    def test_a_chapter_more_leaves_the_words_as_they_were_corrected_and_checked(self):
        row = self.made_with(chapters=[{"at": 0.0, "title": "Bonjour"}])
        self.assertEqual((self.said(row), row.is_checked), (["Un", "Deux, enfin"], True))
        self.assertEqual(row.checked_by, self.karim)
        self.assertEqual(self.said(self.first.captions.get()), ["Un", "Deux, enfin"])

    def test_another_cut_tells_them_anew(self):
        row = self.made_with(cuts=[{"do": "keep", "from": 1.6, "to": 5.0}])
        self.assertEqual((self.said(row), row.is_checked), (["Deux"], False))

    def test_the_words_of_the_recording_changed_meanwhile_are_those_that_count(self):
        Captions.objects.replace(self.words, [SAID[0] | {"text": "Une"}], by=self.karim)
        self.assertEqual(self.said(self.made_with(chapters=[{"at": 0.0, "title": "Bonjour"}])), ["Une"])
