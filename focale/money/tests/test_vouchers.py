"""A voucher is taken once, by the rules of its kind; what it pays is due again if it returns."""

from django.core.exceptions import ValidationError

from focale.money.models import Payment, Voucher, VoucherKind
from focale.money.vouchers import Given, plain_serial, take_vouchers

from .owing import OwingTest, balance, days


class VoucherTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.kind = VoucherKind.objects.get(name="Chèques-vacances")

    def take(self, *given, shares=None, **facts):
        facts = {"payer": self.mother, "shares": shares or [self.share], "by": self.coralie} | facts
        return take_vouchers(self.kind, list(given), **facts)

    def note(self, serial="10 0200-3004", cents=2500, valid_to=None):
        return Given(serial, cents, valid_to or days(300))

    def refused(self, words, *given, **facts):
        with self.assertRaisesMessage(ValidationError, words):
            self.take(*given, **facts)
        self.assertFalse(Payment.objects.exists() and Voucher.objects.filter(serial="NEU1").exists())


class TestTaking(VoucherTest):
    def test_vouchers_pay_what_they_are_worth_and_wait_in_their_account(self):
        payment = self.take(self.note("a1b2c3"), self.note("d4e5f6", 1000))
        self.assertEqual((payment.cents, self.left(), balance("5118")), (3500, 3700, 3500))
        self.assertEqual(set(payment.vouchers.values_list("serial", flat=True)), {"A1B2C3", "D4E5F6"})

    def test_a_number_is_read_as_it_is_printed_and_refused_when_nobody_can_read_it(self):
        self.assertEqual(plain_serial(" 12 34-５６.a "), "123456A")
        for typed in ("", "12", "12?456", "****", "é" * 8):
            with self.subTest(typed=typed), self.assertRaises(ValidationError):
                plain_serial(typed)

    def test_what_is_expired_twice_unreadable_or_without_its_date_is_refused(self):
        self.refused("n'était valable que", self.note("NEU1", valid_to=days(-1)))
        self.refused("deux fois", self.note("NEU1"), self.note("neu 1"))
        self.refused("n'est pas lisible", self.note("??"))
        self.refused("jusqu'à quand", Given("NEU1", 2500))
        self.refused("valeur", self.note("NEU1", 0))
        self.refused("au moins un bon")

    def test_the_last_day_is_still_good(self):
        self.assertEqual(self.take(self.note(valid_to=days(0))).cents, 2500)

    def test_a_number_given_before_is_refused_even_by_another_family(self):
        self.take(self.note("NEU2"))
        with self.assertRaisesMessage(ValidationError, "déjà été donné"):
            self.take(self.note("neu2"), payer=self.odile.person, shares=[])
        self.assertEqual((Payment.objects.count(), balance("5118")), (1, 2500))

    def test_more_than_is_owed_is_taken_only_once_the_family_knows(self):
        self.refused("on ne rend pas la monnaie", self.note(cents=8000))
        payment = self.take(self.note(cents=8000), is_told=True)
        self.assertEqual((self.left(), payment.left_cents), (0, 800))
        with self.assertRaisesMessage(ValidationError, "ne rend pas la monnaie"):
            payment.refund(800, method="cash", reason="monnaie", by=self.coralie)

    def test_where_the_rest_is_lost_it_is_other_income(self):
        self.kind.excess = "lost"
        self.refused("un bon de trop", self.note("NEU1", 8000), self.note("NEU12", 800), is_told=True)
        payment = self.take(self.note(cents=8000), is_told=True)
        self.assertEqual((payment.cents, payment.left_cents), (7200, 0))
        self.assertEqual((balance("5118"), balance("758"), balance("411")), (8000, -800, 0))

    def test_an_aid_without_number_or_date_gives_its_change_back(self):
        self.kind = VoucherKind.objects.get(needs_serial=False)
        payment = self.take(Given("", 8000))
        payment.refund(800, method="cash", reason="monnaie", by=self.coralie)
        self.assertEqual((payment.left_cents, balance("530")), (0, -800))

    def test_the_same_form_twice_is_one_payment(self):
        first, second = (self.take(self.note(), ticket="t" * 20) for _each in range(2))
        self.assertEqual((first.pk, Voucher.objects.count()), (second.pk, 1))


class TestReturning(VoucherTest):
    def test_what_it_paid_is_due_again_and_its_number_may_come_back(self):
        self.kind.excess = "lost"
        voucher = self.take(self.note(cents=8000), is_told=True).vouchers.get()
        voucher.give_back(reason="abîmé", by=self.coralie)
        self.assertEqual(
            (self.left(), balance("5118"), balance("758"), voucher.state), (7200, 0, 0, "returned")
        )
        with self.assertRaisesMessage(ValidationError, "déjà rendu"):
            voucher.give_back(reason="encore", by=self.coralie)
        self.take(self.note(cents=7000))
        self.assertEqual(self.left(), 200)

    def test_one_of_two_goes_back_and_the_other_still_pays(self):
        payment = self.take(self.note("a1b2c3"), self.note("d4e5f6", 1000))
        payment.vouchers.get(face_cents=1000).give_back(reason="abîmé", by=self.coralie)
        self.assertEqual((self.left(), balance("5118"), balance("411")), (4700, 2500, 4700))
