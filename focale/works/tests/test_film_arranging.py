"""A film is put together of clips, pictures and cards, and made behind."""

import io
from unittest.mock import patch

import av
from django.test import Client
from PIL import Image

from focale.testing import FocaleTest
from focale.works import keeping
from focale.works.assembling_film import said_in
from focale.works.models import Arrangement, Captions, Credit, Original, Piece, PieceFile, Take
from mediatools.refusing import Refused

from .bringing import begin, bring_and_make, do_all_work
from .test_recordings import film

PLAIN = {"subtitles": "none", "height": "720", "codec": "h264", "do": "save"}


def striped() -> bytes:
    """A small JPEG of black and white stripes, which a veil changes."""
    written, picture = io.BytesIO(), Image.new("L", (160, 90))
    picture.putdata([255 * (place // 10 % 2) for place in range(160 * 90)])
    picture.save(written, "JPEG")
    return written.getvalue()


class FilmArrangingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.film = self.brought(film(4), "rue.mp4")
        self.photo = self.brought(striped(), "ecole.jpg")
        self.client = Client()
        self.client.force_login(self.samira)

    def brought(self, content, name):
        return bring_and_make(self.production, content, name, by=self.samira)

    def begun(self, **facts):
        return Arrangement.objects.begin_film(self.production, by=self.samira, clips=[self.film], **facts)

    def press(self, found, **typed):
        found.refresh_from_db()
        return self.client.post(found.get_absolute_url(), PLAIN | {"seen": found.number} | typed)

    def made(self, found):
        take = Take.objects.ask(found, by=self.samira)
        do_all_work()
        take.refresh_from_db()
        return take

    def test_rows_are_added_moved_cut_and_taken_off_by_a_plain_form(self):
        found = self.begun()
        self.press(found, do="add", chosen=[self.photo.pk])
        self.press(found, do="card-2")
        self.press(found, **{"do": "up-3", "words-3": "Le soir", "seconds-2": "2", "from-1": "0:01"})
        found.refresh_from_db()
        rows = [(item["what"], item["id"]) for item in found.recipe["items"]]
        self.assertEqual(rows, [("clip", 1), ("card", 3), ("picture", 2)])
        self.assertEqual(found.recipe["items"][0]["from"], 1.0)
        self.assertEqual([item["seconds"] for item in found.recipe["items"][1:]], [4.0, 2.0])
        self.assertEqual(found.recipe["items"][1]["words"], "Le soir")
        self.assertContains(self.client.get(found.get_absolute_url()), "0:09")
        self.press(found, do="drop-3")
        found.refresh_from_db()
        self.assertEqual([item["id"] for item in found.recipe["items"]], [1, 2])

    def test_a_key_no_file_has_adds_nothing(self):
        found = self.begun()
        for far in ("9" * 5000, "9" * 18, "-1", "x"):
            self.assertEqual(self.press(found, do="add", chosen=[far]).status_code, 302, far[:20])
        found.refresh_from_db()
        self.assertEqual([item["id"] for item in found.recipe["items"]], [1])

    def test_a_clip_older_than_many_pictures_is_offered_and_stays_in_its_film(self):
        found = self.begun()
        facts = {"family": "picture", "size": 9, "state": "ready", "production": self.production}
        Original.objects.bulk_create(
            Original(name=f"{number}.jpg", sha256=f"{number:064}", **facts) for number in range(70)
        )
        page = self.client.get(found.get_absolute_url())
        self.assertIn(self.film, page.context["offered"])
        self.assertEqual(len(page.context["offered"]), 61)  # the film, and sixty of the pictures
        self.assertEqual([row["original"] for row in page.context["rows"]], [self.film])

    def test_a_clip_that_ends_before_it_begins_is_shown_again(self):
        found = self.begun()
        answer = self.press(found, **{"from-1": "3", "to-1": "2"})
        self.assertContains(answer, "La fin vient après le début.", status_code=422)
        found.refresh_from_db()
        self.assertIsNone(found.recipe["items"][0]["to"])

    def test_clips_pictures_and_cards_become_one_film_in_its_own_file(self):
        found = self.begun(title="Ma rue")
        self.press(found, do="add", chosen=[self.photo.pk])
        self.press(found, **{"title": "Ma rue", "from-1": "1", "to-1": "2", "seconds-2": "1", "do": "card-2"})
        seconds = {"from-1": "1", "to-1": "2", "seconds-2": "1", "seconds-3": "1"}
        thanks = {"title": "Ma rue", "words-3": "Fin", "thanks": "Musique : la chorale"}
        self.press(found, **seconds, **thanks)
        take = self.made(found)
        made = take.original
        self.assertAlmostEqual(made.facts["seconds"], 4 + 1 + 1 + 1 + 4.5, delta=0.1)
        self.assertEqual((made.family, made.name), ("film", "Ma rue 1.mp4"))
        with keeping.local(made.sha256) as path, av.open(str(path)) as seen:
            self.assertAlmostEqual(seen.duration / 1_000_000, 11.5, delta=0.2)
        self.assertEqual(set(made.renditions.values_list("label", flat=True)),
                         {"film", "320", "640", "1280", "1920"})  # fmt: skip
        self.assertEqual(set(take.sources.all()), {self.film, self.photo})
        page = self.client.get(f"/montages/{found.pk}/versions/")
        self.assertContains(page, "<video")

    def test_what_is_said_in_the_clips_is_said_at_its_moment_in_the_film(self):
        captions = Captions.objects.begin(self.film, "fr", by=self.karim)
        said = [{"start": 0.2, "end": 0.8, "text": "Avant"}, {"start": 2, "end": 3, "text": "Bonjour"}]
        Captions.objects.replace(captions, said, by=self.karim)
        found = self.begun(title="Ma rue")
        self.press(found, **{"title": "Ma rue", "subtitles": "track", "from-1": "1"})
        made = self.made(found).original
        blocks = made.captions.get().blocks
        self.assertEqual([(block["text"], block["start"], block["end"]) for block in blocks],
                         [("Bonjour", 5.0, 6.0)])  # fmt: skip
        with keeping.local(made.sha256) as path, av.open(str(path)) as seen:
            self.assertEqual(len(seen.streams.subtitles), 1)

    def test_credits_name_each_as_they_want_to_be_named(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        Credit.objects.note(piece, self.nour, role="camera", by=self.karim).name("nobody", by=self.samira)
        self.client.post(f"/montages/creations/{piece.pk}/")
        page = self.client.get(Arrangement.objects.get().get_absolute_url())
        self.assertContains(page, "<dd>Lina</dd>")
        self.assertNotContains(page, "Nour")

    def test_a_name_taken_back_goes_from_the_film_and_who_is_seen_on_it_stays_noted(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina, self.nour], by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"has_credits": "on", "to-1": "1"})
        take = self.made(found)
        former, file = take.original, piece.files.get()
        file.note_everybody(by=self.samira)
        piece.credits.get(person=self.lina).name("nobody", by=self.samira)
        self.assertFalse(former.renditions.exists())
        self.assertEqual(Take.objects.ask(found, by=self.samira), take)
        do_all_work()
        take.refresh_from_db()
        file.refresh_from_db()
        self.assertNotEqual(take.original, former)
        self.assertEqual((file.original, bool(file.looked_at)), (take.original, True))
        self.assertEqual(len(take.original.facts["named"]), 1)
        self.assertNotIn("Nour", str(take.original.facts))
        self.assertIsNotNone(Original.objects.get(pk=former.pk).binned_at)

    def test_one_more_maker_leaves_the_film_as_it_is_until_it_is_made_again(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"has_credits": "on", "to-1": "1"})
        first = self.made(found)
        Credit.objects.note(piece, self.nour, role="camera", by=self.karim)
        self.assertTrue(first.original.renditions.exists())
        self.assertNotEqual(Take.objects.ask(found, by=self.samira), first)

    def test_a_face_veiled_while_a_name_goes_has_everybody_noted_anew(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"do": "add", "chosen": [self.photo.pk], "has_credits": "on", "to-1": "1"})
        self.made(found)
        piece.files.get().note_everybody(by=self.samira)
        self.photo.veil([[0, 0, 900, 900]], by=self.karim)
        piece.credits.get().name("nobody", by=self.samira)
        do_all_work()
        self.assertFalse(Take.objects.get().is_stale)
        self.assertIsNone(piece.files.get().looked_at)

    def test_a_name_taken_back_while_the_film_is_made_is_not_brought_in_with_it(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"has_credits": "on", "to-1": "1"})
        take, bring_in = Take.objects.ask(found, by=self.samira), Take._bring_in

        def named_meanwhile(take, *made):
            piece.credits.get().name("nobody", by=self.samira)
            bring_in(take, *made)

        with patch.object(Take, "_bring_in", named_meanwhile), self.assertRaises(Refused):
            take.assemble(lambda part: None)
        self.assertIsNone(Take.objects.get().original)

    def test_the_table_of_a_film_that_names_somebody_is_kept_to_make_it_anew(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"has_credits": "on", "to-1": "1"})
        made = self.made(found).original
        self.client.post(f"/montages/{found.pk}/effacer/")
        self.lina.erase(by=self.coralie)
        self.assertFalse(made.renditions.exists())

    def test_an_empty_film_is_not_made(self):
        found = Arrangement.objects.begin_film(self.production, by=self.samira)
        answer = self.press(found, do="make")
        self.assertContains(answer, "Mettez au moins un film ou une photo.", status_code=422)

    def test_a_face_veiled_on_a_picture_is_veiled_in_the_film_and_the_former_is_shown_no_more(self):
        piece = Piece.objects.begin("film", self.production, makers=[self.lina], by=self.samira)
        PieceFile.objects.put(piece, "film", self.film, by=self.samira)
        found = self.begun(piece=piece)
        self.press(found, **{"do": "add", "chosen": [self.photo.pk], "to-1": "1"})
        former = self.made(found).original
        self.assertEqual(piece.files.get().original, former)
        self.photo.veil([[0, 0, 900, 900]], by=self.karim)
        self.assertFalse(former.renditions.exists())
        do_all_work()
        take = found.takes.get()
        self.assertNotEqual(take.original, former)
        self.assertEqual(piece.files.get().original, take.original)
        self.assertIsNotNone(Original.objects.get(pk=former.pk).binned_at)
        self.assertFalse(take.is_stale)

    def test_a_face_veiled_while_the_film_is_made_is_not_brought_in_with_it(self):
        take, bring_in = Take.objects.ask(self.of([self.photo]), by=self.samira), Take._bring_in

        def veiled_meanwhile(take, *made):
            self.photo.veil([[0, 0, 900, 900]], by=self.karim)
            bring_in(take, *made)

        with patch.object(Take, "_bring_in", veiled_meanwhile), self.assertRaises(Refused):
            take.assemble(lambda part: None)
        take.refresh_from_db()
        self.assertIsNone(take.original)
        do_all_work()  # the photograph is shown again, veiled
        Take.objects.get().assemble(lambda part: None)
        self.assertIsNotNone(Take.objects.get().original)

    def test_a_face_veiled_on_a_picture_is_veiled_in_a_film_of_the_film_too(self):
        part = self.of([self.photo])
        former = self.made(part).original
        whole = self.of([former, self.film])
        before = self.made(whole).original
        self.photo.veil([[0, 0, 900, 900]], by=self.karim)
        self.assertFalse(before.renditions.exists())
        do_all_work()
        take, shown = whole.takes.get(), part.takes.get().original
        self.assertEqual(set(take.sources.all()), {shown, self.film})
        self.assertNotIn(take.original, (None, before))
        self.assertEqual(take.recipe["items"][0]["original"], shown.pk)
        self.assertFalse(take.is_stale)

    def test_the_table_of_a_film_that_shows_pictures_is_kept_to_make_it_anew(self):
        found = self.of([self.photo])
        made = self.made(found).original
        self.client.post(f"/montages/{found.pk}/effacer/")
        self.photo.veil([[0, 0, 900, 900]], by=self.karim)
        self.assertFalse(made.renditions.exists())

    def of(self, clips):
        """A film of a second of each."""
        found = Arrangement.objects.begin_film(self.production, by=self.samira, clips=clips)
        items = [item | ({"to": 1.0} if "to" in item else {"seconds": 1.0}) for item in found.recipe["items"]]
        Arrangement.objects.filter(pk=found.pk).update(recipe=found.recipe | {"items": items})
        found.refresh_from_db()
        return found

    def test_words_burned_in_are_read_beside_the_film_and_are_no_track_that_plays_over_them(self):
        captions = Captions.objects.begin(self.film, "fr", by=self.karim)
        said = [{"start": 0, "end": 1, "text": "Bonjour"}]
        Captions.objects.replace(captions, said, by=self.karim)
        found = self.begun()
        self.press(found, **{"subtitles": "burned", "codec": "av1", "to-1": "1"})
        made = self.made(found).original
        self.assertEqual([block["text"] for block in made.captions.get().blocks], ["Bonjour"])
        page = self.client.get(f"/productions/fichiers/{made.pk}/")
        self.assertContains(page, "<track")
        self.assertNotContains(page, " default>")
        self.assertContains(self.client.get(f"/productions/fichiers/{self.film.pk}/"), " default>")
        with keeping.local(made.sha256) as path, av.open(str(path)) as seen:
            self.assertEqual(seen.streams.video[0].codec_context.name, "libdav1d")
            self.assertEqual(len(seen.streams.subtitles), 0)
            light = next(seen.decode(video=0)).to_ndarray(format="gray")
        self.assertGreater(int(light[-20:].max()) - int(light[:20].max()), 40)

    def test_words_in_the_pictures_of_a_clip_are_not_laid_over_them_again(self):
        captions = Captions.objects.begin(self.film, "fr", by=self.karim)
        Captions.objects.replace(captions, [{"start": 0, "end": 1, "text": "Bonjour"}], by=self.karim)
        part = self.begun()
        self.press(part, **{"subtitles": "burned", "to-1": "1"})
        clip = self.made(part).original
        whole = Arrangement.objects.begin_film(self.production, by=self.samira, clips=[clip, self.film])
        recipe = whole.recipe | {"subtitles": "burned"}
        told = {anew: said_in(recipe, whole.named_originals(recipe), anew).blocks for anew in (False, True)}
        self.assertEqual([block["start"] for block in told[False]], [0, 1])
        self.assertEqual([block["start"] for block in told[True]], [1])
