"""The screens of machines: one tap for a date, two for a person, the list, the file of hours."""

from django.urls import reverse

from focale.place.models import Equipment
from focale.programme.models import Usage
from focale.testing import FocaleTest, at


class MachinePagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.machine = Equipment.objects.create(
            name="Agrandisseur", kind="darkroom", site=self.site, room=self.darkroom, hourly_cents=450
        )
        lab = self.course(title="Labo", days=(5,), room=self.darkroom)
        self.date = lab.plan(
            starts_at=at(0, 9),
            ends_at=at(0, 12),
            room=self.darkroom,
            leaders=[self.karim.person],
            by=self.coralie,
        )
        self.client.force_login(self.karim)

    def post(self, name, pk, status=302, **typed):
        answer = self.client.post(reverse(name, args=[pk]), typed)
        self.assertEqual(answer.status_code, status)
        return answer

    def test_todays_machine_is_noted_with_one_tap_by_who_leads(self):
        shown = self.client.get("/machines/")
        self.assertContains(shown, f'value="{self.machine.pk}:180"')
        answer = self.post("occurrence-machines", self.date.pk, tap=f"{self.machine.pk}:180", back="machines")
        self.assertEqual(answer.url, "/machines/")
        self.assertEqual(Usage.objects.get().minutes, 180)
        self.assertContains(self.client.get("/machines/"), "noté")

    def test_another_length_and_a_second_thought(self):
        self.post("occurrence-machines", self.date.pk, equipment=self.machine.pk, minutes="45")
        again = self.post("occurrence-machines", self.date.pk, 422, tap=f"{self.machine.pk}:180")
        self.assertContains(again, "déjà noté", status_code=422)
        self.post("usage-removal", Usage.objects.get().pk)
        self.assertFalse(Usage.objects.standing().exists())

    def test_what_is_typed_wrong_gets_a_sentence(self):
        for tap in ("x:180", f"{self.machine.pk}:x", f"{self.machine.pk}:99999", "9999999999999999999999:1"):
            self.post("occurrence-machines", self.date.pk, 422, tap=tap)
        self.post("machine", self.machine.pk, 422, minutes="60")
        unknown = self.post("machine", self.machine.pk, 422, who="Zoé Inconnue", minutes="60")
        self.assertContains(unknown, "Personne à ce nom", status_code=422)
        self.assertContains(unknown, "Zoé Inconnue", status_code=422)
        self.assertFalse(Usage.objects.exists())

    def test_hours_of_a_person_are_noted_by_the_whole_name(self):
        self.post("machine", self.machine.pk, who="Lina Benali", minutes="60")
        self.assertEqual(Usage.objects.get().person, self.lina)
        self.assertContains(self.client.get(reverse("machine", args=[self.machine.pk])), "Lina")

    def test_a_leader_reads_only_the_names_noted_by_this_leader(self):
        Usage.note(self.machine, 60, person=self.lina, by=self.coralie)
        self.assertNotContains(self.client.get(reverse("machine", args=[self.machine.pk])), "Lina")
        said = b"".join(self.client.get(reverse("machine", args=[self.machine.pk]) + "?format=csv"))
        self.assertNotIn(b"Lina", said)
        self.assertIn(b"une personne", said)

    def test_nobody_takes_back_what_another_leader_noted(self):
        usage = Usage.note(self.machine, 60, person=self.lina, by=self.coralie)
        self.post("usage-removal", usage.pk, 404)

    def test_a_date_of_somebody_else_is_not_found(self):
        self.client.force_login(self.adult("Hugo", role="leader"))
        self.assertEqual(
            self.client.get(reverse("occurrence-machines", args=[self.date.pk])).status_code, 404
        )

    def test_the_team_keeps_the_list_and_says_whether_the_cost_is_apart(self):
        self.client.force_login(self.coralie)
        facts = {"name": "Imprimante", "kind": "printing", "site": self.site.pk, "is_open": "on"}
        answer = self.client.post(
            "/reglages/machines/nouveau/", facts | {"price": "12,50", "room": self.studio.pk}
        )
        self.assertEqual(answer.status_code, 302)
        made = Equipment.objects.get(name="Imprimante")
        self.assertEqual((made.hourly_cents, made.is_cost_apart), (1_250, False))
        twice = self.client.post("/reglages/machines/nouveau/", facts)
        self.assertEqual(twice.status_code, 422)
        self.assertContains(self.client.get("/machines/?q=imprim"), "Imprimante")
        self.assertNotContains(self.client.get("/machines/?genre=video"), "Imprimante")
        self.assertContains(self.client.get(reverse("machine", args=[made.pk])), "déjà dans les dépenses")
