"""What a thumb finds on a list: one line a person, 68 px high, and nothing to press under 48 px."""

import pytest

from focale.people.models import Consent, Person, Purpose, Use
from focale.programme.tests.underway import underway

from .conftest import PHONE

pytestmark = pytest.mark.browser
LINE, TARGET = 68, 48


@pytest.fixture
def date(cast):
    """Lina may be in no picture and goes home with Samira; Odile came without a seat; a name that is long."""
    date = underway(cast, [cast.lina, cast.nour, cast.child("Maximilienne-Alexandra")], title="Filmer sa rue")
    for use in Use:
        Consent.objects.give(
            Purpose.IMAGE, subject=cast.lina, wording="Non.", agreed=False, use=use, medium="picture",
            given_by=cast.samira.person, by=cast.samira,
        )  # fmt: skip
    return date


def sizes(page, part):
    return [each.bounding_box() for each in page.locator(part).all()]


def test_a_line_is_68_pixels_high_and_a_hand_48(open_screen, cast, date, sign_in):
    page = sign_in(open_screen(PHONE), cast.karim)
    page.goto("/aujourdhui/")
    assert page.get_by_text("pas d’image du tout").first.is_visible()
    assert {round(box["height"]) for box in sizes(page, "[data-person]")} == {LINE}
    hands = sizes(page, "[data-hand]")
    assert len(hands) == 3 * Person.objects.filter(registrations__isnull=False).count()
    assert min(min(box["width"], box["height"]) for box in hands) >= TARGET
    assert min(box["height"] for box in sizes(page, ".roll summary")) >= TARGET
    names = sizes(page, ".roll .named b")
    assert all(name["x"] + name["width"] <= hand["x"] for name, hand in zip(names, hands[::3], strict=True))


def test_a_long_name_is_whole_once_opened(open_screen, cast, date, sign_in):
    page = sign_in(open_screen(PHONE), cast.karim)
    page.goto("/aujourdhui/")
    line = page.locator("[data-name^=Maximilienne]")
    name, hands = line.locator("b"), line.locator(".hands").bounding_box()
    cut = "(name) => name.scrollWidth > name.clientWidth"
    assert name.evaluate(cut)
    line.locator("summary").tap()
    assert not name.evaluate(cut)
    assert line.locator(".hands").bounding_box() == hands, "the hands stay where the thumb found them"


def test_the_buttons_that_give_up_stand_apart_without_a_script_too(plain, cast):
    seating = cast.course(seats=4).seatings.get()
    children = [cast.child(name) for name in ("Tom", "Zoé")]
    party = seating.register(children, made_by=cast.samira.person, by=cast.samira)
    plain.goto(party.get_absolute_url())
    buttons = sizes(plain, ".gives-up button")
    ends = [box["y"] + box["height"] for box in buttons]
    assert len(buttons) == 3
    assert all(below["y"] - end >= 8 for end, below in zip(ends, buttons[1:], strict=False))
