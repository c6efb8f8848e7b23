"""A grant changes its sum or is taken back: the envelope, the books and the request follow."""

from django.urls import reverse

from focale.funding.models import Action, Commitment, Funder, Grant, GrantRequest, Line74, Spending
from focale.ground.models import Event
from focale.money.models import Expense, Fund, Line, Purpose
from focale.people.models import Organisation
from focale.testing import FocaleTest, at


class AmendingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.days = {"first_day": at(-30).date(), "last_day": at(30).date()}
        self.action = Action.objects.create(code="ete", name="Un été", **self.days)
        self.town = Funder.objects.create(
            organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN
        )
        self.asked = GrantRequest.objects.create(
            action=self.action, funder=self.town, asked_cents=90_000, state="sent"
        )
        self.grant = self.asked.accept(90_000, on=at(-20).date(), by=self.coralie, **self.days)
        self.client.force_login(self.coralie)

    def post(self, name, status=302, **typed):
        answer = self.client.post(reverse(name, args=[self.grant.pk]), typed)
        self.assertEqual(answer.status_code, status)
        return answer

    def balance(self, account):
        return sum(line.debit_cents - line.credit_cents for line in Line.objects.filter(account=account))

    def spend(self, cents):
        facts = {"label": "x", "purpose": Purpose.RENTALS, "cents": cents, "day": at(-1).date()}
        return Spending.make(
            Expense.note(by=self.thomas, **facts), self.action, cents=cents, grant=self.grant, by=self.coralie
        )

    def test_less_or_more_is_written_in_the_envelope_and_in_the_books(self):
        for euros, cents in (("700", 70_000), ("1200", 120_000)):
            self.post("grant-amendment", cents=euros, reason="Avenant n° 1")
            self.assertEqual(Fund.objects.get().ceiling_cents, cents)
            self.assertEqual((self.balance("441"), self.balance("741")), (cents, -cents))
        self.assertTrue(Event.objects.filter(what="grant.amended").exists())

    def test_never_less_than_is_spent_or_expected_and_never_without_a_reason(self):
        self.spend(80_000)
        said = self.post("grant-amendment", 422, cents="700", reason="Réduite")
        self.assertContains(said, "ne peut pas être plus petit", status_code=422)
        self.grant.expect(85_000, on=at(5).date(), by=self.coralie)
        said = self.post("grant-amendment", 422, cents="840", reason="Réduite")
        self.assertContains(said, "versements sont prévus", status_code=422)
        self.post("grant-amendment", 422, cents="900", reason="")
        self.assertEqual((Fund.objects.get().ceiling_cents, self.balance("441")), (90_000, 90_000))

    def test_noted_by_mistake_it_goes_and_its_request_waits_again(self):
        self.grant.expect(10_000, on=at(5).date(), by=self.coralie)
        self.post("grant-amendment", cents="1000", reason="Avenant")
        self.post("grant-return", reason="Mauvaise action")
        self.assertFalse(Grant.objects.exists() or Fund.objects.exists())
        self.assertEqual((self.balance("441"), self.balance("741")), (0, 0))
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, "sent")
        self.asked.accept(50_000, on=at(-1).date(), by=self.coralie, **self.days)

    def test_what_somebody_leans_on_stays_whole(self):
        self.spend(100)
        said = self.post("grant-return", 422, reason="Erreur")
        self.assertContains(said, "s&#x27;appuie sur cette subvention", status_code=422)
        self.assertEqual((Grant.objects.count(), self.balance("441")), (1, 90_000))

    def test_kept_money_an_activity_and_money_that_came_hold_it_too(self):
        Commitment.make(self.action, self.course(), grant=self.grant, cents=500, by=self.coralie)
        self.post("grant-return", 422, reason="Erreur")
        Commitment.objects.all().delete()
        self.course(title="Labo", days=(12,), fund=self.grant.fund)
        self.post("grant-return", 422, reason="Erreur")
        payment = self.grant.expect(100, on=at(-1).date(), by=self.coralie)
        payment.receive(at(-1).date(), by=self.coralie)
        said = self.post("grant-return", 422, reason="Erreur")
        self.assertContains(said, "est reçu", status_code=422)

    def test_the_board_changes_no_sum(self):
        self.client.force_login(self.jeanne)
        self.post("grant-amendment", 403, cents="1", reason="x")
        self.post("grant-return", 403, reason="x")
