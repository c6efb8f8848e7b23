"""What is read before confirming is what is owed after, also where a rule only asks for an envelope."""

from focale.money.models import Charge, Payer
from focale.programme.quoting import Prices
from focale.testing import FocaleTest

from .priced import Priced

RULES = [
    {"label": "Les petits", "max_age": 9, "is_funded": True, "payer": Payer.PLACE},
    {"label": "Gratuit", "is_funded": True, "payer": Payer.GRANT},
]


class QuotedEnvelopeTest(Priced, FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.price(ceiling_cents=7200, rules=RULES)

    def test_what_the_place_bears_takes_nothing_from_the_envelope_of_the_next_one(self):
        shown = Prices(self.seating).quotes([self.nour, self.lina])
        self.register(self.nour, self.lina)
        owed = {charge.beneficiary: charge for charge in Charge.objects.with_shares()}
        self.assertEqual([owed[child].due_cents for child in (self.nour, self.lina)], [0, 0])
        self.assertEqual([quote.due_cents for quote in shown], [0, 0])
        self.assertEqual([quote.reason for quote in shown], ["Les petits", "Gratuit"])

    def test_a_quote_names_the_envelope_only_where_it_pays(self):
        shown = Prices(self.seating).quotes([self.nour, self.lina])
        self.assertEqual([quote.fund for quote in shown], [None, self.fund])
