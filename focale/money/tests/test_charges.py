"""A charge is frozen when made; payments pay shares; a credit note takes back, and nothing is deleted."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from focale.money.models import Basis, Charge, Fund, Line, Method, Payer, Payment, Purpose, Share, Tariff
from focale.money.pricing import Circumstances, quote
from focale.testing import FocaleTest


class ChargeTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.fund = Fund.open(
            name="Ville", first_day=cls.today, last_day=cls.today, ceiling_cents=10_000, by=cls.coralie
        )
        rules = [{"label": "Quartier", "in_district": True, "payer": Payer.GRANT}]
        cls.tariff = Tariff.propose(
            name="Ateliers", basis=Basis.PER_HOUR, public_cents=600, rules=rules, by=cls.coralie
        )

    def charge(self, minutes=720, day=None, **about):
        about = Circumstances(on=self.today, **about)
        return Charge.make(
            quote(self.tariff.current(), about, minutes),
            label="Stage caméra",
            purpose=Purpose.ACTIVITY_FEES,
            day=day or self.today,
            payer=self.samira.person,
            beneficiary=self.lina,
            minutes=minutes,
            by=self.coralie,
        )

    def balance(self, account):
        total = Line.objects.filter(account=account).aggregate(
            cents=models.Sum(models.F("debit_cents") - models.F("credit_cents"))
        )
        return total["cents"] or 0

    def test_what_the_person_owes_is_earned_in_the_books(self):
        self.charge()
        self.assertEqual((self.balance("411"), self.balance("706")), (7200, -7200))

    def test_a_place_paid_by_a_grant_makes_the_envelope_lighter_and_owes_nothing(self):
        charge = self.charge(in_district=True, fund=self.fund)
        self.fund.refresh_from_db()
        self.assertEqual(self.fund.offered_cents, 7200)
        self.assertEqual([share.left_cents for share in charge.shares.all()], [0, 0])
        self.assertEqual(self.balance("411"), 0)

    def test_an_envelope_emptied_in_between_refuses_and_keeps_nothing(self):
        self.charge(in_district=True, fund=self.fund)
        stale = Fund.objects.get(pk=self.fund.pk)
        stale.offered_cents = 0
        with self.assertRaisesMessage(ValidationError, "vient d'être épuisée"):
            self.charge(in_district=True, fund=stale)
        self.assertEqual(Charge.objects.count(), 1)

    def test_a_payment_pays_as_far_as_it_goes_and_the_rest_is_credit(self):
        share = self.charge().shares.get()
        payment = Payment.take(Method.CASH, 8000, payer=self.samira.person, shares=[share], by=self.coralie)
        self.assertEqual((share.left_cents, payment.left_cents), (0, 800))
        self.assertEqual((self.balance("530"), self.balance("411")), (8000, -800))

    def test_a_credit_note_frees_what_was_paid_and_a_refund_gives_it_back(self):
        charge = self.charge()
        payment = Payment.take(
            Method.CASH, 7200, payer=self.samira.person, shares=charge.shares.all(), by=self.coralie
        )
        charge.credit(reason="stage annulé", by=self.coralie)
        payment.refresh_from_db()
        self.assertEqual(payment.left_cents, 7200)
        payment.refund(7200, reason="stage annulé", by=self.coralie)
        self.assertEqual([self.balance(account) for account in ("411", "706", "530")], [0, 0, 0])
        with self.assertRaises(ValidationError):
            charge.credit(reason="encore", by=self.coralie)

    def test_a_credit_note_gives_the_envelope_back_what_it_offered(self):
        self.charge(in_district=True, fund=self.fund).credit(reason="annulé", by=self.coralie)
        self.fund.refresh_from_db()
        self.assertEqual(self.fund.offered_cents, 0)

    def test_what_is_yet_to_come_is_taken_back_on_its_own_day(self):
        next_year = self.today.replace(year=self.today.year + 1, month=1, day=20)
        self.charge(day=next_year).credit(reason="annulé", by=self.coralie)
        days = Line.objects.filter(account="706").values_list("entry__day", flat=True)
        self.assertEqual(list(days), [next_year, next_year])

    def test_the_database_refuses_an_overpaid_share(self):
        share = self.charge().shares.get()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Share.objects.filter(pk=share.pk).update(paid_cents=7201)

    def test_the_same_form_twice_is_one_payment(self):
        for _time in range(2):
            Payment.take(Method.CASH, 500, payer=self.samira.person, ticket="a" * 20, by=self.coralie)
        self.assertEqual(Payment.objects.count(), 1)

    def test_a_cheque_without_number_or_amount_is_refused_with_a_sentence(self):
        with self.assertRaisesMessage(ValidationError, "numéro du chèque"):
            Payment.take(Method.CHEQUE, 500, payer=self.samira.person, by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "somme reçue"):
            Payment.take(Method.CHEQUE, 0, payer=self.samira.person, by=self.coralie)
