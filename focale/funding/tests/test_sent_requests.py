"""A request that was sent stays what it was: fields, copy of the budget, what the report compares with."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from focale.funding.models import Action, BudgetLine, Funder, GrantRequest, Line74
from focale.funding.report_money import planned_of
from focale.funding.requesting import content_of
from focale.people.models import Organisation
from focale.testing import FocaleTest


class SentRequestTest(FocaleTest):
    def setUp(self):
        super().setUp()
        town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        funder = Funder.objects.create(organisation=town, line=Line74.TOWN)
        year = timezone.localdate().year
        days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
        self.action = Action.objects.create(code="ete", name="Un été d'images", **days)
        self.asked = GrantRequest.objects.create(action=self.action, funder=funder, asked_cents=500_000)
        for line in ("60", "74C"):
            BudgetLine.objects.create(action=self.action, request=self.asked, line=line, planned_cents=40_000)
        self.client.force_login(self.coralie)

    def send(self):
        self.asked.send(content_of(self.asked), on=timezone.localdate(), by=self.coralie)

    def test_its_fields_are_changed_before_and_refused_after(self):
        address = reverse("grant-record-edit", args=["demandes", self.asked.pk])
        typed = {"action": self.action.pk, "funder": self.asked.funder_id, "asked_cents": "6 000"}
        typed |= {"form": "money", "frequency": "first", "aim": "project", "period": "year"}
        self.assertEqual(self.client.post(address, typed).status_code, 302)
        self.send()
        answer = self.client.post(address, typed | {"asked_cents": "9"})
        self.assertContains(answer, "elle ne peut plus changer", status_code=422)
        self.assertEqual(GrantRequest.objects.get().asked_cents, 600_000)

    def test_its_budget_is_refused_after_and_the_report_compares_with_what_was_sent(self):
        self.send()
        told = planned_of(self.action, self.asked)
        self.assertEqual(sum(told.values()), 80_000)
        address = f"{reverse('action-budget', args=[self.action.pk])}?demande={self.asked.pk}"
        answer = self.client.post(address, {"601": "1", "70": "1"})
        self.assertContains(answer, "elle ne peut plus changer", status_code=422)
        self.asked.budget_lines.update(planned_cents=100)
        self.assertEqual(planned_of(self.action, self.asked), told)
