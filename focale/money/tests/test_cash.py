"""Cheques go to the bank once; the box is counted, the difference told, each closing seals the one before."""

import threading
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connections, models
from django.test import TransactionTestCase
from django.utils import timezone

from focale.money.models import Batch, Income, Line, Method, Payment, Purpose, Till
from focale.money.models.till import cash_cents
from focale.money.tests.guards import without_guards
from focale.testing import Cast, FocaleTest


def balance(account):
    sums = Line.objects.filter(account=account).aggregate(
        cents=models.Sum(models.F("debit_cents") - models.F("credit_cents"), default=0)
    )
    return sums["cents"]


def cheque(cast, cents=7200, number="0012"):
    return Payment.take(
        Method.CHEQUE,
        cents,
        payer=cast.samira.person,
        cheque_number=number,
        cheque_bank="CM",
        by=cast.coralie,
    )


class BatchTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        self.today = timezone.localdate()

    def send(self, *cheques, day=None):
        told = {"cheques": [f"payment-{one.pk}" for one in cheques], "day": (day or self.today).isoformat()}
        return self.client.post("/argent/remises/", told)

    def test_the_cheques_in_the_drawer_go_to_the_bank_on_one_slip(self):
        first, second = cheque(self), cheque(self, 500, "0013")
        self.assertContains(self.client.get("/argent/remises/"), "0013")
        batch_page = self.client.get(self.send(first, second).url)
        self.assertContains(batch_page, "77")
        self.assertContains(batch_page, "0012")
        self.assertEqual((balance("512"), balance("5112")), (7700, 0))
        self.assertContains(self.client.get("/argent/remises/"), "Aucun chèque n’attend")

    def test_a_cheque_goes_once_and_only_cheques_go(self):
        one = cheque(self)
        cash = Payment.take(Method.CASH, 900, payer=self.samira.person, by=self.coralie)
        self.send(one)
        for wrong in (one, cash):
            self.assertEqual(self.send(wrong).status_code, 422)
            with self.assertRaises(ValidationError):
                Batch.objects.take_to_the_bank([wrong.pk], by=self.coralie)
        self.assertEqual(Batch.objects.count(), 1)

    def test_a_cheque_given_goes_on_the_same_slip_and_is_then_not_cancelled(self):
        facts = {"label": "Don de la fête", "cents": 900, "day": self.today, "by": self.thomas}
        gift = Income.note(purpose=Purpose.GIFTS, received_by="cheque", giver_name="Anonyme", **facts)
        Income.note(purpose=Purpose.GIFTS, received_by="transfer", **facts)
        one = cheque(self)
        self.assertContains(self.client.get("/argent/remises/"), f'value="income-{gift.pk}"')
        told = {"cheques": [f"payment-{one.pk}", f"income-{gift.pk}"], "day": self.today.isoformat()}
        batch_page = self.client.get(self.client.post("/argent/remises/", told).url)
        self.assertContains(batch_page, "Anonyme")
        self.assertEqual((balance("512"), balance("5112"), Batch.objects.get().count), (9000, 0, 2))
        with self.assertRaisesMessage(ValidationError, "déjà remis à la banque"):
            gift.cancel(reason="erreur", by=self.thomas)

    def test_no_cheque_a_day_to_come_or_before_the_cheque_is_refused(self):
        one = cheque(self)
        self.assertEqual(self.send().status_code, 422)
        self.assertEqual(self.send(one, day=self.today + timedelta(days=1)).status_code, 422)
        self.assertEqual(self.send(one, day=self.today - timedelta(days=1)).status_code, 422)
        self.assertFalse(Batch.objects.exists())


class BatchRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()

    def test_a_cheque_taken_by_six_at_once_is_on_one_slip(self):
        one, start = cheque(self), threading.Barrier(6)

        def take():
            start.wait()
            try:
                Batch.objects.take_to_the_bank([one.pk], by=self.coralie)
            except ValidationError:
                pass
            finally:
                connections.close_all()

        threads = [threading.Thread(target=take) for _each in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((Batch.objects.count(), balance("512")), (1, 7200))


class TillTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        Payment.take(Method.CASH, 7200, payer=self.samira.person, by=self.coralie)

    def count(self, euros, expected=7200, **more):
        return self.client.post(
            "/argent/caisse/", {"counted_cents": euros, "expected_cents": expected} | more
        )

    def test_the_box_holds_what_the_books_say_and_is_closed(self):
        self.assertContains(self.client.get("/argent/caisse/"), "Paiement (espèces)")
        self.assertRedirects(self.count("72"), "/argent/caisse/")
        till = Till.objects.get()
        self.assertEqual((till.number, till.difference_cents, till.entry), (1, 0, None))
        self.assertContains(self.client.get("/argent/caisse/"), "Rien n’est entré")

    def test_a_difference_asks_for_its_reason_and_goes_to_the_books(self):
        self.assertEqual(self.count("70").status_code, 422)
        self.count("70", note="rendu de monnaie")
        self.assertEqual((cash_cents(), balance("658")), (7000, 200))
        self.count("70,50", expected=7000, note="retrouvé")
        self.assertEqual((cash_cents(), balance("758")), (7050, -50))

    def test_money_that_comes_while_one_counts_asks_to_count_again(self):
        Payment.take(Method.CASH, 100, payer=self.samira.person, by=self.coralie)
        answer = self.count("72")
        self.assertContains(answer, "Comptez à nouveau", status_code=422)
        self.assertContains(answer, 'value="7300"', status_code=422)
        self.assertFalse(Till.objects.exists())

    def test_less_than_nothing_or_no_sum_is_refused(self):
        for typed in ("-1", "", "abc"):
            self.assertEqual(self.count(typed, note="x").status_code, 422)
        self.assertEqual(self.count("72", expected="x").status_code, 422)
        self.assertFalse(Till.objects.exists())

    def test_a_changed_and_a_missing_closing_are_found(self):
        for is_opening in (True, False, True):
            Till.objects.close(7200, is_opening=is_opening, by=self.coralie)
        self.assertEqual(Till.objects.faults(), [])
        with without_guards():
            Till.objects.filter(number=2).update(counted_cents=1)
            self.assertIn("n°\xa02 a été modifiée", Till.objects.faults()[0])
            Till.objects.filter(number=2).update(counted_cents=7200)
            Till.objects.get(number=3).delete()
            self.assertIn("il manque", Till.objects.faults()[0])
            Till.objects.filter(number=2).delete()
            self.assertIn("n°\xa02", Till.objects.faults()[0])
