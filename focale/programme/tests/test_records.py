from django.urls import reverse

from focale.ground.colours import DARKROOM, PAPER, contrast
from focale.ground.identity_forms import readable
from focale.ground.models import Identity
from focale.place.models import Room
from focale.programme.models import Holiday, Occurrence, Strand
from focale.testing import FocaleTest, at


class SettingsPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.enter_as(self.coralie)

    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")


class SettingsTest(SettingsPagesTest):
    def test_every_kind_opens_its_list_and_its_form(self):
        for kind in ("salles", "lieux", "projets", "vacances", "saisons"):
            self.assertEqual(self.client.get(reverse("records", args=[kind])).status_code, 200)
            self.assertEqual(self.client.get(reverse("record-new", args=[kind])).status_code, 200)
            answer = self.client.post(reverse("record-new", args=[kind]), {})
            self.assertContains(answer, "points à revoir", status_code=422)
        self.assertEqual(self.client.get("/reglages/clients/").status_code, 404)

    def test_a_leader_changes_no_setting(self):
        self.enter_as(self.karim)
        for name, words in (("settings", []), ("records", ["salles"]), ("identity", [])):
            self.assertEqual(self.client.get(reverse(name, args=words)).status_code, 403)

    def test_a_room_is_written_changed_and_taken_out(self):
        said = {"site": self.site.pk, "name": "Gymnase", "seats": 30, "is_open": "on"}
        self.client.post(reverse("record-new", args=["salles"]), said)
        room = Room.objects.get(name="Gymnase")
        self.client.post(reverse("record-edit", args=["salles", room.pk]), said | {"seats": 25})
        room.refresh_from_db()
        self.assertEqual(room.seats, 25)
        self.client.post(reverse("record-deletion", args=["salles", room.pk]))
        self.assertFalse(Room.objects.filter(name="Gymnase").exists())

    def test_a_room_in_use_is_not_taken_out(self):
        self.course()
        answer = self.client.post(reverse("record-deletion", args=["salles", self.studio.pk]), follow=True)
        self.assertContains(answer, "sert encore")
        self.assertTrue(Room.objects.filter(pk=self.studio.pk).exists())

    def test_a_shared_room_with_two_things_at_once_cannot_be_kept_for_one(self):
        said = {"site": self.site.pk, "name": "Studio", "is_open": "on"}
        url = reverse("record-edit", args=["salles", self.studio.pk])
        self.client.post(url, said | {"is_shared": "on"})
        self.course(days=(10,), leaders=[])
        self.course(title="Labo", days=(10,), room=Room.objects.get(pk=self.studio.pk), leaders=[])
        self.assertContains(self.client.post(url, said), "en même temps", status_code=422)
        self.studio.refresh_from_db()
        self.assertTrue(self.studio.is_shared)

    def test_a_room_no_longer_shared_is_guarded_from_then_on(self):
        said = {"site": self.site.pk, "name": "Studio", "is_open": "on"}
        url = reverse("record-edit", args=["salles", self.studio.pk])
        self.client.post(url, said | {"is_shared": "on"})
        self.course(days=(10,), room=Room.objects.get(pk=self.studio.pk))
        self.assertFalse(Occurrence.objects.get().has_room_alone)
        self.client.post(url, said)
        self.assertTrue(Occurrence.objects.get().has_room_alone)

    def test_a_strand_is_shown_when_one_says_so(self):
        url = reverse("record-new", args=["projets"])
        self.client.post(url, {"title": "Critiques pétillantes", "summary": "Des avis libres."})
        strand = Strand.objects.get()
        self.assertEqual((strand.slug, strand.published_at), ("critiques-petillantes", None))
        edit = reverse("record-edit", args=["projets", strand.pk])
        self.client.post(edit, {"title": "Critiques", "summary": "Des avis.", "is_shown": "on"})
        strand.refresh_from_db()
        self.assertEqual(strand.slug, "critiques-petillantes")
        self.assertTrue(Strand.objects.published().exists())

    def test_the_official_calendar_is_loaded_for_a_zone(self):
        url = reverse("holidays-import")
        year = at(0).year - 1
        answer = self.client.post(url, {"zone": "C", "year": year}, follow=True)
        self.assertContains(answer, "périodes sont ajoutées")
        self.assertTrue(Holiday.objects.filter(zone="C").exists())
        self.assertContains(
            self.client.post(url, {"zone": "C", "year": year}, follow=True), "Tout y était déjà."
        )

    def test_the_same_holiday_twice_is_refused_in_words(self):
        said = {
            "kind": "school",
            "zone": "C",
            "name": "Essai",
            "first_day": "2026-01-01",
            "last_day": "2026-01-02",
        }
        url = reverse("record-new", args=["vacances"])
        self.client.post(url, said)
        self.assertEqual(self.client.post(url, said).status_code, 422)
        self.assertContains(
            self.client.post(url, said | {"last_day": "2025-01-01"}), "Échangez-les", status_code=422
        )


class IdentityPageTest(SettingsPagesTest):
    def said(self, **more):
        return {
            "name": "Le Focus",
            "colour": "#1b4d9b",
            "dark_colour": "#ff8a75",
            "mark": "aperture",
            **more,
        }

    def test_the_name_and_the_colours_are_kept(self):
        self.client.post(reverse("identity"), self.said(colour="#006644", mark="waves"))
        identity = Identity.objects.get()
        self.assertEqual((identity.name, identity.colour, identity.mark), ("Le Focus", "#006644", "waves"))

    def test_a_colour_that_reads_badly_is_refused_with_a_better_one(self):
        answer = self.client.post(reverse("identity"), self.said(colour="#ffcc00"))
        self.assertContains(answer, "se lit mal sur le papier clair", status_code=422)
        answer = self.client.post(reverse("identity"), self.said(dark_colour="#102040"))
        self.assertContains(answer, "se lit mal dans le noir", status_code=422)
        self.assertEqual(self.client.post(reverse("identity"), self.said(colour="red")).status_code, 422)

    def test_the_better_colour_can_be_read(self):
        for colour, ground in (("#ffcc00", PAPER), ("#ffffff", PAPER), ("#102040", DARKROOM)):
            self.assertGreaterEqual(contrast(readable(colour, ground), ground), 4.5)
