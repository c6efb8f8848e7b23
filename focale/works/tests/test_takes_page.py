"""The page of what was made: before and after as they are heard, and the subtitles to take away."""

from django.test import Client
from django.urls import reverse

from focale.testing import FocaleTest
from focale.works.models import Arrangement, Captions, Original, Take

from .bringing import begin

AS_BROUGHT, LIGHT = "comme il a été déposé", "Une version légère de l’enregistrement"


class TakesPageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.source = self.original("sound", "interview.wav", "audio/wav", brought_by=self.samira.person)
        self.light = self.source.renditions.create(
            label="sound", media_type="audio/mpeg", address="a" * 64, size=9
        )

    def original(self, family, name, media_type, **facts):
        facts = {
            "family": family,
            "name": name,
            "size": 9,
            "state": "ready",
            "media_type": media_type,
        } | facts
        return Original.objects.create(production=self.production, sha256=name.rjust(64), **facts)

    def made(self, family, name, media_type, **facts):
        arrangement = Arrangement.objects.create(production=self.production, family=family, **facts)
        original = self.original(family, name, media_type)
        label = {"sound": "sound", "film": "film"}[family]
        original.renditions.create(label=label, media_type=media_type, address="b" * 64, size=9)
        Take.objects.create(arrangement=arrangement, number=1, recipe={}, original=original)
        return original

    def page(self, account):
        client = Client()
        client.force_login(account)
        return client.get(f"/montages/{Arrangement.objects.get().pk}/versions/")

    def test_before_is_the_recording_itself_for_who_may_have_it(self):
        self.made("sound", "pret.mp3", "audio/mpeg", source=self.source)
        for account in (self.samira, self.karim, self.coralie):
            page = self.page(account)
            self.assertContains(page, AS_BROUGHT)
            self.assertContains(page, f'src="/medias/{self.source.key}"')
            self.assertNotContains(page, LIGHT)

    def test_who_may_not_have_it_hears_the_light_version_and_is_told_so(self):
        Original.objects.update(brought_by=self.karim.person)
        self.made("sound", "pret.mp3", "audio/mpeg", source=self.source)
        page = self.page(self.samira)
        self.assertContains(page, LIGHT)
        self.assertContains(page, f'src="/medias/{self.light.key}"')
        self.assertNotContains(page, self.source.key)

    def test_a_kind_that_not_every_browser_plays_is_heard_light(self):
        Original.objects.update(media_type="audio/aiff")
        self.made("sound", "pret.mp3", "audio/mpeg", source=self.source)
        self.assertContains(self.page(self.samira), LIGHT)

    def test_a_film_put_together_offers_its_subtitles_on_its_page_and_on_that_of_its_file(self):
        film = self.made("film", "Ma rue 1.mp4", "video/mp4")
        Captions.objects.create(original=film, language="ar")
        told = Captions.objects.begin(film, "fr", by=self.karim)
        Captions.objects.replace(told, [{"start": 1, "end": 2, "text": "Bonjour"}], by=self.karim)
        client = Client()
        client.force_login(self.samira)
        for page in (self.page(self.samira), client.get(reverse("original", args=[film.pk]))):
            for kind in ("vtt", "srt"):
                address = reverse("captions-file", args=[film.pk, "fr", kind])
                self.assertContains(page, f'href="{address}" download>{kind.upper()}')
                answer = client.get(address)
                self.assertContains(answer, "Bonjour")
                self.assertIn(f'filename="ma rue 1.fr.{kind}"', answer.headers["Content-Disposition"])
            self.assertNotContains(page, reverse("captions-file", args=[film.pk, "ar", "srt"]))
