"""A grant opens an envelope and comes in by instalments; a thing is never committed beyond the whole."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from focale.funding.models import Action, Commitment, Funder, Grant, Line74
from focale.funding.models.grant import months_after
from focale.funding.selection import Selection
from focale.money.models import Line
from focale.people.models import Organisation
from focale.testing import FocaleTest, at


class GrantTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        cls.town = Funder.objects.create(organisation=town, line=Line74.TOWN)
        year = timezone.localdate().year
        cls.days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **cls.days)
        cls.other = Action.objects.create(code="metier", name="Je filme mon futur métier", **cls.days)

    def award(self, cents=300_000):
        return Grant.award(action=self.action, funder=self.town, cents=cents, by=self.coralie, **self.days)

    def balance(self, account):
        cents = models.Sum(models.F("debit_cents") - models.F("credit_cents"))
        return Line.objects.filter(account=account).aggregate(cents=cents)["cents"] or 0

    def test_a_grant_is_expected_in_the_books_and_its_report_six_months_after_its_end(self):
        grant = self.award()
        self.assertEqual((self.balance("441"), self.balance("741")), (300_000, -300_000))
        self.assertEqual(grant.report_due_on, date(self.days["last_day"].year + 1, 6, 30))
        self.assertEqual(grant.fund.committable_cents, 300_000)

    def test_instalments_never_exceed_the_grant_and_come_in_once(self):
        grant = self.award()
        first = grant.expect(200_000, on=date.today(), by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "à prévoir"):
            grant.expect(200_000, on=date.today(), by=self.coralie)
        first.receive(timezone.localdate(), by=self.coralie)
        self.assertEqual((self.balance("512"), self.balance("441")), (200_000, 100_000))
        with self.assertRaisesMessage(ValidationError, "déjà noté"):
            first.receive(timezone.localdate(), by=self.coralie)

    def test_six_months_after_the_end_of_august_is_the_end_of_february(self):
        self.assertEqual(months_after(date(2026, 8, 31), 6), date(2027, 2, 28))
        self.assertEqual(months_after(date(2026, 12, 31), 6), date(2027, 6, 30))

    def test_two_actions_share_an_activity_but_never_more_than_the_whole(self):
        course = self.course()
        Commitment.make(self.action, course, share_percent=60, by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "40 % de"):
            Commitment.make(self.other, course, share_percent=50, by=self.coralie)
        Commitment.make(self.other, course, share_percent=40, by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "déjà engagé"):
            Commitment.make(self.action, course, share_percent=1, by=self.coralie)

    def test_what_is_taken_back_may_be_committed_again(self):
        course = self.course()
        made = Commitment.make(self.action, course, by=self.coralie)
        made.end(by=self.coralie)
        Commitment.make(self.other, course, by=self.coralie)
        self.assertEqual(Commitment.objects.live().get().action, self.other)

    def test_what_an_action_counts_are_its_activities_and_its_single_dates(self):
        course, talk = self.course(days=(10, 11)), self.course(title="Table ronde", days=(12, 13))
        Commitment.make(self.action, course, by=self.coralie)
        one = talk.occurrences.order_by("starts_at").first()
        Commitment.make(self.action, one, by=self.coralie)
        for days in (-1, -2):
            for activity in (course, talk):
                activity.plan(
                    starts_at=at(days, 9 + 4 * (activity is talk)),
                    ends_at=at(days, 12 + 4 * (activity is talk)),
                    by=self.coralie,
                )
        first, last = timezone.localdate() - timedelta(days=5), timezone.localdate()
        selection = Selection(first, last, action=self.action.pk)
        self.assertEqual({row.activity for row in selection.occurrences()}, {course})
        talk.occurrences.filter(pk=one.pk).update(starts_at=at(-3, 9), ends_at=at(-3, 11))
        self.assertEqual(selection.occurrences().count(), 3)
