"""The list of grants: what runs or owes a report at first, everything on request, and as a file."""

import io
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from focale.funding.models import Action, Funder, Grant, GrantRequest, Line74
from focale.people.models import Organisation
from focale.testing import FocaleTest


class GrantsListTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.town, self.caf = (
            Funder.objects.create(organisation=Organisation.objects.create(name=name), line=line)
            for name, line in (("Ville", Line74.TOWN), ("CAF", Line74.SOCIAL))
        )
        self.over = self.grant("Hiver passé", self.town, self.today - timedelta(days=400), sent=self.today)
        self.late = self.grant("Printemps", self.caf, self.today - timedelta(days=300))
        self.now = self.grant("Été", self.town, self.today - timedelta(days=10))
        self.client.force_login(self.coralie)

    def grant(self, name, funder, first, sent=None):
        days = {"first_day": first, "last_day": first + timedelta(days=100)}
        action = Action.objects.create(code=f"a{first:%Y%m%d}", name=name, **days)
        facts = {"agreed_on": first, "report_sent_on": sent}
        return Grant.award(action=action, funder=funder, cents=123_450, by=self.coralie, **facts, **days)

    def shown(self, **asked):
        answer = self.client.get(reverse("grants"), asked)
        return {each.grant for each in answer.context["standings"]}

    def test_what_runs_or_owes_a_report_is_shown_first_and_the_rest_on_request(self):
        self.assertEqual(self.shown(), {self.late, self.now})
        self.assertEqual(self.shown(etat="toutes"), {self.over, self.late, self.now})
        self.assertEqual(self.shown(etat="toutes", financeur=self.town.pk), {self.over, self.now})
        self.assertEqual(self.shown(financeur=99_999), {self.late, self.now})

    def test_every_action_and_every_request_can_be_reached(self):
        for state in GrantRequest.State.values:
            GrantRequest.objects.create(action=self.now.action, funder=self.caf, asked_cents=1, state=state)
        page = self.client.get(reverse("grants"))
        for asked in GrantRequest.objects.all():
            self.assertContains(page, reverse("request", args=[asked.pk]))
        for action in Action.objects.all():
            self.assertContains(page, reverse("action", args=[action.pk]))

    def test_the_list_leaves_as_a_file_with_what_is_left_of_each(self):
        asked = {"format": "xlsx", "etat": "toutes"}
        answer = self.client.get(reverse("grants"), asked)
        rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
        self.assertEqual(len(rows), 4)
        row = next(row for row in rows if row[1] == "Été")
        self.assertEqual((row[0], row[6], row[10]), ("Ville", 1234.5, 1234.5))
        self.assertEqual(self.client.get(reverse("grants"), {"format": "exe"}).status_code, 404)
