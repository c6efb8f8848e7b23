"""A payment on the wrong sum is taken off it; a cheque the bank sent back leaves the bank."""

from django.core.exceptions import ValidationError

from focale.money.models import Batch, Issuer, Method, Payment, Plan, Purpose
from focale.money.spreading import agree
from focale.money.undoing import bounce, release

from .owing import OwingTest, balance, days, owe


class ReleasingTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.other = owe(self, 3000, label="Labo")
        self.payment = self.pay(self.share)

    def pay(self, share, cents=7200, **facts):
        told = {"payer": self.mother, "shares": [share], "by": self.coralie} | facts
        return Payment.take(Method.CASH, cents, **told)

    def take_off(self, share, payment=None):
        address = f"/argent/paiements/{(payment or self.payment).pk}/retrait/"
        return self.client.post(address, {"share": share}, follow=True)

    def test_the_sum_is_due_again_and_the_money_pays_another(self):
        self.assertContains(self.client.get(f"/argent/paiements/{self.payment.pk}/"), "Retirer")
        self.assertContains(self.take_off(self.share.pk), "est retiré")
        self.payment.refresh_from_db()
        self.assertEqual((self.left(), self.payment.left_cents, balance("411")), (7200, 7200, 3000))
        self.payment.allocate(self.other, by=self.coralie)
        self.assertEqual((self.left(self.other), self.left()), (0, 7200))

    def test_sent_twice_it_is_done_once_and_a_sum_it_never_paid_gets_a_sentence(self):
        self.take_off(self.share.pk)
        for share in (self.share.pk, self.other.pk):
            self.assertContains(self.take_off(share), "ne paie plus cette somme")
        for nonsense in ("", "x", "9" * 30, "-1"):
            self.assertEqual(self.take_off(nonsense).status_code, 404)
        self.payment.refresh_from_db()
        self.assertEqual(self.payment.left_cents, 7200)

    def test_a_gift_whose_fiscal_receipt_is_out_stays_paid(self):
        Issuer(legal_name="MeltingPhot", may_issue_gift_receipts=True).write(by=self.ada)
        self.share.charge.papers.create(
            kind="gift_receipt", year=2026, number=1, issued_on=days(0), content={}, sha256="x"
        )
        with self.assertRaisesMessage(ValidationError, "reçu fiscal"):
            release(self.payment, self.share, by=self.coralie)
        self.assertEqual(self.left(), 0)

    def test_the_board_and_the_family_do_not(self):
        for account in (self.jeanne, self.samira):
            self.client.force_login(account)
            self.assertEqual(self.take_off(self.share.pk).status_code, 403)
            self.assertNotContains(self.client.get(f"/argent/paiements/{self.payment.pk}/"), "Retirer")
        self.assertEqual(self.left(), 0)


class BouncingTest(OwingTest):
    def cheque(self, number="001", is_banked=True):
        facts = {"payer": self.mother, "shares": [self.share], "cheque_number": number, "by": self.coralie}
        payment = Payment.take(Method.CHEQUE, 7200, **facts)
        if is_banked:
            Batch.objects.take_to_the_bank([payment.pk], by=self.coralie)
        return Payment.objects.get(pk=payment.pk)

    def send(self, payment, reason="sans provision"):
        return self.client.post(f"/argent/paiements/{payment.pk}/impaye/", {"reason": reason})

    def test_the_money_leaves_the_bank_and_the_sum_is_due_again(self):
        payment = self.cheque()
        self.assertContains(self.client.get(f"/argent/paiements/{payment.pk}/"), "Chèque revenu impayé")
        self.assertEqual(self.send(payment, reason=" ").status_code, 422)
        self.assertEqual(self.send(payment).status_code, 302)
        self.assertEqual((self.left(), balance("512"), balance("5112"), balance("411")), (7200, 0, 0, 7200))
        page = self.client.get(f"/argent/paiements/{payment.pk}/")
        self.assertContains(page, "Chèque impayé\xa0: sans provision")
        self.assertNotContains(page, "La banque l’a rendu")
        self.assertEqual(self.send(payment).status_code, 422)
        self.assertEqual(balance("411"), 7200)

    def test_one_still_in_the_drawer_is_not_unpaid(self):
        payment = self.cheque(is_banked=False)
        with self.assertRaisesMessage(ValidationError, "pas à la banque"):
            bounce(payment, reason="x", by=self.coralie)
        self.assertEqual((self.left(), balance("5112")), (0, 7200))

    def test_its_part_of_a_plan_is_to_be_paid_again(self):
        plan = agree(
            self.mother, [self.share], [(days(0), 3600, "002"), (days(30), 3600, "")], by=self.coralie
        )
        cheque = Payment.objects.get(cheque_number="002")
        Batch.objects.take_to_the_bank([cheque.pk], by=self.coralie)
        cheque.refresh_from_db()
        bounce(cheque, reason="sans provision", by=self.coralie)
        states = Plan.objects.told().get(pk=plan.pk).states()
        self.assertEqual([state.left_cents for state in states], [3600, 3600])
        self.assertEqual(self.share.charge.purpose, Purpose.ACTIVITY_FEES)
