"""What is said in a recording stands beside it, is found, and opens the gate once somebody has checked it."""

from django.urls import reverse

from focale.works.models import Captions, Piece, PieceFile

from .test_caption_pages import FewerThan
from .test_captions import HELLO, WELCOME, CaptionsTest


class TranscriptTest(CaptionsTest):
    def setUp(self):
        super().setUp()
        self.piece = self.put_in_a_piece()
        self.client.force_login(self.samira)

    def lacks(self):
        return [
            words
            for words in self.piece.may_be_published("web").sentences
            if "dit," in words or "titres" in words
        ]

    def test_the_gate_wants_words_then_somebody_who_checked_them(self):
        self.assertEqual(self.lacks(), ["Écrivez ce qui est dit, pour qui n'entend pas."])
        self.lay(HELLO, WELCOME)
        self.assertEqual(self.lacks(), ["Les sous-titres de « voix.mp3 » ne sont pas encore vérifiés."])
        self.captions.vouch(by=self.samira)
        self.assertEqual(self.lacks(), [])

    def test_each_recording_of_a_piece_wants_its_own(self):
        self.lay(HELLO)
        self.captions.vouch(by=self.coralie)
        PieceFile.objects.create(piece=self.piece, step="son", original=self.original("sound", "autre.mp3"))
        self.assertEqual(self.lacks(), ["Écrivez ce qui est dit, pour qui n'entend pas."])

    def test_a_text_that_was_typed_is_enough(self):
        self.piece.write({"transcript": "Bonjour à tous."}, seen=self.piece.number, by=self.coralie)
        self.assertEqual(self.lacks(), [])

    def test_a_piece_is_found_by_what_is_said_in_it(self):
        self.assertFalse(Piece.objects.found_by("focus bonjour").exists())
        self.lay(HELLO, WELCOME)
        self.assertEqual(Piece.objects.found_by("FOCUS bonjour").get(), self.piece)
        self.assertFalse(Piece.objects.found_by("focus cinéma").exists())

    def test_the_pages_of_piece_and_recording_show_it_and_lead_to_the_moment(self):
        self.lay(HELLO, WELCOME | {"start": 64, "end": 66})
        self.recording.renditions.create(label="sound", address="a" * 64, media_type="audio/mpeg", size=1)
        for page in (reverse("piece", args=[self.piece.pk]), reverse("original", args=[self.recording.pk])):
            with self.subTest(page):
                shown = self.client.get(page, {"a": 64})
                self.assertContains(shown, HELLO["text"])
                self.assertContains(shown, f'<track kind="captions" src="{self.file()}" srclang="fr"')
                self.assertContains(shown, "#t=64")

    def test_the_way_to_the_subtitles_is_shown_to_who_may_write_them(self):
        way = reverse("captions", args=[self.recording.pk])
        self.assertContains(self.client.get(reverse("piece", args=[self.piece.pk])), f'href="{way}"')
        own = reverse("original", args=[self.recording.pk])
        self.assertNotContains(self.client.get(own), f'href="{way}"')
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(own), f'href="{way}"')

    def test_the_step_that_asks_what_is_said_leads_there_too(self):
        page = self.client.get(reverse("piece-step", args=[self.piece.pk, "texte"]))
        self.assertContains(page, f'href="{reverse("captions", args=[self.recording.pk])}"')

    def file(self):
        return reverse("captions-file", args=[self.recording.pk, "fr", "vtt"])

    def test_what_is_no_second_is_not_put_into_the_page(self):
        self.lay(HELLO)
        self.recording.renditions.create(label="sound", address="a" * 64, media_type="audio/mpeg", size=1)
        page = self.client.get(reverse("piece", args=[self.piece.pk]), {"a": '"><b>'})
        self.assertNotContains(page, "#t=")

    def test_subtitles_without_words_are_no_track(self):
        self.lay(HELLO | {"text": ""})
        self.recording.renditions.create(label="sound", address="a" * 64, media_type="audio/mpeg", size=1)
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertNotContains(page, "<track")
        self.assertContains(page, "Sous-titrer")

    def test_ten_questions_are_enough_for_a_piece_with_a_recording(self):
        self.lay(HELLO, WELCOME)
        self.recording.renditions.create(label="sound", address="a" * 64, media_type="audio/mpeg", size=1)
        for page in (reverse("piece", args=[self.piece.pk]), reverse("original", args=[self.recording.pk])):
            self.client.get(page)
            with self.subTest(page), self.assertNumQueries(FewerThan(11)):
                self.client.get(page)

    def test_what_goes_with_a_public_page_is_the_same_file(self):
        self.lay(HELLO, WELCOME | {"text": ""})
        told = Captions.objects.get().as_file("vtt")
        self.assertIn("Bonjour", told)
        self.assertEqual(told.count("-->"), 1)
