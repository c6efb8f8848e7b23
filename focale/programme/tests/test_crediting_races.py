"""The desk credits a sum while the family gives the seat up: both get what they asked, on both databases."""

import time
from unittest import mock

from django.core.cache import cache
from django.test import TransactionTestCase

from focale.money.models import Charge, Fund, Payer, Share
from focale.money.models.charge import ChargeQuerySet
from focale.programme.charging import charge_again
from focale.programme.models import Party, Registration

from .priced import PricedCast
from .racing import at_once

FREE = [{"label": "Gratuit", "is_funded": True, "payer": Payer.GRANT}]
SLOWLY = 0.4


class CreditingRaceTest(PricedCast, TransactionTestCase):
    def setUp(self):
        cache.clear()
        type(self).enter()
        type(self).price(rules=FREE)
        self.party = self.register(self.lina)
        self.charge = Charge.objects.get()
        hold, free = ChargeQuerySet.hold_funds, Share.free_payments
        for owner, name, verb in ((ChargeQuerySet, "hold_funds", hold), (Share, "free_payments", free)):
            self.enterContext(mock.patch.object(owner, name, self.slow(verb)))

    def slow(self, verb):
        """The same verb; whoever comes meanwhile has the time to take what this one does not hold."""

        def then_wait(*args):
            verb(*args)
            time.sleep(SLOWLY)

        return then_wait

    def credit(self):
        Charge.objects.get(pk=self.charge.pk).credit(reason="erreur", by=None)

    def cancel(self):
        time.sleep(SLOWLY / 4)
        Party.objects.get(pk=self.party.pk).cancel(by=self.samira)

    def price_again(self):
        time.sleep(SLOWLY / 4)
        charge_again(Registration.objects.get(party=self.party), reason="recalcul", by=self.coralie)

    def check(self, *, seated, offered):
        self.assertEqual(Charge.objects.filter(corrects=self.charge).count(), 1)
        self.assertEqual(Registration.objects.filter(status="seated").count(), seated)
        self.assertEqual(Fund.objects.get().offered_cents, offered)

    def test_a_family_that_gives_up_while_the_desk_credits_is_not_refused(self):
        self.assertEqual(at_once(self.credit, self.cancel), [])
        self.check(seated=0, offered=0)

    def test_a_price_worked_out_again_while_the_desk_credits_is_made_once(self):
        self.assertEqual(at_once(self.credit, self.price_again), [])
        self.check(seated=1, offered=7200)
