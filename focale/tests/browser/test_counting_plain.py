"""Ages counted, hours by quotient, a home, letters to print, rights, the month at one glance: without
a script, with keys alone, and looked at by axe."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from playwright.sync_api import expect

from focale.funding.models import IndicatorScheme
from focale.letters.models import Letter
from focale.letters.models.letter import State
from focale.programme.tests.underway import underway
from focale.testing import at

from .conftest import DESKTOP, PHONE
from .test_keys_crossing import cross

pytestmark = pytest.mark.browser
shipping = import_module("focale.funding.migrations.0002_ship_schemes")


@pytest.fixture
def pages(cast):
    """Addresses, with something on each: a date of a course with somebody in it, a letter on paper."""
    cast.today = underway(cast, [cast.lina, cast.nour], title="Filmer sa rue", room=cast.darkroom)
    day = at(10).date()
    cast.camera = cast.course(seats=2, days=(10, 11))
    cast.camera.seatings.get().register([cast.odile.person], made_by=cast.odile.person, by=cast.odile)
    assert Letter.objects.update(state=State.TO_PRINT)
    if not IndicatorScheme.objects.exists():  # other tests of this kind empty every table
        shipping.ship(apps, None)
    return [
        "/chiffres/grilles/ages/",
        "/chiffres/heures/",
        "/chiffres/heures/?par=quotient&quotients=500%2C+900",
        f"/planning/?vue=mois&par=salle&jour={day}",
        f"/planning/?vue=mois&par=animateur&jour={day}",
        f"/personnes/{cast.nour.pk}/domicile/",
        "/courriers/a-imprimer/",
    ]


def test_nothing_is_wrong_on_them(screen, cast, pages, sign_in, axe):
    sign_in(screen, cast.coralie)
    for address in (*pages, "/reglages/droits/"):
        assert screen.goto(address).status == 200, address
        axe(screen)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_they_are_crossed_with_keys(walk, cast, pages, size):
    hand = walk(cast.coralie, size=size)
    for address in (*pages, "/reglages/droits/"):
        cross(hand, address)


def test_without_a_script_ages_are_written_hours_counted_and_a_home_noted(plain, cast, pages, sign_in):
    page = sign_in(plain, cast.coralie)
    page.goto("/chiffres/grilles/ages/")
    page.get_by_label("Âges où commence une tranche").fill("0, 6, x")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_label("Âges où commence une tranche")).to_have_value("0, 6, x")
    page.get_by_label("Âges où commence une tranche").fill("0, 6, 11")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("6 à 10 ans")).to_be_visible()
    page.goto("/chiffres/heures/?par=quotient")
    page.get_by_label("Tranches de quotient").fill("500, 900")
    page.get_by_role("button", name="Compter").click()
    expect(page.get_by_text("de 501 à 900")).to_be_visible()
    page.goto(f"/personnes/{cast.nour.pk}/domicile/")
    page.get_by_label("Commune").fill("Alès")
    page.get_by_label("Non", exact=True).check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text(re.compile("C.est noté"))).to_be_visible()
    assert cast.nour.residences.get().in_district == "no"


def test_without_a_script_a_day_of_the_month_opens_and_leads_to_its_date(plain, cast, pages, sign_in):
    page = sign_in(plain, cast.coralie)
    page.goto(f"/planning/?vue=mois&jour={at(10).date()}")
    name = f"{at(10).day}"
    line = page.locator("summary").filter(has_text=re.compile(rf"\b{name}\b")).first
    expect(page.get_by_role("link", name=re.compile("Stage caméra")).first).to_be_hidden()
    line.click()
    page.locator("details[open]").get_by_role("link", name=re.compile("Stage caméra")).click()
    expect(page.get_by_role("heading", name=re.compile("Stage caméra")).first).to_be_visible()


def test_the_month_by_room_prints_on_one_sheet(desktop, cast, pages, sign_in):
    page = sign_in(desktop, cast.coralie)
    page.goto(f"/planning/?vue=mois&par=salle&jour={at(10).date()}")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
