"""An instalment of a grant is received on a day that has come."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from focale.funding.models import Action, Funder, Grant, Line74
from focale.money.models import Entry
from focale.people.models import Organisation
from focale.testing import FocaleTest


class InstalmentDayTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        year = {"first_day": date(self.today.year, 1, 1), "last_day": date(self.today.year, 12, 31)}
        town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        town = Funder.objects.create(organisation=town, line=Line74.TOWN)
        action = Action.objects.create(code="ete", name="Un été d'images", **year)
        grant = Grant.award(action=action, funder=town, cents=300_000, by=self.coralie, **year)
        self.instalment = grant.expect(50_000, on=self.today, by=self.coralie)

    def in_the_bank(self):
        return Entry.objects.filter(lines__account="512").count()

    def test_a_day_to_come_is_refused_and_today_is_not(self):
        with self.assertRaisesMessage(ValidationError, "pas encore arrivé"):
            self.instalment.receive(self.today + timedelta(days=1), by=self.coralie)
        self.assertEqual(self.in_the_bank(), 0)
        self.instalment.receive(self.today, by=self.coralie)
        self.assertEqual(self.in_the_bank(), 1)

    def test_on_the_page_the_refusal_is_a_sentence(self):
        self.client.force_login(self.coralie)
        address = reverse("instalment-reception", args=[self.instalment.pk])
        answer = self.client.post(address, {"day": "2099-01-01"}, follow=True)
        self.assertContains(answer, "pas encore arrivé")
        self.assertEqual(self.in_the_bank(), 0)
