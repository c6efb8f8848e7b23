"""Many hands on the same subtitles at the same second lose no word, on both databases."""

from focale.programme.tests.racing import RaceCase, at_once
from focale.works.captioning import gestures
from focale.works.models import Captions, Original

from .bringing import begin

MANY = 8


class CaptionRaceTest(RaceCase):
    def setUp(self):
        super().setUp()
        facts = {"sha256": "a" * 64, "size": 9, "name": "voix.mp3", "family": "sound", "state": "ready"}
        recording = Original.objects.create(production=begin(self), **facts)
        self.captions = Captions.objects.begin(recording, "fr", by=self.karim)
        cues = [{"start": n * 4, "end": n * 4 + 3, "text": f"Bloc {n}"} for n in range(MANY)]
        Captions.objects.replace(self.captions, cues, by=self.karim)

    def here(self):
        return Captions.objects.get(pk=self.captions.pk)

    def test_eight_who_write_each_another_block_are_all_kept(self):
        before = self.here()
        acts = [
            lambda block=block: self.here().write(
                {block["id"]: block | {"text": f"{block['text']} entendu"}}, seen=before.number, by=self.karim
            )
            for block in before.blocks
        ]
        self.assertEqual(at_once(*acts), [])
        self.assertEqual([b["text"] for b in self.here().blocks], [f"Bloc {n} entendu" for n in range(MANY)])

    def test_of_six_who_write_the_same_block_one_is_kept_and_five_are_told(self):
        before, told = self.here(), []
        first = before.blocks[0]
        acts = [
            lambda hand=hand: told.append(
                self.here().write(
                    {first["id"]: first | {"text": f"Main {hand}"}}, seen=before.number, by=self.karim
                )
            )
            for hand in range(6)
        ]
        self.assertEqual(at_once(*acts), [])
        self.assertEqual(sum(bool(stood) for stood in told), 5)

    def test_blocks_added_and_cut_at_once_have_each_a_number_of_their_own(self):
        keys = [block["id"] for block in self.here().blocks]
        acts = [lambda key=key: self.here().rework(gestures.split, key, by=self.karim) for key in keys[:4]]
        acts += [lambda: self.here().rework(gestures.add, keys[-1], by=self.karim)] * 4
        self.assertEqual(at_once(*acts), [])
        found = [block["id"] for block in self.here().blocks]
        self.assertEqual((len(found), len(set(found))), (MANY + 8, MANY + 8))
