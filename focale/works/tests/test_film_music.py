"""A music under a film: chosen at its table, heard in what is made, noted among what is borrowed."""

import av
import numpy as np
from django.test import Client

from focale.testing import FocaleTest
from focale.works import keeping
from focale.works.models import Arrangement, Original, Piece, Take

from .bringing import begin, bring_and_make, do_all_work, photo
from .test_recordings import recording

PLAIN = {"subtitles": "none", "height": "720", "codec": "h264", "has_credits": "on"}


class FilmMusicTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.photo = self.brought(photo(width=640, height=360), "ecole.jpg")
        self.music = self.brought(recording(3), "flute.wav")
        self.client = Client()
        self.client.force_login(self.samira)

    def brought(self, content, name):
        return bring_and_make(self.production, content, name, by=self.samira)

    def begun(self, **facts):
        return Arrangement.objects.begin_film(self.production, by=self.samira, clips=[self.photo], **facts)

    def press(self, found, do, **typed):
        found.refresh_from_db()
        sent = PLAIN | {"seen": found.number, "do": do, "seconds-1": "6"} | typed
        return self.client.post(found.get_absolute_url(), sent)

    def test_pictures_are_shown_to_a_music_that_is_noted_as_borrowed_and_takes_part(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        found = self.begun(piece=piece)
        self.assertContains(self.client.get(found.get_absolute_url()), "flute.wav")
        self.assertEqual(self.press(found, "save", music=self.music.pk).status_code, 302)
        self.press(found, "make", music=self.music.pk)
        do_all_work()
        take = Take.objects.get()
        self.assertEqual(set(take.sources.all()), {self.photo, self.music})
        with keeping.local(take.original.sha256) as path, av.open(str(path)) as heard:
            sound = np.concatenate([frame.to_ndarray().mean(axis=0) for frame in heard.decode(audio=0)])
        self.assertAlmostEqual(len(sound) / 48_000, take.original.facts["seconds"], delta=0.1)
        seconds = np.abs(sound[: 6 * 48_000]).reshape(6, -1).max(axis=1)
        self.assertGreater(seconds.min(), 0.01)
        borrowed = piece.borrowings.get()
        self.assertEqual(
            (borrowed.what, borrowed.kind, borrowed.is_cleared), ("Musique : flute.wav", "music", False)
        )

    def test_a_music_is_no_clip_and_only_a_sound_of_the_production_is_a_music(self):
        found = self.begun()
        page = self.client.get(found.get_absolute_url())
        self.assertEqual((page.context["offered"], page.context["sounds"]), ([self.photo], [self.music]))
        Original.objects.filter(pk=self.music.pk).update(production=begin(self))
        for other in (self.music.pk, self.photo.pk, "x"):
            self.assertEqual(self.press(found, "save", music=other).status_code, 422, other)
        found.refresh_from_db()
        self.assertIsNone(found.recipe["music"])

    def test_a_table_of_before_there_was_music_is_made_as_it_was(self):
        found = self.begun()
        old = {name: value for name, value in found.recipe.items() if name != "music"}
        Arrangement.objects.filter(pk=found.pk).update(recipe=old)
        found.refresh_from_db()
        self.assertEqual(self.client.get(found.get_absolute_url()).status_code, 200)
        Take.objects.ask(found, by=self.samira)
        do_all_work()
        self.assertIsNotNone(Take.objects.get().original)
