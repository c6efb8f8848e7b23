"""Words people choose lead to the right account and the right line, through the trap of 870 and 875."""

from django.test import SimpleTestCase

from focale.money.chart import CHART
from focale.money.models import (
    PLACES,
    Purpose,
)
from focale.money.models.expense import PAID_FROM
from focale.money.models.income import RECEIVED_ON
from focale.money.models.payment import WHERE


class TestTrap(SimpleTestCase):
    """The chart and the financial report number gifts and volunteering the other way round."""

    def test_gifts_in_kind_are_870_in_the_chart_and_875_for_funders(self):
        places = PLACES[Purpose.GIFTS_IN_KIND]
        self.assertEqual((places.account, places.line), ("870", "875"))
        self.assertEqual(CHART[places.account], "Dons en nature")

    def test_volunteering_is_875_in_the_chart_and_870_for_funders(self):
        places = PLACES[Purpose.VOLUNTEERING]
        self.assertEqual((places.account, places.line), ("875", "870"))
        self.assertEqual(CHART[places.account], "Bénévolat")

    def test_every_account_an_act_writes_to_is_in_the_chart_that_is_shipped(self):
        used = {place.account for place in PLACES.values()}
        for ways in (PAID_FROM, RECEIVED_ON, WHERE):
            used |= {account for account, _journal in ways.values()}
        self.assertEqual(used - set(CHART), set())

    def test_two_words_never_share_an_account(self):
        accounts = [place.account for place in PLACES.values()]
        self.assertEqual(len(accounts), len(set(accounts)))
