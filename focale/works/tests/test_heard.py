"""Chapters and what is said lead through a recording: on the public page, and in the ZIP one takes away."""

import io
import zipfile

from django.urls import reverse
from django.utils import timezone

from focale.works.models import Borrowing, Captions, Piece, Takeaway

from .shown import ShownTest

SAID = [
    {"start": 1, "end": 3, "text": "Une voix passe."},
    {"start": 62.5, "end": 64, "text": "- Et revient."},
]


class HeardTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.sound = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        self.sound.write({"title": "La rue"}, seen=0, by=self.coralie)
        file = self.put(self.sound, step="son", family="sound", name="rue.wav")
        file.note_everybody(by=self.coralie)
        self.original, self.file = file.original, file
        self.original.facts = {"seconds": 90, "chapters": [[0, "Le matin"], [61.5, "Le soir"]]}
        self.original.save()
        self.words = Captions.objects.begin(self.original, "fr", by=self.coralie)
        Captions.objects.replace(self.words, SAID, by=self.coralie)
        self.made = [
            self.rendition(
                self.sound, label=label, media_type=kind, content=label.encode(), width=0, height=0
            )
            for label, kind in (("sound", "audio/mpeg"), ("m4a", "audio/mp4"), ("opus", "audio/ogg"))
        ]

    def public_page(self):
        Captions.objects.update(checked_at=timezone.now())
        Borrowing.objects.none_in(self.sound, by=self.samira)
        self.sound.propose(by=self.samira)
        self.sound.accept(by=self.coralie)
        self.permit(self.sound, self.lina, self.samira.person)
        self.showing = self.show(self.sound)
        return self.page(self.showing)

    def test_the_public_page_leads_to_each_chapter_and_each_thing_said_without_a_script(self):
        page = self.public_page()
        here = reverse("showing-media", args=[self.showing.key, self.made[0].key])
        for moment, words in (("0", "Le matin"), ("61.5", "Le soir")):
            self.assertContains(page, f'<a href="{here}#t={moment}" data-chapter="{moment}">')
            self.assertContains(page, words)
        self.assertContains(page, f'href="{here}#t=62.5" data-at="62.5"')
        self.assertContains(page, "1:02</a>")
        self.assertContains(page, "works/js/player", count=1)
        self.assertEqual(self.client.get(here).status_code, 200)

    def test_words_nobody_has_checked_are_not_shown_to_the_public(self):
        self.public_page()
        Captions.objects.update(checked_at=None)
        self.sound.content["transcript"] = "Une voix, tapée à la main."
        self.sound.save()
        page = self.page(self.showing)
        self.assertContains(page, "tapée à la main")
        self.assertNotContains(page, "Et revient")

    def test_a_page_of_pictures_asks_and_loads_nothing_for_recordings(self):
        self.rendition()
        page = self.page(self.show())
        self.assertNotContains(page, "works/js/player")
        self.assertNotContains(page, "works/captions")

    def zip_of(self):
        made = Takeaway.objects.ask(self.lina, by=self.samira)
        made.making.run()
        self.client.force_login(self.samira)
        answer = self.client.get(reverse("takeaway", args=[made.key]))
        return zipfile.ZipFile(io.BytesIO(answer.getvalue()))

    def test_the_zip_has_chapters_and_words_to_read_and_subtitles_beside_the_sound(self):
        archive = self.zip_of()
        names, page = archive.namelist(), archive.read("index.html").decode()
        (sound,) = [name for name in names if name.endswith(".mp3")]
        self.assertEqual(len(names), len(set(names)))
        self.assertFalse([name for name in names if name.endswith(".bin")])
        self.assertEqual(archive.read(sound), b"sound")
        for words in (
            f'href="{sound}#t=61.5"',
            "Le soir",
            "1:02</a>",
            "Une voix passe.",
            "pas encore vérifié",
        ):
            self.assertIn(words, page)
        told = archive.read(sound.replace(".mp3", ".fr.srt")).decode()
        self.assertIn("00:01:02,500 --> 00:01:04,000", told)

    def test_what_stays_behind_takes_its_words_with_it(self):
        self.public_page()
        self.appear(self.sound, self.nour)
        archive = self.zip_of()
        self.assertFalse([name for name in archive.namelist() if name.endswith((".mp3", ".srt"))])
        self.assertNotIn("Une voix passe.", archive.read("index.html").decode())
