"""A recording is arranged: cut, cleaned, made anew beside the recording, which stays as it was."""


from focale.testing import FocaleTest
from focale.works.models import Arrangement, Take

from .bringing import begin, bring, do_all_work
from .test_recordings import recording


class ArrangingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.source = self.brought(recording(6), "interview.wav")

    def brought(self, content, name):
        original = bring(self.production, content, name, by=self.samira).original
        do_all_work()
        original.refresh_from_db()
        return original

    def arrangement(self, **changes):
        made = Arrangement.objects.begin_sound(self.source, by=self.samira)
        made.write(changes, seen=0, by=self.samira)
        return made

    def made(self, arrangement):
        take = Take.objects.ask(arrangement, by=self.samira)
        do_all_work()
        take.refresh_from_db()
        return take

    def test_what_was_cut_away_is_gone_and_the_recording_is_as_it_was(self):
        before = self.source.sha256, self.production.alone().used_bytes
        cuts = [{"do": "out", "from": 1.0, "to": 3.5}]
        chapters = [{"at": 0.0, "title": "Bonjour"}, {"at": 4.5, "title": "La fin"}]
        take = self.made(self.arrangement(cuts=cuts, chapters=chapters))
        made = take.original
        self.assertAlmostEqual(made.facts["seconds"], 3.5, delta=0.1)
        self.assertEqual(made.facts["chapters"], [[0, "Bonjour"], [2.0, "La fin"]])
        self.assertEqual(len(made.facts["wave"]), 480)
        self.assertEqual((made.media_type, made.brought_by), ("audio/mpeg", self.samira.person))
        self.assertEqual([each.label for each in made.renditions.order_by("pk")], ["sound", "m4a", "opus"])
        self.source.refresh_from_db()
        self.assertEqual(self.source.sha256, before[0])
        self.assertEqual(self.production.alone().used_bytes, before[1] + made.size)
        self.assertEqual(set(take.sources.all()), {self.source})
        self.assertLess(abs(take.report["after"]["loudness"] + 16), 0.3)
