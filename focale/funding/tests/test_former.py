"""What a report is compared with: the same action, the one the team names, the likeliest, or nothing."""

from datetime import date

from focale.funding.former import NOTHING, OTHER, PARTLY, former_of
from focale.funding.models import Action, Commitment, Funder, Grant, GrantReport, Line74
from focale.funding.reporting import content_of
from focale.funding.telling_years import reasons, years
from focale.people.models import Organisation
from focale.programme.models import Strand
from focale.testing import FocaleTest


class FormerTest(FocaleTest):
    def setUp(self):
        super().setUp()
        town = Organisation.objects.create(name="Ville")
        self.funder = Funder.objects.create(organisation=town, line=Line74.TOWN)
        self.action = self.an_action("cette-fois", 2024)
        self.report = self.a_report(self.action)

    def an_action(self, code, year, last_year=None):
        days = {"first_day": date(year, 1, 1), "last_day": date(last_year or year, 12, 31)}
        return Action.objects.create(code=code, name=code, **days)

    def a_report(self, action):
        days = {"first_day": date(2024, 1, 1), "last_day": date(2024, 12, 31)}
        grant = Grant.award(action=action, funder=self.funder, cents=900, by=self.coralie, **days)
        return GrantReport.begin(grant, by=self.coralie)

    def test_without_a_year_before_it_is_said(self):
        self.assertEqual(former_of(self.report).reasons, (NOTHING,))
        told = content_of(self.report)["compared"]
        self.assertEqual(years(told), [])
        self.assertIn("Rien de comparable", reasons(told)[0])

    def test_the_same_action_where_it_already_ran(self):
        long = self.an_action("longue", 2022, 2024)
        former = former_of(self.a_report(long))
        self.assertEqual((former.action, former.reasons), (long, ()))
        self.assertEqual((former.first, former.last), (date(2023, 1, 1), date(2023, 12, 31)))

    def test_the_action_the_team_names_though_it_ran_in_part(self):
        other = Action.objects.create(
            code="avant", name="avant", first_day=date(2023, 9, 1), last_day=date(2023, 12, 31)
        )
        self.report.write(by=self.coralie, compared_with=other)
        self.assertEqual(former_of(self.report).reasons, (OTHER, PARTLY))
        self.assertIn("avant", " ".join(reasons(content_of(self.report)["compared"])))

    def test_else_the_one_with_activities_of_the_same_strand(self):
        strand = Strand.objects.create(title="Métiers", slug="metiers", summary="x")
        self.an_action("sans-rapport", 2023)
        former = self.an_action("avant", 2023)
        for number, action in enumerate((former, self.action)):
            Commitment.make(
                action, self.course(title=f"S{number}", strand=strand, days=(20 + number,)), by=self.coralie
            )
        self.assertEqual(former_of(self.report).action, former)
        self.assertEqual(len(years(content_of(self.report)["compared"])), 9)

    def test_a_leap_day_has_a_year_before(self):
        self.report.first_day = self.report.last_day = date(2024, 2, 29)
        self.assertEqual(former_of(self.report).first, date(2023, 2, 28))
