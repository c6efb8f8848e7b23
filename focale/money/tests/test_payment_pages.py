"""The desk takes money, gives a receipt, lets what is left pay other sums, or gives it back."""

import threading
from datetime import timedelta
from io import BytesIO

from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone
from openpyxl import load_workbook

from focale.money.models import Charge, Line, Method, Paper, Payment, Purpose
from focale.money.pricing import Quote
from focale.people.models import Organisation
from focale.testing import Cast, FocaleTest


class PaymentPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.charge = cls.owe(7200)
        cls.share = cls.charge.shares.get()

    @classmethod
    def owe(cls, cents, payer=None, label="Stage caméra"):
        return Charge.make(
            Quote(cents, cents),
            label=label,
            purpose=Purpose.ACTIVITY_FEES,
            day=cls.today,
            payer=(payer or cls.samira).person,
            beneficiary=cls.lina,
            by=cls.coralie,
        )

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.desk = f"/personnes/{self.samira.person.pk}/encaissement/"

    def typed(self, **more):
        told = {"ticket": "t" * 20, "shares": [self.share.pk], "cents": "72", "method": "cash"}
        return told | {"day": self.today.isoformat()} | more

    def paid(self, cents=7200, **facts):
        facts = {"payer": self.samira.person, "shares": [self.share]} | facts
        return Payment.take(facts.pop("method", Method.CASH), cents, by=self.coralie, **facts)

    def balance(self, account):
        return sum(line.debit_cents - line.credit_cents for line in Line.objects.filter(account=account))


class TestTaking(PaymentPagesTest):
    def test_the_page_of_the_child_leads_to_who_pays(self):
        answer = self.client.get(f"/personnes/{self.lina.pk}/comptes/")
        self.assertContains(answer, self.desk)
        self.assertContains(answer, "Encaisser de Samira")

    def test_the_unpaid_sums_are_ticked_and_their_sum_proposed(self):
        answer = self.client.get(self.desk)
        self.assertContains(answer, 'value="72"')
        self.assertContains(answer, f'value="{self.share.pk}" id="id_shares_0" checked')

    def test_cash_is_taken_and_pays_what_is_ticked(self):
        answer = self.client.post(self.desk, self.typed())
        payment = Payment.objects.get()
        self.assertRedirects(answer, f"/argent/paiements/{payment.pk}/")
        self.share.refresh_from_db()
        self.assertEqual((payment.cents, self.share.left_cents, self.balance("530")), (7200, 0, 7200))

    def test_the_same_form_sent_twice_is_one_payment(self):
        first, second = (self.client.post(self.desk, self.typed()) for _each in range(2))
        self.assertEqual(first.url, second.url)
        self.assertEqual(Payment.objects.count(), 1)

    def test_without_a_sum_it_is_what_is_ticked_and_what_is_more_stays_as_credit(self):
        self.client.post(self.desk, self.typed(cents=""))
        self.assertEqual(Payment.objects.get().cents, 7200)
        self.client.post(self.desk, self.typed(cents="8,50", shares=[], ticket="u" * 20))
        self.assertEqual(Payment.objects.first().left_cents, 850)

    def test_a_cheque_asks_for_its_number_and_keeps_it_with_its_bank(self):
        answer = self.client.post(self.desk, self.typed(method="cheque"))
        self.assertContains(answer, "Indiquez le numéro du chèque.", status_code=422)
        self.assertContains(answer, 'value="72"', status_code=422)
        self.client.post(self.desk, self.typed(method="cheque", cheque_number="0012", cheque_bank="CM"))
        payment = Payment.objects.get()
        self.assertEqual((payment.cheque_number, payment.cheque_bank), ("0012", "CM"))

    def test_hostile_sums_days_means_and_shares_are_refused_and_nothing_is_kept(self):
        foreign = self.owe(500, payer=self.odile).shares.get()
        for more in (
            {"cents": "-5"},
            {"cents": "0"},
            {"cents": "abc"},
            {"cents": "99999999999"},
            {"cents": "", "shares": []},
            {"method": "card"},
            {"method": ""},
            {"day": (self.today + timedelta(days=1)).isoformat()},
            {"shares": [foreign.pk]},
            {"shares": ["x"]},
        ):
            with self.subTest(more=more):
                self.assertEqual(self.client.post(self.desk, self.typed(**more)).status_code, 422)
        self.assertFalse(Payment.objects.exists())

    def test_a_partner_pays_its_own_sums(self):
        school = Organisation.objects.create(name="École", kind="school")
        told = self.typed(shares=[], cents="50", method="transfer")
        self.client.post(f"/partenaires/{school.pk}/encaissement/", told)
        self.assertEqual(Payment.objects.get().payer_organisation, school)

    def test_only_who_takes_money_opens_the_screen(self):
        for account, status in (
            (self.jeanne, 403),
            (self.karim, 403),
            (self.samira, 403),
            (self.thomas, 200),
        ):
            self.client.force_login(account)
            self.assertEqual(self.client.get(self.desk).status_code, status)


class TestOnePayment(PaymentPagesTest):
    def test_the_receipt_is_numbered_once_and_handed_over(self):
        payment = self.paid()
        for _each in range(2):
            answer = self.client.post(f"/argent/paiements/{payment.pk}/recu/", follow=True)
            self.assertEqual(answer["Content-Type"], "application/pdf")
            self.assertTrue(answer.content.startswith(b"%PDF"))
        self.assertEqual(Paper.objects.count(), 1)

    def test_the_family_sees_its_payment_and_takes_its_receipt_others_do_not(self):
        payment = self.paid()
        self.client.force_login(self.samira)
        self.assertContains(self.client.get(f"/argent/paiements/{payment.pk}/"), "Stage caméra")
        self.client.post(f"/argent/paiements/{payment.pk}/recu/")
        paper = Paper.objects.get()
        self.client.force_login(self.odile)
        for address in (f"/argent/paiements/{payment.pk}/", f"/argent/papiers/{paper.pk}/"):
            self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.client.post(f"/argent/paiements/{payment.pk}/recu/").status_code, 404)

    def test_the_board_sees_the_sum_without_the_names(self):
        payment = self.paid()
        self.client.force_login(self.jeanne)
        for address in ("/argent/paiements/", f"/argent/paiements/{payment.pk}/"):
            answer = self.client.get(address)
            self.assertContains(answer, "72")
            self.assertNotContains(answer, "Benali")
            self.assertNotContains(answer, "Lina")

    def test_what_is_free_is_given_back_with_a_reason_never_more(self):
        payment = self.paid(8000)
        address = f"/argent/paiements/{payment.pk}/remboursement/"
        for told in (
            {"cents": "9", "method": "cash", "reason": "trop"},
            {"cents": "-1", "method": "cash", "reason": "trop"},
            {"cents": "8", "method": "cash", "reason": " "},
        ):
            self.assertEqual(self.client.post(address, told).status_code, 422)
        self.client.post(address, {"cents": "8", "method": "cash", "reason": "trop perçu"})
        payment.refresh_from_db()
        self.assertEqual((payment.left_cents, self.balance("530")), (0, 7200))
        self.assertEqual(
            self.client.post(address, {"cents": "8", "method": "cash", "reason": "x"}).status_code, 422
        )

    def test_what_is_given_back_by_cheque_leaves_the_bank(self):
        self.paid(8000).refund(800, method=Method.CHEQUE, reason="trop perçu", by=self.coralie)
        self.assertEqual((self.balance("512"), self.balance("5112")), (-800, 0))

    def test_what_is_left_pays_another_sum(self):
        payment = self.paid(8000)
        other = self.owe(500, label="Tirage").shares.get()
        self.assertContains(self.client.get(f"/argent/paiements/{payment.pk}/"), "Tirage")
        self.client.post(f"/argent/paiements/{payment.pk}/affectation/", {"shares": [other.pk]})
        other.refresh_from_db()
        payment.refresh_from_db()
        self.assertEqual((other.left_cents, payment.left_cents), (0, 300))

    def test_what_is_left_never_pays_the_sum_of_another_family(self):
        payment = self.paid(8000)
        foreign = self.owe(500, payer=self.odile).shares.get()
        answer = self.client.post(f"/argent/paiements/{payment.pk}/affectation/", {"shares": [foreign.pk]})
        self.assertEqual(answer.status_code, 422)
        foreign.refresh_from_db()
        self.assertEqual(foreign.left_cents, 500)


class TestList(PaymentPagesTest):
    def test_the_list_is_sifted_by_means_and_words_and_summed(self):
        self.paid()
        cheque = self.paid(1000, method=Method.CHEQUE, cheque_number="778899", payer=self.odile.person)
        answer = self.client.get("/argent/paiements/?par=cheque")
        self.assertEqual([row.pk for row in answer.context["sheet"].object_list], [cheque.pk])
        for word in ("778899", "perrin"):
            answer = self.client.get("/argent/paiements/", {"q": word})
            self.assertEqual([row.pk for row in answer.context["sheet"].object_list], [cheque.pk])
        sums = {row["words"]: row["cents"] for row in self.client.get("/argent/paiements/").context["sums"]}
        self.assertEqual(sums, {"espèces": 7200, "chèque": 1000})

    def test_the_list_is_handed_over_as_a_file(self):
        self.paid()
        answer = self.client.get("/argent/paiements/?format=xlsx")
        rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
        self.assertEqual((rows[1][1], rows[1][3]), ("Samira Benali", 72))
        for form in ("ods", "csv"):
            self.assertEqual(self.client.get(f"/argent/paiements/?format={form}").status_code, 200)
        self.assertEqual(self.client.get("/argent/paiements/?format=exe").status_code, 404)

    def test_an_address_that_means_nothing_gets_a_sentence(self):
        for asked in ("par=or", "du=2026-13-45", "etat=x", "du=2026-02-01&au=2026-01-01"):
            self.assertEqual(self.client.get(f"/argent/paiements/?{asked}").status_code, 422)


class TakingRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()

    def test_a_form_sent_eight_times_at_once_is_one_payment(self):
        start, found = threading.Barrier(8), []

        def take():
            start.wait()
            try:
                payment = Payment.take(
                    Method.CASH, 7200, payer=self.samira.person, ticket="t" * 20, by=self.coralie
                )
                found.append(payment.pk)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=take) for _each in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((len(found), len(set(found)), Payment.objects.count()), (8, 1, 1))
        self.assertEqual(sum(line.debit_cents for line in Line.objects.filter(account="530")), 7200)
