"""A cheque that has not gone to the bank is given back as it came; what it paid is due again."""

from django.core.exceptions import ValidationError

from focale.money.models import Batch, Method, Payment, Plan
from focale.money.spreading import agree

from .owing import OwingTest, balance, days


class HandingBackTest(OwingTest):
    def cheque(self, cents=7200):
        facts = {"payer": self.mother, "shares": [self.share], "cheque_number": "001", "by": self.coralie}
        return Payment.take(Method.CHEQUE, cents, **facts)

    def hand_back(self, payment, reason="remplacé"):
        return self.client.post(f"/argent/paiements/{payment.pk}/restitution/", {"reason": reason})

    def test_the_sum_is_due_again_and_the_drawer_is_empty(self):
        payment = self.cheque()
        self.assertContains(self.client.get(f"/argent/paiements/{payment.pk}/"), "Rendre ce chèque")
        self.assertEqual(self.hand_back(payment, reason=" ").status_code, 422)
        self.hand_back(payment)
        self.assertEqual((self.left(), balance("5112"), balance("512"), balance("411")), (7200, 0, 0, 7200))
        self.assertFalse(Payment.objects.in_the_drawer().exists())
        self.assertContains(self.client.get(f"/argent/paiements/{payment.pk}/"), "Chèque rendu")
        self.assertEqual(self.hand_back(payment).status_code, 422)

    def test_one_at_the_bank_or_paid_back_in_part_stays(self):
        payment = self.cheque(8000)
        payment.refund(800, method=Method.CASH, reason="trop", by=self.coralie)
        with self.assertRaises(ValidationError):
            payment.hand_back(reason="x", by=self.coralie)
        Batch.objects.take_to_the_bank([payment.pk], by=self.coralie)
        with self.assertRaises(ValidationError):
            payment.hand_back(reason="x", by=self.coralie)
        self.assertEqual(self.left(), 0)

    def test_the_part_it_was_kept_for_is_to_be_paid_again(self):
        rows = [(days(0), 3600, ""), (days(30), 3600, "002")]
        plan = agree(self.mother, [self.share], rows, by=self.coralie)
        Payment.objects.get(cheque_number="002").hand_back(reason="perdu", by=self.coralie)
        states = Plan.objects.told().get(pk=plan.pk).states()
        self.assertEqual([state.left_cents for state in states], [3600, 3600])
