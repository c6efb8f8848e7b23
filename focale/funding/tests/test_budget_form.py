"""The lines 74 name each funder and where it stands; a copy for one funder begins as the own budget."""

from django.urls import reverse
from django.utils import timezone

from focale.funding.models import Action, BudgetLine, Funder, Grant, GrantReport, GrantRequest, Line74
from focale.funding.report_money import planned_of
from focale.funding.reporting import content_of
from focale.people.models import Organisation
from focale.testing import FocaleTest, at


class BudgetFormTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.days = {"first_day": at(-10).date(), "last_day": at(200).date()}
        self.action = Action.objects.create(code="ete", name="Un été", **self.days)
        self.drac, self.ddets, self.town = (
            Funder.objects.create(
                organisation=Organisation.objects.create(name=name), line=line, department=department
            )
            for name, line, department in (
                ("DRAC", Line74.STATE, "livre et cinéma"),
                ("DDETS", Line74.STATE, ""),
                ("Ville", Line74.TOWN, ""),
            )
        )
        self.client.force_login(self.coralie)

    def post(self, status=302, copy="", **typed):
        address = reverse("action-budget", args=[self.action.pk]) + copy
        answer = self.client.post(address, typed)
        self.assertEqual(answer.status_code, status)
        return answer

    def fill(self, **more):
        given = {f"f{self.drac.pk}": "300", f"f{self.ddets.pk}": "200", f"f{self.town.pk}": "500"}
        return self.post(**{"622": "1000"} | given | more)

    def test_two_services_of_one_line_keep_their_names_and_add_up(self):
        self.fill()
        told = set(BudgetLine.objects.exclude(funder=None).values_list("funder", "line", "planned_cents"))
        expected = {(self.drac.pk, "74E", 30_000), (self.ddets.pk, "74E", 20_000)}
        self.assertEqual(told, expected | {(self.town.pk, "74C", 50_000)})
        self.assertEqual(planned_of(self.action), {"622": 100_000, "74E": 50_000, "74C": 50_000})

    def test_each_funder_stands_as_its_request_and_its_grant_say(self):
        GrantRequest.objects.create(action=self.action, funder=self.ddets, asked_cents=1, state="sent")
        Grant.award(action=self.action, funder=self.town, cents=100, by=self.coralie, **self.days)
        shown = self.client.get(reverse("action-budget", args=[self.action.pk]))
        for said in (
            "DRAC, livre et cinéma · attendu",
            "DDETS · demandé",
            "Ville · accordé",
            "Fonds européens",
        ):
            self.assertContains(shown, said)
        self.assertNotContains(shown, "sans la nommer")

    def test_a_sum_that_names_nobody_stays_and_is_shown(self):
        BudgetLine.objects.create(action=self.action, line="74C", planned_cents=700)
        shown = self.client.get(reverse("action-budget", args=[self.action.pk]))
        self.assertContains(shown, "Commune(s), sans la nommer")
        self.fill(**{"74C": "7", "622": "1007"})
        self.assertEqual(planned_of(self.action)["74C"], 50_700)

    def test_the_copy_of_a_request_begins_as_the_own_budget_and_goes_its_own_way(self):
        self.fill()
        asked = GrantRequest.objects.create(action=self.action, funder=self.town, asked_cents=60_000)
        copy = f"?demande={asked.pk}"
        shown = self.client.get(reverse("action-budget", args=[self.action.pk]) + copy)
        self.assertContains(shown, 'value="1000"')
        self.assertFalse(asked.budget_lines.exists())
        answer = self.post(copy=copy, **{"622": "600", f"f{self.town.pk}": "600"})
        self.assertRedirects(answer, reverse("request", args=[asked.pk]))
        self.assertEqual(planned_of(self.action, asked), {"622": 60_000, "74C": 60_000})
        self.assertEqual(planned_of(self.action)["622"], 100_000)

    def test_sides_that_differ_are_refused_also_when_a_funder_makes_the_difference(self):
        answer = self.fill(status=422, **{f"f{self.drac.pk}": "299"})
        self.assertContains(answer, "doivent être égaux", status_code=422)
        self.assertContains(answer, 'value="299"', status_code=422)
        for wrong in ("-1", "x", "99999999999"):
            self.fill(status=422, **{f"f{self.drac.pk}": wrong})
        self.assertFalse(BudgetLine.objects.exists())

    def test_the_sums_of_both_sides_stand_under_what_is_typed(self):
        address = reverse("action-budget", args=[self.action.pk])
        self.assertContains(self.client.get(address), '<b data-sum="expense">0\u00a0€</b>')
        refused = self.fill(status=422, **{f"f{self.drac.pk}": "299", "864": "12", "870": "12"})
        self.assertContains(refused, '<b data-sum="expense">1\u202f000\u00a0€</b>', status_code=422)
        self.assertContains(refused, '<b data-sum="income">999\u00a0€</b>', status_code=422)
        self.assertContains(refused, 'data-gap="86 87" hidden', status_code=422)
        self.assertNotContains(refused, 'data-gap="expense income" hidden', status_code=422)
        self.fill()
        self.assertContains(self.client.get(address), 'data-gap="expense income" hidden')

    def test_the_report_sets_what_each_funder_was_to_give_beside_what_it_gave(self):
        self.fill()
        grant = Grant.award(
            action=self.action, funder=self.town, cents=40_000, by=self.coralie,
            agreed_on=timezone.localdate(), **self.days,
        )  # fmt: skip
        report = GrantReport.begin(grant, by=self.coralie)
        report.count(content_of(report))
        told = {one["name"]: (one["planned"], one["cents"]) for one in report.content["money"]["funders"]}
        self.assertEqual(
            told, {"Ville": (50_000, 40_000), "DRAC, livre et cinéma": (30_000, 0), "DDETS": (20_000, 0)}
        )
        self.assertContains(self.client.get(reverse("grant-report", args=[report.pk])), "livre et cinéma")
