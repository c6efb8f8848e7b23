"""The table of a sound: cuts, switches and chapters as a family sends them; who may, who may not."""

from django.test import Client

from focale.testing import FocaleTest
from focale.works.models import Arrangement, Making, Original, Take

from .bringing import begin

SETTINGS = {"hiss": "on", "hum": "on", "rumble": "on", "even": "on", "preset": "podcast", "seen": 0}


class ArrangingPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.source = self.original("sound", "interview.wav", seconds=60, wave=[10] * 480)
        light = {"label": "sound", "media_type": "audio/mpeg", "address": "a" * 64, "size": 9}
        self.source.renditions.create(**light)
        self.client = self.as_(self.samira)

    def as_(self, account):
        client = Client()
        client.force_login(account)
        return client

    def original(self, family, name, **facts):
        facts = {"family": family, "name": name, "size": 9, "state": "ready", "facts": facts}
        return Original.objects.create(production=self.production, sha256=name.rjust(64), **facts)

    def begun(self):
        self.client.post(f"/montages/fichiers/{self.source.pk}/")
        return Arrangement.objects.get()

    def press(self, do, **typed):
        found = Arrangement.objects.get()
        return self.client.post(found.get_absolute_url(), SETTINGS | {"do": do, "seen": found.number} | typed)

    def test_a_passage_is_taken_out_kept_and_put_back(self):
        found = self.begun()
        self.press("out", cut_from="0:10", cut_to="20,5")
        found.refresh_from_db()
        self.assertEqual(found.recipe["cuts"], [{"do": "out", "from": 10.0, "to": 20.5}])
        page = self.client.get(found.get_absolute_url())
        self.assertContains(page, "Il reste 0:50 sur 1:00.")
        self.assertContains(page, 'class="gone" x="80.0" width="84.0"')
        self.press("keep", cut_from="0:05", cut_to="")
        self.assertContains(self.client.get(found.get_absolute_url()), "Il reste 0:44 sur 1:00.")
        self.press("undo-0")
        self.assertContains(self.client.get(found.get_absolute_url()), "Il reste 0:55 sur 1:00.")

    def test_a_passage_that_ends_before_it_begins_is_shown_again(self):
        self.begun()
        answer = self.press("out", cut_from="0:30", cut_to="0:10")
        self.assertContains(answer, "La fin du passage vient après son début.", status_code=422)
        self.assertContains(self.press("out", cut_from="demain"), "par exemple 1:20", status_code=422)
        self.assertEqual(Arrangement.objects.get().recipe["cuts"], [])

    def test_nothing_left_is_not_made(self):
        self.begun()
        self.press("out", cut_from="", cut_to="")
        self.assertContains(self.press("make"), "remettez un passage", status_code=422)
        self.assertFalse(Take.objects.exists())

    def test_switches_music_and_chapters_are_kept_in_order(self):
        found, music = self.begun(), self.original("sound", "flute.mp3", seconds=30)
        rows = {"chapters-count": 2, "chapters-0-at": "0:40", "chapters-0-title": "La fin",
                "chapters-1-at": "", "chapters-1-title": "Bonjour"}  # fmt: skip
        self.press("save", music=music.pk, hum="", trim="on", **rows)
        found.refresh_from_db()
        said = {name: found.recipe[name] for name in ("music", "hum", "trim", "hiss")}
        self.assertEqual(said, {"music": music.pk, "hum": False, "trim": True, "hiss": True})
        chapters = [{"at": 0, "title": "Bonjour"}, {"at": 40, "title": "La fin"}]
        self.assertEqual(found.recipe["chapters"], chapters)

    def test_a_music_is_offered_and_stays_chosen_among_many_later_files(self):
        found, old = self.begun(), self.original("sound", "flute.mp3", seconds=30)
        for number in range(70):
            self.original("picture", f"{number}.jpg")
        self.assertContains(self.client.get(found.get_absolute_url()), "flute.mp3")
        self.press("save", music=old.pk)
        for number in range(70):
            self.original("sound", f"{number}.mp3", seconds=3)
        found.refresh_from_db()
        self.assertEqual(found.recipe["music"], old.pk)
        self.press("save", music=old.pk, title="Le soir")
        found.refresh_from_db()
        self.assertEqual((found.recipe["music"], found.recipe["title"]), (old.pk, "Le soir"))

    def test_two_who_change_it_at_once_are_told_and_nothing_is_written_over(self):
        found = self.begun()
        self.press("out", cut_from="0", cut_to="5")
        answer = self.press("out", cut_from="50", cut_to="55", seen=0)
        self.assertContains(answer, "vient de changer ce montage", status_code=422)
        found.refresh_from_db()
        self.assertEqual(len(found.recipe["cuts"]), 1)

    def test_pressed_twice_it_is_made_once_and_its_page_says_how_far_it_is(self):
        found = self.begun()
        self.assertRedirects(self.press("make"), f"/montages/{found.pk}/versions/")
        self.press("make")
        self.assertEqual(Making.objects.filter(work="assemble").count(), 1)
        page = self.client.get(f"/montages/{found.pk}/versions/")
        self.assertContains(page, 'hx-trigger="every 2s"')
        fragment = self.client.get(f"/montages/{found.pk}/versions/", headers={"HX-Request": "true"})
        self.assertNotContains(fragment, "<html")
        self.assertContains(self.as_(self.karim).get("/travaux/"), "interview.wav")

    def test_it_is_begun_once_and_gone_on_with(self):
        found = self.begun()
        self.assertRedirects(
            self.client.post(f"/montages/fichiers/{self.source.pk}/"), found.get_absolute_url()
        )
        self.assertContains(self.client.get(f"/productions/{self.production.pk}/montages/"), "interview.wav")

    def test_who_does_not_see_the_production_sees_nothing_of_it(self):
        found = self.begun()
        take = Take.objects.create(arrangement=found, number=1, recipe=found.recipe)
        for account in (self.odile, self.jeanne, self.thomas):
            client = self.as_(account)
            for path in (f"/montages/{found.pk}/", f"/montages/{found.pk}/versions/"):
                self.assertEqual(client.get(path).status_code, 404, account)
            for path in (f"/montages/{found.pk}/", f"/montages/{found.pk}/effacer/",
                         f"/montages/versions/{take.pk}/reprise/",
                         f"/montages/fichiers/{self.source.pk}/"):  # fmt: skip
                self.assertEqual(client.post(path, SETTINGS).status_code, 404, path)
        self.assertTrue(Arrangement.objects.filter(pk=found.pk).exists())

    def test_an_archived_production_is_left_as_it_is(self):
        found = self.begun()
        self.production.archive(by=self.karim)
        answer = self.press("save", trim="on")
        self.assertContains(answer, "archivée", status_code=422)
        self.assertNotContains(answer, "Faire le son</button>", status_code=422)
        self.client.post(f"/montages/{found.pk}/effacer/")
        self.assertTrue(Arrangement.objects.exists())

    def test_effaced_its_settings_go_and_the_recording_stays(self):
        found = self.begun()
        self.client.post(f"/montages/{found.pk}/effacer/")
        self.assertFalse(Arrangement.objects.exists())
        self.assertTrue(Original.objects.filter(pk=self.source.pk).exists())

    def test_the_room_of_the_production_is_asked_for_before_the_work(self):
        found = self.begun()
        self.production.change(by=self.karim, quota_bytes=self.production.alone().used_bytes + 1000)
        self.assertContains(self.press("make"), "Il ne reste que", status_code=422)
        self.assertFalse(found.takes.exists())
