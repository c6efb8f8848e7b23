"""The first rule that matches decides; whole cents, rounded once; the difference has a payer."""

from datetime import timedelta
from fractions import Fraction

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from focale.money.models import Basis, Counted, Fund, How, Payer, Rule, Tariff, TariffVersion
from focale.money.pricing import Circumstances, nearest, public_price, quote
from focale.testing import FocaleTest


class TestPricing(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.fund = Fund.open(
            name="Ville 2026",
            first_day=cls.today - timedelta(days=10),
            last_day=cls.today + timedelta(days=100),
            ceiling_cents=10_000,
            by=cls.coralie,
        )
        cls.tariff = Tariff.propose(
            name="Ateliers",
            basis=Basis.PER_HOUR,
            public_cents=600,
            rules=[
                {
                    "label": "Quartier, action financée",
                    "in_district": True,
                    "payer": Payer.GRANT,
                    "is_funded": True,
                },
                {"label": "Quotient bas", "max_quotient": 600, "how": How.PER_HOUR, "cents": 200},
                {"label": "Adhérent", "is_member": True, "how": How.PER_HOUR, "cents": 500},
            ],
            by=cls.coralie,
        )

    def price(self, minutes=720, **about):
        return quote(self.tariff.current(), Circumstances(on=self.today, **about), minutes)

    def test_four_half_days_of_three_hours_at_six_euros_cost_72_euros(self):
        self.assertEqual(self.price().due_cents, 7200)

    def test_what_has_begun_counts_whole_where_the_tariff_counts_so(self):
        rules = [{"label": "Quotient bas", "max_quotient": 600, "how": How.PER_HOUR, "cents": 200}]
        for counted, minutes, public, low in (
            (Counted.MINUTE, 61, 610, 203),
            (Counted.QUARTER, 61, 750, 250),
            (Counted.QUARTER, 75, 750, 250),
            (Counted.HALF, 61, 900, 300),
            (Counted.HOUR, 61, 1200, 400),
            (Counted.HOUR, 720, 7200, 2400),
            (Counted.HOUR, 0, 0, 0),
        ):
            price = {"basis": Basis.PER_HOUR, "public_cents": 600, "counted": counted}
            self.tariff.write(rules=rules, by=self.coralie, **price)
            with self.subTest(counted=counted, minutes=minutes):
                found = self.price(minutes, quotient=300)
                self.assertEqual((found.public_cents, found.due_cents), (public, low))

    def test_the_first_rule_that_matches_decides(self):
        self.assertEqual(self.price(is_member=True).due_cents, 6000)
        self.assertEqual(self.price(is_member=True, quotient=450).due_cents, 2400)

    def test_an_unproven_quotient_gives_nothing_and_says_so(self):
        found = self.price(quotient=None)
        self.assertIn("quotient familial non justifié", [why for _rule, why in found.passed])

    def test_a_resident_is_paid_for_by_the_envelope_of_the_activity(self):
        found = self.price(in_district=True, fund=self.fund)
        self.assertEqual((found.due_cents, found.covered_cents, found.fund), (0, 7200, self.fund))

    def test_an_envelope_too_small_passes_to_the_next_rule(self):
        found = self.price(minutes=60_000, in_district=True, fund=self.fund, is_member=True)
        self.assertEqual(found.reason, "Adhérent")
        self.assertIn("est épuisée", found.passed[0][1])

    def test_an_envelope_pays_only_within_its_days(self):
        late = Circumstances(on=self.today + timedelta(days=200), in_district=True, fund=self.fund)
        self.assertEqual(quote(self.tariff.current(), late, 60).due_cents, 600)

    def test_half_a_cent_goes_up(self):
        version = TariffVersion(basis=Basis.PER_HOUR, public_cents=333)
        self.assertEqual(public_price(version, 90), 500)  # 499.5

    def test_a_step_rounds_but_never_beyond_what_is_said_to_be_least_and_most(self):
        facts = {"how": How.PER_HOUR, "step_cents": 50, "label": "r"}
        for cents, bounds, due in (
            (1060, {"ceiling_cents": 1030}, 1030),
            (10, {"floor_cents": 20}, 20),
            (974.5, {}, 950),
        ):
            rule = Rule(cents=cents, **facts, **bounds)
            self.assertEqual(quote(version_of([rule], 5000), Circumstances(on=self.today), 60).due_cents, due)


@given(
    public=st.integers(0, 100_000),
    minutes=st.integers(0, 3000),
    how=st.sampled_from(How.values),
    cents=st.integers(0, 50_000),
    rate=st.integers(0, 100_000),
    quotient=st.one_of(st.none(), st.integers(0, 5000)),
    floor=st.one_of(st.none(), st.integers(0, 5000)),
    step=st.sampled_from([1, 5, 10, 50]),
)
def test_nobody_pays_more_than_the_public_price_nor_less_than_nothing(
    public, minutes, how, cents, rate, quotient, floor, step
):
    rule = Rule(how=how, cents=cents, rate_millionths=rate, floor_cents=floor, step_cents=step, label="r")
    version = TariffVersion(pk=1, basis=Basis.PER_HOUR, public_cents=public)
    version._prefetched_objects_cache = {"rules": Rule.objects.all()}
    version._prefetched_objects_cache["rules"]._result_cache = [rule]
    found = quote(version, Circumstances(on=timezone.localdate(), quotient=quotient), minutes)
    assert 0 <= found.due_cents <= found.public_cents
    assert found.due_cents + found.covered_cents == found.public_cents == public_price(version, minutes)


def version_of(rules, public=600):
    """A version with these rules, none of it saved."""
    return TariffVersion(pk=1, basis=Basis.PER_HOUR, public_cents=public).with_rules(rules)


MAYBE = st.one_of(st.none(), st.booleans())
AGE = st.one_of(st.none(), st.integers(0, 99))
QUOTIENT = st.one_of(st.none(), st.integers(0, 3000))
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "is_member": MAYBE,
            "in_district": MAYBE,
            "is_first_time": MAYBE,
            "is_funded": MAYBE,
            "min_age": AGE,
            "max_quotient": QUOTIENT,
            "min_rank": st.one_of(st.none(), st.integers(1, 4)),
            "payer": st.sampled_from([Payer.PLACE, Payer.GRANT]),
            "cents": st.integers(0, 9000),
        }
    ),
    max_size=6,
)
PERSON = st.fixed_dictionaries(
    {
        "age": AGE,
        "is_member": st.booleans(),
        "quotient": QUOTIENT,
        "in_district": MAYBE,
        "rank": st.integers(1, 4),
        "is_first_time": st.booleans(),
    }
)


def fits(rule, person, fund, day, public):
    """The conditions written once more, as plainly as can be."""
    asked = [
        rule.is_member in (None, person.is_member),
        rule.in_district is None or rule.in_district == person.in_district,
        rule.is_first_time in (None, person.is_first_time),
        rule.is_funded in (None, fund is not None),
        rule.min_age is None or (person.age is not None and person.age >= rule.min_age),
        rule.max_quotient is None or (person.quotient is not None and person.quotient <= rule.max_quotient),
        rule.min_rank is None or person.rank >= rule.min_rank,
    ]
    offered = public - min(public, rule.cents)
    paid = rule.payer != Payer.GRANT or not offered
    paid = paid or (
        fund is not None and fund.pays_on(day) and fund.ceiling_cents - fund.offered_cents >= offered
    )
    return all(asked) and paid


@given(
    rules=RULES, person=PERSON, minutes=st.integers(0, 900), left=st.one_of(st.none(), st.integers(0, 9000))
)
def test_the_first_rule_that_fits_decides_and_each_one_before_has_its_reason(rules, person, minutes, left):
    day = timezone.localdate()
    fund = None if left is None else Fund(name="Ville", first_day=day, last_day=day, ceiling_cents=left)
    rules = [Rule(label=str(place), **facts) for place, facts in enumerate(rules)]
    about = Circumstances(on=day, fund=fund, **person)
    version = version_of(rules)
    public = public_price(version, minutes)
    found = quote(version, about, minutes)
    expected = next((rule for rule in rules if fits(rule, about, fund, day, public)), None)
    assert found.rule is expected
    before = rules if expected is None else rules[: rules.index(expected)]
    assert [rule for rule, _why in found.passed] == before
    assert all(why for _rule, why in found.passed)
    assert found.due_cents == (public if expected is None else min(public, expected.cents))
    if found.payer == Payer.GRANT and found.covered_cents:
        assert found.covered_cents <= fund.offerable_cents


@given(minutes=st.integers(0, 3000), cents=st.integers(0, 100_000))
def test_rounding_happens_once_and_never_moves_by_more_than_half_a_step(minutes, cents):
    version = version_of([], public=cents)
    exact = cents * minutes / 60
    assert abs(public_price(version, minutes) - exact) <= 0.5
    for step in (1, 5, 10, 50, 100):
        assert nearest(Fraction(cents), step) % step == 0
        assert abs(nearest(Fraction(cents), step) - cents) <= step / 2
