"""A report says the same for ever: after a birthday, a move, an erasure, a merge, another scheme."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.funding.models import Dimension, IndicatorScheme, Report
from focale.funding.selection import Selection
from focale.people.models import Residence
from focale.programme.models import Attendance
from focale.testing import FocaleTest

from .season import RandomSeason


class ReportTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.story = RandomSeason(cls, 11)

    def setUp(self):
        super().setUp()
        today = timezone.localdate()
        self.scheme = IndicatorScheme.objects.with_scales()[0]
        self.report = Report.objects.save_for(
            "Ville",
            title="Saison",
            selection=Selection(today - timedelta(days=130), today),
            scheme=self.scheme,
            by=self.coralie,
        )
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")

    def printed(self):
        body = self.client.get(f"/bilans/{self.report.pk}/").content.decode()
        return body[body.index("<main") : body.index("</main>")].split("csrfmiddlewaretoken")[0]

    def test_it_is_printed_the_same_after_a_birthday_a_move_and_an_erasure(self):
        before = self.printed()
        first, second, third = self.story.people[:3]
        first.born_on = first.born_on - timedelta(days=4000)
        first.save()
        Residence.objects.settle(second, by=self.coralie, town="Paris", in_district="no")
        third.account.delete()
        Attendance.objects.filter(person=third).update(person=None)
        self.assertEqual(self.printed(), before)
        self.assertEqual(self.report.changes_since(), [])
        self.assertEqual(Report.objects.broken(), [])

    def test_it_keeps_its_brackets_when_the_scheme_changes(self):
        before = self.printed()
        ages = Dimension.objects.get(scheme=self.scheme, fact="age")
        rows = [{"label": "Tous", "min_age": 0, "max_age": None}]
        ages.settle_brackets(rows, by=self.coralie, label="Âges", unknown_label="?")
        self.scheme.take_away(by=self.coralie)
        self.assertEqual(self.printed(), before)
        self.assertEqual(self.report.changes_since(), [])

    def test_it_says_what_is_counted_differently_today(self):
        row = Attendance.objects.present().filter(on__range=self.report.days).first()
        Attendance.objects.filter(pk=row.pk).update(minutes=row.minutes + 60)
        changes = self.report.changes_since()
        self.assertIn("Minutes de présence", [change["what"] for change in changes])
        then, now = changes[0]["then"], changes[0]["now"]
        self.assertEqual(now - then, 60)
        page = self.client.get(f"/bilans/{self.report.pk}/comparaison/")
        self.assertContains(page, "Minutes de présence")

    def test_a_changed_number_breaks_the_seal(self):
        self.assertEqual(Report.objects.broken(), [])
        self.report.content["figures"]["named"]["people"] += 1
        self.report.save()
        self.assertEqual(Report.objects.broken(), [self.report])
        self.assertContains(self.client.get(f"/bilans/{self.report.pk}/"), "ne dit plus")
        with self.assertRaises(ValidationError):
            self.report.publish(by=self.coralie)

    def test_a_new_hash_beside_it_does_not_help(self):
        self.report.content["figures"]["named"]["people"] += 1
        self.report.sha256 = "0" * 64
        self.report.save()
        self.assertFalse(self.report.is_intact())

    def test_it_is_public_only_when_the_team_says_so(self):
        address = f"/chiffres/public/{self.report.pk}/"
        self.client.logout()
        self.assertEqual(self.client.get(address).status_code, 404)
        self.report.publish(by=self.coralie)
        self.assertContains(self.client.get("/chiffres/public/"), "Saison")
        page = self.client.get(address)
        self.assertContains(page, "moins de 5")
        self.assertNotContains(page, "/chiffres/lignes/")
        self.report.withdraw(by=self.coralie)
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_it_is_saved_from_the_page_of_figures(self):
        answer = self.client.post("/bilans/nouveau/?vacances=oui", {"title": "Vacances", "funder": "CAF"})
        saved = Report.objects.get(title="Vacances")
        self.assertRedirects(answer, f"/bilans/{saved.pk}/")
        self.assertEqual(saved.content["words"], [["Vacances scolaires", "Pendant les vacances"]])
        self.assertTrue(saved.is_intact())
        self.assertEqual(self.client.post("/bilans/nouveau/", {"title": ""}).status_code, 422)

    def test_it_leaves_as_a_file(self):
        for ending in ("csv", "xlsx", "ods"):
            answer = self.client.get(f"/bilans/{self.report.pk}/fichier/", {"format": ending})
            self.assertGreater(len(b"".join(answer.streaming_content)), 500)
