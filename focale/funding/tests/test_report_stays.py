"""A report that was sent is printed the same for ever, whatever is lived, corrected or forgotten after."""

from datetime import date

from django.utils import timezone

from focale.funding.models import Action, Commitment, Funder, Grant, GrantReport, Line74
from focale.funding.report_pdf import report_pdf, told
from focale.funding.report_sheets import workbook
from focale.funding.reporting import content_of
from focale.money.models import Expense, Purpose, Tariff
from focale.people.models import Organisation, Residence
from focale.programme.marking import mark
from focale.testing import FocaleTest, at, years_ago


class ReportStaysTest(FocaleTest):
    def setUp(self):
        super().setUp()
        year = timezone.localdate().year
        days = {"first_day": date(year - 1, 1, 1), "last_day": date(year + 1, 12, 31)}
        action = Action.objects.create(code="ete", name="Un été", **days)
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        self.grant = Grant.award(action=action, funder=town, cents=90_000, by=self.coralie, **days)
        rules = [{"label": "Tout le monde", "payer": "grant"}]
        facts = {"name": "Ateliers", "basis": "per_hour", "public_cents": 600, "rules": rules}
        self.tariff = Tariff.propose(**facts, by=self.coralie)
        self.course_ = self.course(
            seats=3, days=(-3, 10), booking="by_date", tariff=self.tariff, fund=self.grant.fund
        )
        self.consent(self.lina)
        past, ahead = self.course_.occurrences.all()
        Commitment.make(action, self.course_, by=self.coralie)
        self.course_.seatings.get(occurrence=ahead).register(
            [self.lina], made_by=self.samira.person, by=self.coralie
        )
        for child in (self.lina, self.nour):
            mark(past, child, "present", by=self.coralie)
        facts = {"purpose": Purpose.CONSUMABLES, "cents": 30_000, "project": "ete"}
        self.expense = Expense.note(label="Pellicules", day=timezone.localdate(), by=self.thomas, **facts)
        self.report = GrantReport.begin(self.grant, by=self.coralie)
        self.report.send(content_of(self.report), by=self.coralie)
        self.before = self.said()
        self.printed = report_pdf(self.report)

    def said(self):
        report = GrantReport.objects.get(pk=self.report.pk)
        rows = {part.part: part.content for part in report.parts.all()}
        return report.content, rows, told(report), workbook(report, "xlsx")

    def assertStays(self):
        self.assertEqual(self.said(), self.before)
        self.assertEqual(report_pdf(GrantReport.objects.get(pk=self.report.pk)), self.printed)
        self.assertTrue(GrantReport.objects.get(pk=self.report.pk).is_intact())
        self.assertEqual(GrantReport.objects.broken(), [])

    def test_printed_twice_it_is_the_same_file(self):
        self.assertEqual(report_pdf(GrantReport.objects.get(pk=self.report.pk)), self.printed)
        self.assertIn(b"StructTreeRoot", self.printed)

    def test_after_a_birthday(self):
        self.lina.born_on = years_ago(30)
        self.lina.save()
        self.assertStays()

    def test_after_a_move(self):
        Residence.objects.settle(self.lina, by=None, town="Nîmes", in_district="no", since=at(-30).date())
        self.assertStays()

    def test_after_an_erasure(self):
        self.nour.erase(by=self.coralie)
        self.assertStays()
        self.assertEqual(content_of(self.report)["figures"]["named"]["people"], 2)

    def test_after_a_merge_of_which_a_new_count_tells_one_person_less(self):
        self.lina.absorb(self.nour, by=self.coralie)
        self.assertStays()

    def test_after_another_tariff(self):
        self.tariff.write(basis="per_hour", public_cents=5_000, rules=[], by=self.coralie)
        self.assertStays()
        self.assertEqual(content_of(self.report)["offered"], self.before[0]["offered"])

    def test_after_an_expense_was_corrected_which_a_new_report_says(self):
        self.expense.cancel(reason="Double", by=self.thomas)
        self.assertStays()
        self.assertNotIn("601", content_of(self.report)["money"]["lines"])

    def test_after_the_activity_counts_for_the_action_no_more(self):
        Commitment.objects.get().end(by=self.coralie)
        self.assertStays()

    def test_rows_changed_behind_its_back_are_found(self):
        self.report.parts.filter(part="601").update(content=[["Pellicules", 1, "expense", 1, ""]])
        self.assertEqual(GrantReport.objects.broken(), [self.report])
