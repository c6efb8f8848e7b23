"""Who keeps the grants is told at 90, 30 and 0 days, once each; nobody else is."""

from datetime import date, timedelta

from focale.funding.models import Action, Call, Funder, Grant, Line74
from focale.funding.reminding import remind_of_grants
from focale.letters.models import Letter
from focale.people.models import Organisation
from focale.testing import FocaleTest

DUE = date(2027, 6, 30)


class RemindingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        days = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
        cls.funder = Funder.objects.create(
            organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN
        )
        action = Action.objects.create(code="ete", name="Un été d'images", **days)
        cls.grant = Grant.award(action=action, funder=cls.funder, cents=1000, by=cls.coralie, **days)

    def told(self, days_before):
        return remind_of_grants(DUE - timedelta(days=days_before))

    def test_at_each_step_once(self):
        readers = self.told(90)
        self.assertEqual([self.told(day) for day in (91, 90, 60, 31)], [0, 0, 0, 0])
        self.assertEqual(
            [self.told(30), self.told(12), self.told(0), self.told(-1)], [readers, 0, readers, 0]
        )

    def test_those_who_keep_the_grants_are_told_and_nobody_else(self):
        self.told(90)
        people = {letter.person for letter in Letter.objects.filter(kind="report_due")}
        self.assertEqual(people, {self.coralie.person, self.thomas.person, self.ada.person})
        letter = Letter.objects.filter(person=self.coralie.person).first()
        self.assertIn("30 juin 2027", letter.subject)
        self.assertIn(f"/subventions/{self.grant.pk}/", letter.body)

    def test_a_report_that_was_sent_is_no_longer_asked_for(self):
        Grant.objects.update(report_sent_on=DUE)
        self.assertEqual(self.told(30), 0)

    def test_a_call_for_projects_is_recalled_before_it_closes(self):
        Grant.objects.update(report_sent_on=DUE)
        Call.objects.create(funder=self.funder, name="Contrat de ville", year=2027, closes_on=DUE)
        self.assertEqual(self.told(30), 3)
