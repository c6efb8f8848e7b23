"""Hours are signed by who gave them; the sheet that proves them is printed or handed over as a file."""

from django.core.exceptions import ValidationError

from focale.association.models import Task, VolunteerTime
from focale.testing import FocaleTest


class TimeSheetsTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.task = Task.objects.create(name="Accueil", hourly_cents=1500)

    def note(self, by, person=None, minutes=90):
        return VolunteerTime.enter(person or self.odile.person, self.task, minutes, by=by)

    def get(self, account, address):
        self.client.force_login(account)
        return self.client.get(address)

    def test_noting_one_s_own_hours_signs_them_and_those_the_team_noted_wait_for_the_volunteer(self):
        self.assertIsNotNone(self.note(self.odile).signed_at)
        time = self.note(self.coralie)
        self.assertIsNone(time.signed_at)
        page = self.get(self.odile, "/benevolat/")
        self.assertContains(page, "À signer")
        self.client.post("/benevolat/signature/", {"time": [time.pk]})
        time.refresh_from_db()
        self.assertIsNotNone(time.signed_at)
        self.assertNotContains(self.client.get("/benevolat/"), "À signer")

    def test_nobody_signs_for_somebody_else_nor_what_was_refused(self):
        time = self.note(self.coralie)
        self.client.force_login(self.samira)
        self.client.post("/benevolat/signature/", {"time": [time.pk, "x", "-1", "9" * 40]})
        with self.assertRaises(ValidationError):
            time.sign(by=self.coralie)
        time.refuse("Autre jour", by=self.coralie)
        with self.assertRaises(ValidationError):
            time.sign(by=self.odile)
        time.refresh_from_db()
        self.assertIsNone(time.signed_at)

    def test_signing_twice_keeps_the_first_moment(self):
        time = self.note(self.coralie)
        time.sign(by=self.odile)
        first = time.signed_at
        time.sign(by=self.odile)
        self.assertEqual(time.signed_at, first)

    def test_the_sheet_adds_up_what_stands_and_says_what_is_not_signed(self):
        self.note(self.odile, minutes=60)
        self.note(self.coralie, minutes=30).validate(by=self.coralie)
        self.note(self.odile, minutes=240).refuse("Déjà notées", by=self.coralie)
        page = self.get(self.odile, "/benevolat/feuille/")
        self.assertContains(page, "1\xa0h\xa030")
        self.assertContains(page, "1 ligne n’est pas signée")
        self.assertContains(page, str(self.coralie))
        self.assertNotContains(page, "4\xa0h")
        self.assertContains(
            self.client.get("/benevolat/feuille/?du=2001-01-01&au=2001-12-31"), "Aucune heure"
        )
        bad = self.client.get("/benevolat/feuille/?du=2030-01-01&au=2001-12-31")
        self.assertContains(bad, "finit avant de commencer")
        lines = self.client.get("/benevolat/feuille/?format=csv").getvalue().decode("utf-8-sig").splitlines()
        self.assertEqual(len(lines), 3)
        self.assertEqual(self.client.get("/benevolat/feuille/?format=exe").status_code, 404)

    def test_the_team_opens_anybody_s_sheet_and_others_only_their_own(self):
        self.note(self.odile)
        address = f"/benevolat/feuille/?pour={self.odile.person.pk}"
        self.assertContains(self.get(self.coralie, address), str(self.odile.person))
        self.assertContains(
            self.client.get("/benevolat/heures/"), f"/benevolat/feuille/?pour={self.odile.person.pk}"
        )
        self.assertNotContains(self.get(self.samira, address), str(self.odile.person))
