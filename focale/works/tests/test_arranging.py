"""A recording is arranged: cut, cleaned, made anew beside the recording, which stays as it was."""

from unittest.mock import patch

import av
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from focale.testing import FocaleTest
from focale.works import keeping
from focale.works.models import Arrangement, Captions, Making, Piece, PieceFile, Take
from mediatools.refusing import Refused

from .bringing import begin, bring_and_make, do_all_work, photo
from .test_recordings import recording


class ArrangingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.source = self.brought(recording(6), "interview.wav")

    def brought(self, content, name):
        return bring_and_make(self.production, content, name, by=self.samira)

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

    def test_for_a_piece_the_sound_takes_the_place_of_the_recording_and_goes_back(self):
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.samira)
        piece.write({"title": "Le quartier"}, seen=0, by=self.samira)
        cover = self.brought(photo(width=640, height=480), "affiche.jpg")
        PieceFile.objects.put(piece, "pochette", cover, by=self.samira)
        file = PieceFile.objects.put(piece, "son", self.source, by=self.samira)
        file.describe(alt="", caption="Dans la rue", by=self.samira)
        arrangement = Arrangement.objects.begin_sound(self.source, piece=piece, by=self.samira)
        self.assertEqual((arrangement.recipe["cover"], str(arrangement)), (cover.pk, "Le quartier"))
        first = self.made(arrangement)
        shown = piece.files.get(step="son")
        self.assertEqual((shown.original, shown.caption), (first.original, "Dans la rue"))
        with keeping.local(first.original.sha256) as path, av.open(str(path)) as heard:
            self.assertEqual([stream.type for stream in heard.streams], ["audio", "video"])
            self.assertEqual((heard.metadata["title"], heard.metadata["artist"]), ("Le quartier", "Lina"))
        arrangement.write({"trim": True, "hiss": False}, seen=arrangement.number, by=self.samira)
        second = self.made(arrangement)
        self.assertEqual(piece.files.get(step="son").original, second.original)
        first.go_back(by=self.samira)
        arrangement.refresh_from_db()
        self.assertEqual((piece.files.get(step="son").original, arrangement.recipe["trim"]),
                         (first.original, False))  # fmt: skip

    def test_a_name_taken_back_goes_from_the_sound_and_its_subtitles_stay_checked(self):
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.samira)
        PieceFile.objects.put(piece, "son", self.source, by=self.samira)
        former = self.made(Arrangement.objects.begin_sound(self.source, piece=piece, by=self.samira)).original
        captions = Captions.objects.begin(former, "fr", by=self.karim)
        Captions.objects.replace(captions, [{"start": 0, "end": 2, "text": "Un"}], by=self.karim)
        captions.vouch(by=self.karim)
        self.lina.erase(by=self.coralie)
        self.assertFalse(former.renditions.exists())
        do_all_work()
        made = piece.files.get().original
        self.assertNotEqual(made, former)
        self.assertTrue(made.captions.get().is_checked)
        with keeping.local(made.sha256) as path, av.open(str(path)) as heard:
            self.assertNotIn("artist", heard.metadata)

    def test_music_under_the_voice_is_noted_as_borrowed_and_takes_part(self):
        music = self.brought(recording(3), "flute.wav")
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.samira)
        PieceFile.objects.put(piece, "son", self.source, by=self.samira)
        arrangement = Arrangement.objects.begin_sound(self.source, piece=piece, by=self.samira)
        arrangement.write({"music": music.pk}, seen=0, by=self.samira)
        take = self.made(arrangement)
        self.assertAlmostEqual(take.original.facts["seconds"], 3 + 6 + 4, delta=0.2)
        borrowed = piece.borrowings.get()
        self.assertEqual(
            (borrowed.what, borrowed.kind, borrowed.is_cleared), ("Musique : flute.wav", "music", False)
        )

    def test_what_is_said_moves_with_the_cut(self):
        captions = Captions.objects.begin(self.source, "fr", by=self.karim)
        said = [{"start": 0.5, "end": 1, "text": "Un"}, {"start": 2, "end": 3, "text": "Deux"},
                {"start": 4, "end": 5, "text": "Trois"}]  # fmt: skip
        Captions.objects.replace(captions, said, by=self.karim)
        take = self.made(self.arrangement(cuts=[{"do": "out", "from": 1.5, "to": 3.5}]))
        blocks = [(block["text"], block["start"]) for block in take.original.captions.get().blocks]
        self.assertEqual(blocks, [("Un", 0.5), ("Trois", 2.0)])

    def test_done_twice_it_is_the_same_and_what_came_out_is_not_arranged_anew(self):
        arrangement = self.arrangement(trim=True)
        take = self.made(arrangement)
        before = self.production.alone().used_bytes, take.original_id
        take.assemble(lambda _part: None)
        Take.objects.filter(pk=take.pk).update(original=None)
        Take.objects.get(pk=take.pk).assemble(lambda _part: None)
        take.refresh_from_db()
        self.assertEqual((self.production.alone().used_bytes, take.original_id), before)
        self.assertEqual(Take.objects.ask(arrangement, by=self.samira), take)
        self.assertEqual(Arrangement.objects.begin_sound(take.original, by=self.samira), arrangement)

    def test_a_recording_that_cannot_be_read_is_told_and_tried_again(self):
        arrangement = self.arrangement()
        Take.objects.ask(arrangement, by=self.samira)
        refused = patch("mediatools.sandbox.run", side_effect=Refused("Ce son est abîmé."))
        with refused, self.assertLogs("focale", "ERROR"):
            for _try in range(3):
                DBTaskResult.objects.update(run_after=timezone.now())
                do_all_work()
        making = Making.objects.get(work="assemble")
        self.assertEqual((making.progress, making.sentence), ("failed", "Ce son est abîmé."))
        take = self.made(arrangement)
        self.assertEqual((take.number, bool(take.original)), (1, True))

    def test_a_picture_is_not_a_sound(self):
        with self.assertRaises(ValidationError):
            Arrangement.objects.begin_sound(self.brought(photo(), "a.jpg"), by=self.samira)
