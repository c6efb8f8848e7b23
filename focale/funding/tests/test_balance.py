"""The financial report of an action: every cent has its fact, both sides are equal, 86 equals 87."""

from datetime import date

from django.utils import timezone

from focale.association.models import Task, VolunteerTime
from focale.funding import balance
from focale.funding.cerfa import EXPENSE, GROUPS, IN_KIND, INCOME, SIDE_OF
from focale.funding.models import Action, Commitment, Funder, Grant, Line74, Spending
from focale.money.models import PLACES, Charge, Contribution, Expense, Income, InKind, Purpose
from focale.money.pricing import Quote
from focale.people.models import Organisation
from focale.testing import FocaleTest


class BalanceTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        year = cls.today.year
        cls.days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **cls.days)
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        cls.grant = Grant.award(
            action=cls.action, funder=town, cents=100_000, by=cls.coralie, agreed_on=cls.today, **cls.days
        )

    def rows(self):
        return balance.rows(self.action, self.days["first_day"], self.days["last_day"])

    def totals(self):
        return balance.totals(self.rows())

    def spend(self, cents, purpose=Purpose.CONSUMABLES, project=""):
        return Expense.note(
            label="Achat", purpose=purpose, cents=cents, day=self.today, project=project, by=self.thomas
        )

    def test_every_purpose_of_the_books_has_its_line_on_the_form(self):
        self.assertEqual({place.line for place in PLACES.values()} - set(SIDE_OF) - {"74"}, set())
        for purpose, place in PLACES.items():
            if purpose != Purpose.GRANTS:
                self.assertEqual(SIDE_OF[place.line] == EXPENSE, place.is_expense, purpose)

    def test_volunteering_and_gifts_are_not_swapped_between_form_and_chart(self):
        self.assertEqual(
            (PLACES[Purpose.VOLUNTEERING].account, PLACES[Purpose.VOLUNTEERING].line), ("875", "870")
        )
        self.assertEqual(
            (PLACES[Purpose.GIFTS_IN_KIND].account, PLACES[Purpose.GIFTS_IN_KIND].line), ("870", "875")
        )

    def test_an_expense_counts_whole_by_its_code_or_by_the_part_shared_out(self):
        self.spend(3_000, project="ete")
        shared = self.spend(10_000, Purpose.INSTRUCTOR_FEES, project="ete")
        Spending.make(shared, self.action, cents=4_000, grant=self.grant, by=self.coralie)
        self.assertEqual(
            {line: c for line, c in self.totals().items() if line[0] == "6"}, {"601": 3_000, "622": 4_000}
        )

    def test_what_is_not_shared_out_to_others_follows_the_code(self):
        other = Action.objects.create(code="metier", name="Je filme", **self.days)
        Spending.make(self.spend(10_000, project="ete"), other, cents=3_000, by=self.coralie)
        self.assertEqual(self.totals()["601"], 7_000)

    def test_fees_count_by_the_share_of_the_activity_and_credit_notes_take_them_back(self):
        course = self.course()
        Commitment.make(self.action, course, share_percent=50, by=self.coralie)
        party = course.seatings.get().register(
            [self.odile.person], made_by=self.odile.person, by=self.coralie
        )
        registration = party.registrations.get()
        registration.charge = Charge.make(
            Quote(7_201, 7_201),
            label="Stage",
            purpose=Purpose.ACTIVITY_FEES,
            day=self.today,
            payer=self.odile.person,
            by=self.coralie,
        )
        registration.save()
        self.assertEqual(self.totals()["70"], 3_601)
        registration.charge.credit(reason="annulé", by=self.coralie)
        self.assertNotIn("70", self.totals())

    def test_what_is_left_of_a_grant_is_carried_over_and_both_sides_are_equal(self):
        self.spend(30_000, project="ete")
        found = balance.balanced(self.rows())
        self.assertEqual(balance.totals(found)["68"], 70_000)
        self.assertEqual(balance.total(found, EXPENSE), balance.total(found, INCOME))

    def test_what_is_missing_is_paid_by_the_association_itself(self):
        self.spend(130_000, project="ete")
        found = balance.balanced(self.rows())
        self.assertEqual(balance.totals(found)["OWN"], 30_000)
        self.assertEqual(balance.total(found, EXPENSE), balance.total(found, INCOME))

    def test_what_is_given_without_money_stands_on_both_sides(self):
        kinds = {InKind.PREMISES: 5_000, InKind.THINGS: 700, InKind.SERVICES: 900}
        for kind, cents in kinds.items():
            Contribution.note(
                label="Don", kind=kind, cents=cents, day=self.today, project="ete", by=self.thomas
            )
        task = Task.objects.create(name="Accueil", hourly_cents=1_500)
        VolunteerTime.objects.create(
            person=self.odile.person,
            task=task,
            minutes=90,
            hourly_cents=1_500,
            project="ete",
            validated_at=timezone.now(),
        )
        found = self.totals()
        self.assertEqual(sum(found[line] for line, _w in IN_KIND[0].lines if line in found), 8_850)
        self.assertEqual(sum(found[line] for line, _w in IN_KIND[1].lines if line in found), 8_850)
        self.assertEqual((found["870"], found["875"]), (2_250, 700))

    def test_lines_of_subsidies_equal_the_list_of_funders(self):
        lines = [number for group in GROUPS if group.number == "74" for number, _words in group.lines]
        granted = sum(cents for line, cents in self.totals().items() if line in lines)
        self.assertEqual(granted, sum(grant.granted_cents for grant in self.action.grants.all()))

    def test_income_noted_for_the_action_stands_on_its_line(self):
        Income.note(
            label="Vente", purpose=Purpose.SALES, cents=1_200, day=self.today, project="ete", by=self.thomas
        )
        self.assertEqual(self.totals()["70"], 1_200)
