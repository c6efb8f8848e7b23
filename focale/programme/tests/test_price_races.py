"""The last euros of an envelope, wanted by many at the same second: on both databases."""

from django.core.cache import cache
from django.test import TransactionTestCase

from focale.money.models import Charge, Fund, Payer, Share
from focale.people.models import Residence
from focale.programme.models import Party, Registration, Seating, Status
from focale.testing import at

from .priced import RULES, PricedCast
from .test_races import at_once
from .test_replay import whole

FREE = 10
PRICE = 1800


class PriceRaceTest(PricedCast, TransactionTestCase):
    def setUp(self):
        cache.clear()
        type(self).enter()
        dates = {"booking": "by_date", "days": (10, 11, 12, 13, 14), "seats": 40}
        type(self).price(ceiling_cents=FREE * PRICE, **dates)
        self.seatings = list(self.activity.seatings.order_by("pk"))

    def children(self, number):
        children = [self.child(f"Enfant{n}") for n in range(number)]
        Residence.objects.bulk_create(
            Residence(person=child, town="Alès", in_district="yes", since=at(-99).date())
            for child in children
        )
        return children

    def registering(self, seating, child):
        def act():
            mine = Seating.objects.get(pk=seating.pk)
            mine.register([child], made_by=self.samira.person, by=self.samira)

        return act

    def cancelling(self, party):
        return lambda: Party.objects.get(pk=party.pk).cancel(by=self.samira)

    def check(self):
        """What was offered is what the shares say, within the ceiling; every seat has one price."""
        fund = Fund.objects.get(pk=self.fund.pk)
        shares = Share.objects.filter(fund=fund)
        self.assertEqual(fund.offered_cents, sum(shares.values_list("cents", flat=True)))
        self.assertLessEqual(fund.offered_cents, fund.ceiling_cents)
        seated = Registration.objects.filter(status=Status.SEATED)
        self.assertFalse(seated.filter(charge=None).exists())
        live = Charge.objects.filter(corrects=None, credit_notes=None)
        self.assertEqual(live.count(), seated.count())
        for seating in self.seatings:
            whole(seating)
        return fund

    def test_fifty_registrations_at_once_never_cross_the_envelope_and_everybody_is_seated(self):
        children = self.children(50)
        acts = [self.registering(self.seatings[n % 5], child) for n, child in enumerate(children)]
        self.assertEqual(at_once(*acts), [])
        self.assertEqual(Registration.objects.filter(status=Status.SEATED).count(), 50)
        self.assertEqual(self.check().offerable_cents, 0)
        paid = Share.objects.filter(payer=Payer.PERSON, cents=PRICE).count()
        self.assertEqual(paid, 50 - FREE)

    def test_cancelling_and_registering_at_once_with_two_envelopes_waits_for_nobody_for_ever(self):
        second = Fund.open(
            name="État", first_day=at(0).date(), last_day=at(90).date(), ceiling_cents=FREE * PRICE, by=None
        )
        rules = [RULES[0], {"label": "État", "in_district": True, "payer": Payer.GRANT, "fund": second}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        children = self.children(36)
        parties = [
            self.seatings[n % 5].register([child], made_by=self.samira.person, by=self.samira)
            for n, child in enumerate(children[:18])
        ]
        acts = [self.cancelling(party) for party in parties[::2]]
        acts += [self.registering(self.seatings[n % 5], child) for n, child in enumerate(children[18:])]
        self.assertEqual(at_once(*acts), [])
        self.check()
        second.refresh_from_db()
        shares = Share.objects.filter(fund=second).values_list("cents", flat=True)
        self.assertEqual(second.offered_cents, sum(shares))
