"""A course of four half-days at 6 € an hour, with a tariff that asks for home, quotient and membership."""

from django.utils import timezone

from focale.money.models import Basis, Charge, FamilyQuotient, Fund, How, Payer, Tariff
from focale.people.models import Organisation, Residence
from focale.testing import Cast, FocaleTest, at

RULES = [
    {"label": "Quartier, activité financée", "in_district": True, "is_funded": True, "payer": Payer.GRANT},
    {"label": "Quotient jusqu'à 600", "max_quotient": 600, "how": How.PER_HOUR, "cents": 200},
    {"label": "Deuxième enfant", "min_rank": 2, "how": How.PER_HOUR, "cents": 500},
]


class Priced:
    """What every test of prices needs. Samira's children live in the district; nothing is proven yet."""

    @classmethod
    def price(cls, *, ceiling_cents=20_000, rules=RULES, **facts):
        """A tariff, an envelope of the town, and a course that costs 72 €."""
        today = timezone.localdate()
        cls.town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        cls.fund = Fund.open(
            name="Contrat de ville",
            giver=cls.town,
            first_day=today,
            last_day=at(90).date(),
            ceiling_cents=ceiling_cents,
            by=cls.coralie,
        )
        cls.tariff = Tariff.propose(
            name="Ateliers", basis=Basis.PER_HOUR, public_cents=600, rules=rules, by=cls.coralie
        )
        facts = {"seats": 3, "days": (10, 11, 12, 13), "tariff": cls.tariff, "fund": cls.fund} | facts
        cls.activity = cls.course(**facts)
        cls.seating = cls.activity.seatings.first()
        for child in (cls.lina, cls.nour):
            cls.consent(child)

    def register(self, *people, by=None, seating=None, partner=None):
        by = by or self.samira
        seating = seating or self.seating
        return seating.register(list(people), made_by=by.person, by=by, partner=partner)

    def live_in_district(self, person, answer="yes"):
        Residence.objects.settle(person, by=None, since=at(-100).date(), town="Alès", in_district=answer)

    def prove(self, person, value):
        days = {"first_day": at(-10).date(), "last_day": at(80).date()}
        return FamilyQuotient.declare(person, value=value, seen_on_paper=True, by=self.coralie, **days)

    def charge_of(self, party, person):
        return Charge.objects.get(registration__party=party, registration__participant=person)

    def offered(self):
        self.fund.refresh_from_db()
        return self.fund.offered_cents


class PricedTest(Priced, FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.price()


class PricedCast(Priced, Cast):
    """The same for tests with threads."""
