"""Money of a grant kept for what is planned: taken, used by expenses, given back by every way out."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.funding.models import Action, Commitment, Funder, Grant, Line74, Spending
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.place.models import Equipment
from focale.testing import FocaleTest


class CommitmentTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        today = timezone.localdate()
        cls.days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=30)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **cls.days)
        cls.other = Action.objects.create(code="labo", name="Le labo", **cls.days)
        cls.grant = Grant.award(action=cls.action, funder=town, cents=100_000, by=cls.coralie, **cls.days)
        cls.stage = cls.course(days=(5, 6, 40))
        cls.dates = list(cls.stage.occurrences.order_by("starts_at"))

    def commit(self, thing, cents=0, action=None, share=100):
        grant = self.grant if cents else None
        facts = {"share_percent": share, "grant": grant, "cents": cents, "by": self.coralie}
        return Commitment.make(action or self.action, thing, **facts)

    def spend(self, cents, commitment=None, day=None):
        bill = Expense.note(
            label="Intervenant",
            purpose=Purpose.INSTRUCTOR_FEES,
            cents=cents,
            day=day or timezone.localdate(),
            by=self.thomas,
        )
        facts = {"grant": self.grant, "commitment": commitment, "by": self.coralie}
        return Spending.make(bill, self.action, cents=cents, **facts)

    def used(self):
        """What the envelope says, equal to what stands behind it."""
        self.grant.fund.refresh_from_db()
        kept = sum(Commitment.objects.live().values_list("reserved_cents", flat=True))
        spent = sum(Spending.objects.live().filter(grant=self.grant).values_list("cents", flat=True))
        self.assertEqual(self.grant.fund.committed_cents, kept + spent)
        return kept, spent

    def test_what_is_kept_is_used_by_expenses_first_and_the_grant_gives_the_rest(self):
        held = self.commit(self.dates[0], 30_000)
        self.spend(20_000, held)
        self.assertEqual(self.used(), (10_000, 20_000))
        self.spend(15_000, held)
        self.assertEqual(self.used(), (0, 35_000))

    def test_an_expense_taken_back_is_kept_again_while_the_commitment_stands(self):
        held = self.commit(self.stage, 30_000)
        first, second = self.spend(20_000, held), self.spend(20_000, held)
        second.end(by=self.coralie)
        self.assertEqual(self.used(), (10_000, 20_000))
        held.refresh_from_db()
        held.end(by=self.coralie)
        first.end(by=self.coralie)
        self.assertEqual(self.used(), (0, 0))

    def test_a_change_moves_the_money_and_leaves_the_former_row_for_reports(self):
        held = self.commit(self.stage, 90_000)
        changed = held.change(share_percent=50, grant=self.grant, cents=95_000, by=self.coralie)
        self.assertEqual((self.used(), changed.share_percent), ((95_000, 0), 50))
        self.assertIsNotNone(held.ended_at)
        with self.assertRaisesMessage(ValidationError, "Il ne reste que"):
            changed.change(share_percent=50, grant=self.grant, cents=100_001, by=self.coralie)
        changed.refresh_from_db()
        self.assertIsNone(changed.ended_at)
        self.assertEqual(self.used(), (95_000, 0))

    def test_a_date_called_off_gives_back_what_was_kept_and_the_share_stays(self):
        held, whole = self.commit(self.dates[0], 30_000), self.commit(self.stage, 5_000)
        self.dates[0].cancel("malade", by=self.coralie)
        Commitment.objects.free_cancelled()
        Commitment.objects.free_cancelled()
        self.assertEqual(self.used(), (5_000, 0))
        for date in self.dates[1:]:
            date.cancel("malade", by=self.coralie)
        Commitment.objects.free_cancelled()
        self.assertEqual(self.used(), (0, 0))
        held.refresh_from_db()
        whole.refresh_from_db()
        self.assertEqual((held.ended_at, whole.ended_at), (None, None))

    def test_several_dates_are_committed_together_or_not_at_all(self):
        terms = {"grant": self.grant, "cents": 40_000, "by": self.coralie}
        with self.assertRaisesMessage(ValidationError, "Il ne reste que 200"):
            Commitment.make_all(
                self.action,
                [*self.dates[:2], self.course(title="Autre", days=(7,)).occurrences.get()],
                **terms,
            )
        self.assertEqual((Commitment.objects.count(), self.used()), (0, (0, 0)))
        Commitment.make_all(self.action, self.dates[:2], **terms)
        self.assertEqual(self.used(), (80_000, 0))

    def test_a_grant_pays_neither_another_action_nor_a_day_outside(self):
        with self.assertRaisesMessage(ValidationError, "pas pour cette action"):
            self.commit(self.stage, 1_000, action=self.other)
        with self.assertRaisesMessage(ValidationError, "ne couvre pas"):
            self.commit(self.dates[2], 1_000)

    def test_what_was_kept_for_one_thing_is_not_spent_by_another_action_or_grant(self):
        held = self.commit(self.stage, 1_000)
        bill = Expense.note(
            label="Achat", purpose=Purpose.CONSUMABLES, cents=500, day=timezone.localdate(), by=self.thomas
        )
        for action, grant in ((self.other, self.grant), (self.action, None)):
            with self.assertRaisesMessage(ValidationError, "qui garde cette somme"):
                Spending.make(bill, action, cents=500, grant=grant, commitment=held, by=self.coralie)

    def test_a_machine_is_shared_like_an_activity_and_never_beyond_the_whole(self):
        machine = Equipment.objects.create(name="Caméra", kind="video", site=self.site)
        self.commit(machine, share=70)
        with self.assertRaisesMessage(ValidationError, "30"):
            self.commit(machine, action=self.other, share=40)
        self.commit(machine, action=self.other, share=30)

    def test_a_committed_date_is_not_deleted(self):
        self.commit(self.dates[0])
        with self.assertRaisesMessage(ValidationError, "annulez-la"):
            self.dates[0].remove(by=self.coralie)
