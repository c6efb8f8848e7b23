"""Whatever a rule says, its amount is rounded once, kept between its bounds, shared out to the last cent."""

from fractions import Fraction

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from focale.money.models import Basis, How, Payer, Rule
from focale.money.pricing import Circumstances, public_price, quote
from focale.money.tests.test_pricing import version_of

BOUND = st.one_of(st.none(), st.integers(0, 20_000))
AMOUNTS = st.fixed_dictionaries(
    {
        "how": st.sampled_from(How.values),
        "cents": st.integers(0, 30_000),
        "rate_millionths": st.integers(0, 200_000),
        "floor_cents": BOUND,
        "ceiling_cents": BOUND,
        "step_cents": st.sampled_from([1, 5, 10, 50, 100]),
        "payer": st.sampled_from([Payer.PLACE, Payer.VOUCHER, Payer.PARTNER]),
    }
)


def plainly(told, minutes, quotient, public):
    """The amount worked out once more, in whole numbers only."""
    numerator, denominator = {
        How.FIXED: (told["cents"], 1),
        How.PER_HOUR: (told["cents"] * minutes, 60),
        How.RATE: (told["rate_millionths"] * quotient, 10_000),
        How.RATE_PER_HOUR: (told["rate_millionths"] * quotient * minutes, 600_000),
    }[told["how"]]
    step = told["step_cents"]
    due = (2 * numerator + denominator * step) // (2 * denominator * step) * step
    due = max(due, told["floor_cents"] or 0)
    if told["ceiling_cents"] is not None:
        due = min(due, told["ceiling_cents"])
    return min(due, public)


@settings(deadline=None)
@given(
    told=AMOUNTS,
    minutes=st.integers(0, 3000),
    quotient=st.integers(0, 4000),
    public=st.integers(0, 50_000),
    basis=st.sampled_from(Basis.values),
)
def test_the_amount_is_what_plain_numbers_say_and_both_parts_make_the_public_price(
    told, minutes, quotient, public, basis
):
    version = version_of([Rule(label="r", **told)], public=public)
    version.basis = basis
    about = Circumstances(on=timezone.localdate(), quotient=quotient, partner=1)
    found = quote(version, about, minutes)
    price = public_price(version, minutes)
    assert found.due_cents == plainly(told, minutes, quotient, price)
    assert found.due_cents + found.covered_cents == found.public_cents == price
    if told["ceiling_cents"] is not None:
        assert found.due_cents <= told["ceiling_cents"]
    least = told["floor_cents"] or 0
    if told["ceiling_cents"] is None or told["ceiling_cents"] >= least:
        assert found.due_cents >= min(least, price)


@settings(deadline=None)
@given(minutes=st.integers(0, 3000), cents=st.integers(0, 50_000), parts=st.integers(1, 12))
def test_a_price_by_the_hour_grows_with_the_hours_and_never_by_more_than_a_cent_of_rounding(
    minutes, cents, parts
):
    version = version_of([], public=cents)
    whole = public_price(version, minutes * parts)
    assert abs(whole - Fraction(cents * minutes * parts, 60)) <= Fraction(1, 2)
    assert public_price(version, minutes) <= whole
