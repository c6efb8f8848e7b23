"""The screens of grants, walked as the coordinator does: funder, action, request, answer, money, report."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from focale.funding.models import (
    Action,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    GrantRequest,
    OrganisationDocument,
    Spending,
)
from focale.money.models import Expense, Purpose
from focale.testing import FocaleTest


class GrantPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.today = timezone.localdate()
        self.year = {"first_day": f"{self.today.year}-01-01", "last_day": f"{self.today.year}-12-31"}

    def post(self, name, /, *args, status=302, **typed):
        answer = self.client.post(reverse(name, args=args), typed)
        self.assertEqual(answer.status_code, status, answer.content.decode()[:3000] if status == 302 else "")
        return answer

    def an_action(self):
        self.post("grant-record-new", "financeurs", name="Ville d'Alès", line="74C")
        self.post("grant-record-new", "actions", name="Un été d'images", **self.year)
        return Action.objects.get()

    def test_from_the_request_to_the_report_that_was_sent(self):
        action, funder = self.an_action(), Funder.objects.get()
        self.post("action-indicator", action.pk, label="Jeunes", measure="people", planned_min="10")
        self.post("action-budget", action.pk, **{"601": "400", f"f{funder.pk}": "1000", "622": "600"})
        choices = {"form": "money", "frequency": "first", "aim": "project", "period": "year"}
        self.post(
            "grant-record-new", "demandes", action=action.pk, funder=funder.pk, asked_cents="1 000", **choices
        )
        asked = GrantRequest.objects.get()
        self.post("request-sending", asked.pk)
        self.post("request-answer", asked.pk, cents="900", on=self.today.isoformat())
        grant = Grant.objects.get()
        self.assertEqual(grant.granted_cents, 90_000)
        self.post("grant-instalment", grant.pk, cents="500", on=self.today.isoformat())
        self.post("instalment-reception", grant.payments.get().pk, day=self.today.isoformat())
        course = self.course()
        self.post("action-commitment", action.pk, activity=course.pk, share_percent="50")
        expense = Expense.note(
            label="Pellicules",
            purpose=Purpose.CONSUMABLES,
            cents=30_000,
            day=date(self.today.year, 1, 1),
            by=self.thomas,
        )
        self.post("action-spending", action.pk, expense=expense.pk, cents="", grant=grant.pk)
        self.post("grant-report-new", grant.pk)
        report = GrantReport.objects.get()
        self.post("grant-report-words", report.pk, carried_out="Tout s'est bien passé.", **self.year)
        shown = self.client.get(reverse("grant-report", args=[report.pk])).content.decode()
        for said in ("Tout s&#x27;est bien passé.", "Jeunes"):
            self.assertIn(said, shown)
        self.assertContains(
            self.client.get(reverse("grant-report-facts", args=[report.pk]), {"ligne": "601"}), "Pellicules"
        )
        self.post("grant-report-sending", report.pk)
        report.refresh_from_db()
        self.assertTrue(report.is_intact())
        for page in ("action-activities", "action-money"):
            self.assertEqual(self.client.get(reverse(page, args=[action.pk])).status_code, 200)
        for page in ("grants", "funders", "documents"):
            self.assertEqual(self.client.get(reverse(page)).status_code, 200)
        for page, thing in (("action", action), ("grant", grant), ("request", asked)):
            self.assertEqual(self.client.get(reverse(page, args=[thing.pk])).status_code, 200)

    def test_who_begins_with_nothing_is_led_to_what_comes_first(self):
        funder, action = (reverse("grant-record-new", args=[kind]) for kind in ("financeurs", "actions"))
        first = {"grant-new": [], "grant-record-new": ["demandes"]}
        for name, args in first.items():
            page = self.client.get(reverse(name, args=args))
            for address in (funder, action):
                self.assertContains(page, f'href="{address}"')
        calls = self.client.get(reverse("grant-record-new", args=["appels"]))
        self.assertContains(calls, funder)
        self.assertNotContains(calls, f'href="{action}"')
        self.an_action()
        for name, args in first.items():
            self.assertNotContains(self.client.get(reverse(name, args=args)), f'href="{funder}"')

    def test_a_budget_that_does_not_balance_is_refused_and_keeps_what_was_typed(self):
        answer = self.post("action-budget", self.an_action().pk, status=422, **{"601": "400", "74E": "1000"})
        self.assertContains(answer, "doivent être égaux", status_code=422)
        self.assertContains(answer, 'value="1000"', status_code=422)

    def test_more_than_the_whole_activity_or_than_the_grant_is_refused_with_a_sentence(self):
        action, course = self.an_action(), self.course()
        other = Action.objects.create(code="autre", name="Autre", **self.year)
        Commitment.make(other, course, share_percent=80, by=self.coralie)
        answer = self.post("action-commitment", action.pk, activity=course.pk, share_percent="50", status=422)
        self.assertContains(answer, "Il ne reste que 20", status_code=422)

    def test_what_was_committed_is_taken_back(self):
        action, course = self.an_action(), self.course()
        made = Commitment.make(action, course, by=self.coralie)
        self.post("commitment-end", made.pk)
        self.assertFalse(Commitment.objects.live().exists())
        self.assertFalse(Spending.objects.exists())

    def test_a_file_that_is_no_paper_is_refused(self):
        page = SimpleUploadedFile("statuts.pdf", b"<html><script>alert(1)</script></html>")
        typed = {"kind": "statutes", "issued_on": self.today.isoformat(), "file": page}
        self.post("grant-record-new", "documents", status=422, **typed)
        self.assertFalse(OrganisationDocument.objects.exists())

    def test_who_has_no_right_sees_no_grant_and_the_board_reads_but_does_not_write(self):
        action = self.an_action()
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(reverse("grants")).status_code, 403)
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get(reverse("action", args=[action.pk])).status_code, 200)
        self.assertEqual(self.client.get(reverse("action-budget", args=[action.pk])).status_code, 403)
