"""The report to a funder: live until sent, frozen after; a birthday, a move or an erasure changes nothing."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.funding.models import (
    Action,
    BudgetLine,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    Indicator,
    Line74,
    Measure,
)
from focale.funding.reporting import content_of
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation, Residence
from focale.programme.models import Attendance
from focale.testing import FocaleTest, at


class WithAReport(FocaleTest):
    """An action with one grant, an expense and two children who came; its report is begun."""

    def setUp(self):
        super().setUp()
        today = timezone.localdate()
        self.days = {"first_day": date(today.year, 1, 1), "last_day": date(today.year, 12, 31)}
        self.action = Action.objects.create(code="ete", name="Un été d'images", **self.days)
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        self.grant = Grant.award(
            action=self.action, funder=town, cents=100_000, by=self.coralie, agreed_on=today, **self.days
        )
        Indicator.objects.create(
            action=self.action, label="Jeunes", measure=Measure.PEOPLE, planned_min=10, planned_max=20
        )
        Indicator.objects.create(action=self.action, label="Films", noted="3 films")
        BudgetLine.objects.create(action=self.action, line="601", planned_cents=40_000)
        Expense.note(
            label="Pellicules",
            purpose=Purpose.CONSUMABLES,
            cents=30_000,
            day=today,
            project="ete",
            by=self.thomas,
        )
        self.came()
        self.report = GrantReport.begin(self.grant, by=self.coralie)

    def came(self):
        """Lina, of a priority district, and Nour, of whom nothing is known, came for two hours."""
        Residence.objects.settle(self.lina, by=None, town="Alès", in_district="yes", since=date(2020, 1, 1))
        course = self.course()
        Commitment.make(self.action, course, by=self.coralie)
        past = course.plan(starts_at=at(-1, 9), ends_at=at(-1, 11), by=self.coralie)
        for child in (self.lina, self.nour):
            row = Attendance(occurrence=past, activity=course, person=child, visitor=child.pk)
            row.freeze(child, past, in_school_holidays=False)
            row.presence, row.marked_at = "present", timezone.now()
            row.count_minutes()
            row.save()


class GrantReportTest(WithAReport):
    def test_planned_and_done_stand_side_by_side(self):
        content = content_of(self.report)
        self.assertEqual([i["done"] for i in content["indicators"]], [2, "3 films"])
        line = content["money"]["lines"]["601"]
        self.assertEqual((line["planned"], line["done"]), (40_000, 30_000))
        self.assertEqual([row[0] for row in content["rows"]["601"]], ["Pellicules"])

    def test_both_sides_are_equal_and_the_share_of_the_grant_is_said(self):
        money = content_of(self.report)["money"]
        self.assertEqual(money["expense_cents"], money["income_cents"])
        self.assertEqual(money["share_percent"], 100.0)

    def test_cost_of_each_person_and_hour_leaves_out_what_is_carried_over(self):
        costs = content_of(self.report)["costs"]
        self.assertEqual((costs["person_cents"], costs["hour_cents"]), (15_000, 7_500))

    def test_a_report_that_was_sent_says_the_same_after_a_move_and_an_erasure(self):
        self.report.send(content_of(self.report), by=self.coralie)
        before = self.report.content
        Residence.objects.settle(self.lina, by=None, town="Nîmes", in_district="no", since=date(2020, 1, 1))
        self.nour.erase(by=self.coralie)
        self.report.refresh_from_db()
        self.assertEqual(self.report.content, before)
        self.assertTrue(self.report.is_intact())
        again = content_of(self.report)
        self.assertEqual(again["indicators"], before["indicators"])

    def test_what_was_sent_no_longer_changes_and_a_forgery_is_found(self):
        self.report.send(content_of(self.report), by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "déjà envoyé"):
            self.report.write(observations="Autre chose", by=self.coralie)
        GrantReport.objects.update(content={"money": "beaucoup"})
        self.assertEqual(GrantReport.objects.broken(), [self.report])

    def test_a_report_being_written_goes_on(self):
        self.assertEqual(GrantReport.begin(self.grant, by=self.coralie), self.report)
