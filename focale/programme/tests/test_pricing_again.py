"""A price is worked out again whole or not at all: where the books refuse, the former one stays."""

from unittest import mock

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.money.closing import close
from focale.money.models import Charge, FiscalYear, Method, Payment
from focale.programme.charging import charge_again
from focale.testing import at

from .priced import PricedTest


class PricingAgainTest(PricedTest):
    """The year of the act is closed after it was charged and paid."""

    def setUp(self):
        super().setUp()
        self.party = self.register(self.lina)
        self.registration = self.party.registrations.get()
        self.charge = Charge.objects.get()
        days = {"first_day": at(-100).date(), "last_day": self.charge.day}
        year = FiscalYear.open(by=self.thomas, **days)
        self.enterContext(mock.patch("django.utils.timezone.now", return_value=at(20)))
        close(year, by=self.thomas)
        shares = list(self.charge.shares.all())
        self.payment = Payment.take(
            Method.CASH, 7200, payer=self.samira.person, shares=shares, by=self.coralie
        )

    def kept(self):
        """Whether the former sum stands, and what was paid still pays it."""
        self.payment.refresh_from_db()
        self.registration.refresh_from_db()
        self.assertEqual(Charge.objects.get(), self.charge)
        self.assertEqual((self.registration.charge_id, self.payment.left_cents), (self.charge.pk, 0))

    def test_where_the_year_of_the_act_is_closed_the_former_price_stays(self):
        with self.assertRaisesMessage(ValidationError, "est clôturé"):
            charge_again(self.registration, reason="quotient", by=self.coralie)
        self.kept()

    def test_the_desk_reads_why_and_no_success(self):
        self.client.force_login(self.coralie)
        address = reverse("registration-pricing", args=[self.party.key, self.registration.pk])
        answer = self.client.post(address)
        self.assertContains(answer, "est clôturé", status_code=422)
        self.assertNotContains(answer, "Le prix est calculé", status_code=422)
        self.kept()
