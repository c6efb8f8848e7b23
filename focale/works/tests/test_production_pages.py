"""The pages of productions: who sees them, what they do, and what they refuse."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from focale.programme.marking import mark
from focale.testing import FocaleTest
from focale.works.models import Involvement, Making, Original, Production, Step, Upload

from .bringing import begin, bring_in, photo


class PagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self, steps=["Préparer", "Monter"])
        self.address = self.production.get_absolute_url()

    def as_(self, account):
        client = Client()
        client.force_login(account)
        return client

    def status(self, account, path="", method="get", data=None):
        path = path if path.startswith("/") else self.address + path
        return getattr(self.as_(account), method)(path, data or {}).status_code

    def test_it_is_seen_by_who_leads_keeps_makes_or_decides_for_a_maker(self):
        for account in (self.karim, self.coralie, self.ada, self.samira):
            self.assertEqual(self.status(account), 200, account)
        for account in (self.odile, self.jeanne, self.thomas, self.adult("Paul", role="leader")):
            self.assertEqual(self.status(account), 404, account)

    def test_the_leader_of_one_of_its_dates_may_change_it(self):
        leader = self.adult("Paul", role="leader")
        date = self.course(leaders=[leader.person]).occurrences.first()
        self.production.change(by=self.coralie, occurrences=[date])
        self.assertEqual(self.status(leader, "modifier/"), 200)

    def test_who_makes_in_it_changes_nothing_but_brings_files(self):
        for path in ("modifier/", "archives/", "etapes/", "personnes/"):
            self.assertEqual(self.status(self.samira, path, "post"), 403, path)
        step = self.production.steps.first()
        self.assertEqual(self.status(self.samira, f"/productions/etapes/{step.pk}/", "post"), 403)
        self.assertNotContains(self.as_(self.samira).get(self.address + "plan/"), "Retirer")

    def test_the_list_is_searched_sifted_and_holds_what_one_sees(self):
        begin(self, title="Été au labo", about="Sténopés").archive(by=self.karim)
        strange = Production.objects.begin(by=self.coralie, title="À la radio", season=self.season)
        shown = {"": "métier", "?mots=METIER": "métier", "?etat=archivees&mots=stenopes": "labo"}
        for query, words in shown.items():
            self.assertContains(self.as_(self.karim).get(f"/productions/{query}"), words)
        self.assertNotContains(self.as_(self.karim).get("/productions/?etat=toutes"), strange.title)
        self.assertContains(
            self.as_(self.coralie).get("/productions/?etat=toutes&saison=x&projet=9"), "radio"
        )

    def test_one_is_begun_from_a_date_with_those_who_were_there(self):
        date = self.course(days=(-1,), leaders=[self.karim.person]).occurrences.first()
        self.consent(self.nour)
        mark(date, self.nour, "present", by=self.coralie)
        client, address = self.as_(self.karim), f"/productions/nouvelle/?seance={date.pk}"
        self.assertContains(client.get(address), "Nour")
        said = {"title": "Nos photos", "season": self.season.pk, "with_present": "on"}
        made = Production.objects.get(pk=client.post(address, said).url.split("/")[2])
        self.assertEqual(set(made.involvements.values_list("person", "part")),
                         {(self.nour.pk, "maker"), (self.karim.person_id, "leader")})  # fmt: skip
        self.assertEqual(list(made.occurrences.all()), [date])
        self.assertEqual(made.steps.count(), 6)
        self.assertContains(client.get(f"/productions/seances/{date.pk}/"), "Nos photos")
        self.assertContains(client.get(f"/productions/?activite={date.activity_id}"), "Nos photos")

    def test_a_date_led_by_another_tells_a_leader_nothing(self):
        date = self.course(days=(-1,), leaders=[self.coralie.person]).occurrences.first()
        mark(date, self.nour, "present", by=self.coralie)
        self.assertEqual(self.status(self.karim, f"/productions/seances/{date.pk}/"), 404)
        self.assertNotContains(self.as_(self.karim).get(f"/productions/nouvelle/?seance={date.pk}"), "Nour")

    def test_a_form_that_lacks_its_title_is_shown_again(self):
        answer = self.as_(self.karim).post("/productions/nouvelle/", {"about": "Quoi"})
        self.assertContains(answer, "Quoi", status_code=422)

    def test_how_much_room_is_said_by_who_keeps_all_productions(self):
        said = {"title": "X", "season": self.season.pk, "room": "3"}
        self.as_(self.karim).post(self.address + "modifier/", said)
        self.production.refresh_from_db()
        self.assertEqual(self.production.quota_bytes, 20 * 2**30)
        self.as_(self.coralie).post(self.address + "modifier/", said)
        self.production.refresh_from_db()
        self.assertEqual(self.production.quota_bytes, 3 * 2**30)

    def test_the_plan_is_written_ticked_moved_and_shortened(self):
        client, (first, second) = self.as_(self.karim), self.production.steps.all()
        client.post(self.address + "etapes/", {"name": "Publier"})
        for step, act, name in ((first, "fait", ""), (second, "monter", ""), (first, "renommer", "Écrire")):
            client.post(f"/productions/etapes/{step.pk}/", {"geste": act, "name": name})
        self.assertEqual(
            list(self.production.steps.values_list("name", flat=True)), ["Monter", "Écrire", "Publier"]
        )
        first.refresh_from_db()
        self.assertEqual((bool(first.done_at), first.done_by), (True, self.karim))
        client.post(f"/productions/etapes/{first.pk}/", {"geste": "retirer"})
        self.assertFalse(Step.objects.filter(pk=first.pk).exists())
        self.assertContains(
            client.post(self.address + "etapes/", {"name": ""}), "Remplissez", status_code=422
        )

    def test_people_are_given_a_part_and_leave(self):
        client = self.as_(self.coralie)
        self.assertContains(client.get(self.address + "personnes/?q=odile"), "Odile")
        client.post(self.address + "personnes/", {"personne": self.odile.person.pk, "role": "maker"})
        self.assertEqual(self.status(self.odile), 200)
        part = Involvement.objects.get(person=self.odile.person)
        client.post(f"/productions/participations/{part.pk}/fin/")
        self.assertEqual(self.status(self.odile), 404)

    def test_a_leader_finds_nobody_who_did_not_come(self):
        client = self.as_(self.karim)
        self.assertNotContains(client.get(self.address + "personnes/?q=odile"), "Odile")
        found = {"personne": self.odile.person.pk}
        self.assertEqual(client.post(self.address + "personnes/", found).status_code, 404)

    def test_a_family_finds_its_production_in_its_space(self):
        self.assertContains(self.as_(self.samira).get("/mon-espace/"), "métier")
        self.assertNotContains(self.as_(self.odile).get("/mon-espace/"), "métier")

    def test_files_of_a_plain_form_come_in_one_go_and_each_refusal_is_told(self):
        files = [
            SimpleUploadedFile("a.jpg", photo("red")), SimpleUploadedFile("b.jpg", photo("red")),
            SimpleUploadedFile("c.exe", b"MZ"), SimpleUploadedFile("d.jpg", b""),
        ]  # fmt: skip
        answer = self.as_(self.samira).post(self.address + "depot/", {"files": files}, follow=True)
        self.assertContains(answer, "c.exe", status_code=422)
        self.assertContains(answer, "d.jpg", status_code=422)
        self.assertContains(answer, "1 fichier est reçu", status_code=422)
        self.assertContains(answer, "b.jpg", status_code=422)
        self.assertEqual(Original.objects.count(), 1)
        empty = self.as_(self.samira).post(self.address + "depot/", {})
        self.assertEqual(empty.status_code, 422)

    def test_a_file_is_thrown_away_by_who_brought_it_or_leads_and_comes_back(self):
        original = bring_in(self.production, photo(), by=self.samira)
        page = f"/productions/fichiers/{original.pk}/"
        other = self.adult("Inès")
        other.person.involvements.create(production=self.production)
        self.assertEqual(self.status(other, page), 200)
        self.assertEqual(self.status(other, page + "corbeille/", "post"), 404)
        self.as_(self.samira).post(page + "corbeille/")
        self.assertIn(original, Original.objects.binned())
        self.assertContains(self.as_(self.karim).get(self.address + "corbeille/"), original.name)
        self.as_(self.karim).post(page + "corbeille/", {"remettre": "1"})
        self.assertIn(original, Original.objects.kept())

    def test_the_work_under_way_is_shown_and_asked_again(self):
        bring_in(self.production, photo(), by=self.samira)
        Making.objects.filter(work="render").update(progress="failed", sentence="Image abîmée.")
        client, making = self.as_(self.karim), Making.objects.get(work="render")
        self.assertContains(client.get("/travaux/"), "Image abîmée.")
        client.post(f"/productions/travaux/{making.pk}/")
        making.refresh_from_db()
        self.assertEqual(making.progress, "waiting")
        self.assertContains(client.get(self.address, headers={"HX-Request": "true"}), "every 2s")

    def test_an_interrupted_upload_is_shown_to_its_owner_and_given_up(self):
        upload = Upload.objects.begin(self.production, name="long.mp4", size=99, by=self.samira)
        self.assertContains(self.as_(self.samira).get(self.address), "long.mp4")
        self.assertNotContains(self.as_(self.karim).get(self.address), "long.mp4")
        self.assertEqual(self.status(self.karim, f"/depots/{upload.key}/abandon/", "post"), 404)
        self.as_(self.samira).post(f"/depots/{upload.key}/abandon/")
        self.production.refresh_from_db()
        self.assertEqual((Upload.objects.count(), self.production.used_bytes), (0, 0))

    def test_an_archived_production_is_seen_and_no_more_changed(self):
        self.as_(self.karim).post(self.address + "archives/")
        self.assertNotContains(self.as_(self.samira).get(self.address), "Déposer des fichiers")
        self.as_(self.karim).post(self.address + "etapes/", {"name": "Trop tard"})
        self.assertFalse(Step.objects.filter(name="Trop tard").exists())
        self.as_(self.karim).post(self.address + "archives/", {"rouvrir": "1"})
        self.assertContains(self.as_(self.samira).get(self.address), "Déposer des fichiers")
