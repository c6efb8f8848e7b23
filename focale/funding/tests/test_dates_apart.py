"""A date with a commitment of its own follows that one alone: its hours and fees count in one action."""

from datetime import date

from django.utils import timezone

from focale.funding import balance
from focale.funding.models import Action, Commitment
from focale.funding.selection import Selection
from focale.money.models import Charge, Purpose
from focale.money.pricing import Quote
from focale.programme.marking import mark
from focale.testing import FocaleTest


class DatesApartTest(FocaleTest):
    def setUp(self):
        super().setUp()
        year = timezone.localdate().year
        self.days = {"first_day": date(year - 1, 1, 1), "last_day": date(year + 1, 12, 31)}
        self.whole, self.single = (
            Action.objects.create(code=code, name=code, **self.days) for code in ("tout", "une-date")
        )
        self.course_ = self.course(booking="by_date", days=(-3, -2, 10))
        *self.dates, self.ahead = self.course_.occurrences.all()
        for occurrence in self.dates:
            mark(occurrence, self.lina, "present", by=self.coralie)
        Commitment.make(self.whole, self.course_, by=self.coralie)
        Commitment.make(self.single, self.ahead, by=self.coralie)
        self.made = Commitment.make(self.single, self.dates[1], by=self.coralie)

    def present(self, action, **more):
        chosen = Selection(*self.days.values(), action=action.pk, **more)
        return [row.occurrence for row in chosen.attendances().order_by("pk")]

    def test_each_date_is_counted_in_one_action(self):
        self.assertEqual(self.present(self.whole), [self.dates[0]])
        self.assertEqual(self.present(self.single), [self.dates[1]])

    def test_a_fee_for_that_date_is_income_of_one_action(self):
        seating = self.course_.seatings.get(occurrence=self.ahead)
        party = seating.register([self.odile.person], made_by=self.odile.person, by=self.coralie)
        row = party.registrations.get()
        row.charge = Charge.make(
            Quote(700, 700), label="x", purpose=Purpose.ACTIVITY_FEES, day=timezone.localdate(),
            payer=self.odile.person, by=self.coralie,
        )  # fmt: skip
        row.save()
        self.assertEqual(balance.totals(balance.rows(self.whole, *self.days.values())), {})
        self.assertEqual(balance.totals(balance.rows(self.single, *self.days.values())), {"70": 700})

    def test_what_stood_when_a_report_was_counted_is_found_again(self):
        then = self.made.pk, timezone.now()
        self.made.end(by=self.coralie)
        Commitment.make(self.single, self.course(title="Après", days=(-1,)), by=self.coralie)
        self.assertEqual(self.present(self.whole), self.dates)
        self.assertEqual(self.present(self.single, standing=then), [self.dates[1]])
        self.assertEqual(self.present(self.whole, standing=then), [self.dates[0]])
