"""What a family reads of its money adds up, however much of it there is and however it is paid."""

from django.urls import reverse

from focale.money import statement
from focale.money.models import Charge, Method, Payer, Payment, Purpose, Share
from focale.money.pricing import Quote

from .owing import OwingTest, days, owe


class StatementSumsTest(OwingTest):
    def read(self, account, name="my-money", *args, asked=""):
        self.client.force_login(account)
        return self.client.get(reverse(name, args=args) + asked)

    def test_an_old_sum_counts_though_the_page_shows_the_latest_only(self):
        Charge.objects.update(day=days(-400), label="Vieille séance")
        for number in range(3):
            later = owe(self, 1000, label=f"Séance {number}")
            Payment.take(Method.CASH, 1000, payer=self.mother, shares=[later], by=self.coralie)
        shown, statement.SHOWN = statement.SHOWN, 3
        self.addCleanup(setattr, statement, "SHOWN", shown)
        short = self.read(self.samira)
        self.assertNotContains(short, "Vieille séance")
        self.assertContains(short, "72\xa0€")
        self.assertContains(short, 'href="?tout=oui"')
        whole = self.read(self.samira, asked="?tout=oui")
        self.assertContains(whole, "Vieille séance")
        self.assertNotContains(whole, 'href="?tout=oui"')
        desk = self.read(self.coralie, "person-money", self.lina.pk)
        self.assertEqual([payer.pk for payer in desk.context["payers"]], [self.mother.pk])

    def test_what_vouchers_are_to_pay_is_still_to_be_paid(self):
        Payment.take(Method.CASH, 7200, payer=self.mother, shares=[self.share], by=self.coralie)
        facts = {"label": "Stage son", "purpose": Purpose.ACTIVITY_FEES, "day": days(0), "by": self.coralie}
        Charge.make(Quote(5000, 1000, Payer.VOUCHER), payer=self.mother, beneficiary=self.lina, **facts)
        self.assertEqual(Share.objects.left_for(self.mother), 5000)
        Payment.take(
            Method.CASH,
            1000,
            payer=self.mother,
            by=self.coralie,
            shares=Share.objects.unpaid().filter(person=self.mother),
        )
        self.assertContains(self.read(self.samira), "40\xa0€ en bons, à apporter")
        self.assertContains(self.read(self.coralie, "person", self.mother.pk), "40\xa0€")
        self.assertContains(self.read(self.samira, "my-space"), "40\xa0€")

    def test_what_another_parent_pays_is_not_counted(self):
        owe(self, 900, payer=self.odile)
        statement_of = statement.Statement.of_family(self.mother)
        self.assertEqual(statement_of.left_cents, 7200)

    def test_paid_free_and_borne_by_others(self):
        payment = Payment.take(Method.CASH, 10000, payer=self.mother, shares=[self.share], by=self.coralie)
        payment.refund(800, reason="trop", by=self.coralie)
        read = statement.Statement.of_person(self.mother)
        self.assertEqual((read.left_cents, read.paid_cents, read.credit_cents), (0, 9200, 2000))
        self.assertEqual(read.covered_cents, 0)
