"""What is paid before its act lowers no debt: at a glance it stands apart and opens its payments."""

from focale.money.advances import paid_ahead
from focale.money.models import Charge, FiscalYear, Method, Payment, Purpose
from focale.money.pricing import Quote
from focale.money.statements import at_a_glance

from .owing import OwingTest, days


class AdvancesTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.year = FiscalYear.open(first_day=days(-100), last_day=days(200), by=self.thomas)
        facts = {"label": "Stage d'été", "purpose": Purpose.ACTIVITY_FEES, "payer": self.mother}
        self.later = Charge.make(Quote(5000, 5000), day=days(30), by=self.coralie, **facts).shares.get()

    def pay(self, cents, *shares):
        facts = {"payer": self.mother, "shares": shares, "by": self.coralie}
        return Payment.take(Method.CASH, cents, **facts)

    def glance(self):
        return {row.words: row.cents for row in at_a_glance(self.year, days(0))}

    def test_what_is_owed_today_is_not_lowered_by_what_is_paid_for_later(self):
        before = self.glance()
        self.assertNotIn("Payé d'avance", before)
        self.pay(5000, self.later)
        after = self.glance()
        self.assertEqual(after["À recevoir, avec les subventions"], 7200)
        self.assertEqual(
            after["À recevoir, avec les subventions"], before["À recevoir, avec les subventions"]
        )
        self.assertEqual(after["Payé d'avance"], 5000)

    def test_what_is_paid_for_nothing_yet_and_what_is_freed_stand_there_too(self):
        payment = self.pay(6000, self.later)
        self.assertEqual(paid_ahead(days(0)), 6000)
        self.later.charge.credit(reason="annulé", by=self.coralie)
        payment.refresh_from_db()
        payment.refund(2000, reason="rendu", by=self.coralie)
        self.assertEqual((paid_ahead(days(0)), paid_ahead(days(-1))), (4000, 0))
        self.assertEqual(self.glance()["À recevoir, avec les subventions"], 7200)

    def test_once_its_day_has_come_it_is_no_advance(self):
        self.pay(5000, self.later)
        self.assertEqual(paid_ahead(days(30)), 0)

    def test_the_figure_opens_the_payments_that_make_it(self):
        self.pay(7200, self.share)
        self.pay(5500, self.later)
        home = self.client.get("/argent/")
        row = next(row for row in home.context["glance"] if row.words == "Payé d'avance")
        self.assertContains(home, row.url)
        page = self.client.get(row.url)
        self.assertEqual(page.context["totals"]["ahead"], row.cents)
        self.assertEqual([payment.cents for payment in page.context["sheet"]], [5500])
        self.assertContains(page, "Dont payé d’avance")
