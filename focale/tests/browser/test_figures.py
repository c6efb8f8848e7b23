"""The coordinator opens the figures of the week, clicks a number, sees the rows; others reach none of it."""

import re
from importlib import import_module

import pytest
from django.apps import apps

from focale.funding.models import IndicatorScheme
from focale.programme.marking import mark
from focale.programme.models import Headcount, Occurrence
from focale.testing import at

shipping = import_module("focale.funding.migrations.0002_ship_schemes")
pytestmark = pytest.mark.browser


@pytest.fixture
def week(cast):
    """Two lists were marked today, and people counted at one of them."""
    if not IndicatorScheme.objects.exists():  # other tests of this kind empty every table
        shipping.ship(apps, None)
    course = cast.course(
        seats=8, days=(1,), publish=False, kind="workshop", booking="none", title="Atelier son"
    )
    for hours in (3, 5):
        start = at(0, 0)
        date = Occurrence.objects.create(activity=course, starts_at=start, ends_at=at(0, 0, hours))
        for person in (cast.lina, cast.nour, cast.samira.person):
            mark(date, person, "present", by=cast.coralie)
    Headcount.objects.tally(date, total=14, already_known=4, by=cast.coralie, cells={("gender", "female"): 9})
    return cast


def number(words):
    return int(re.sub(r"\D", "", words))


def test_the_coordinator_opens_the_week_clicks_a_number_and_sees_its_rows(screen, week, sign_in, axe):
    page = sign_in(screen, week.coralie)
    page.goto("/chiffres/")
    page.get_by_role("link", name="Cette semaine").click()
    figure = page.locator(".figure", has_text="Participations").locator("dd > a")
    told = number(figure.inner_text())
    assert told == 6
    axe(page)
    figure.click()
    assert number(page.locator("#count").inner_text()) == told
    assert page.locator("tbody tr").count() == told
    axe(page)
    page.get_by_role("link", name="Retour aux chiffres").click()
    page.locator("summary", has_text="Le tableau").first.click()
    assert page.get_by_role("cell", name="14").first.is_visible()


def test_a_report_is_frozen_published_and_read_by_everybody(screen, week, sign_in, axe):
    page = sign_in(screen, week.coralie)
    page.goto("/chiffres/?periode=semaine")
    page.get_by_role("link", name="Enregistrer un bilan").click()
    page.get_by_label("Titre du bilan").fill("La semaine")
    axe(page)
    page.get_by_role("button", name="Compter et figer").click()
    page.get_by_text("intact").wait_for()
    axe(page)
    page.get_by_role("button", name="Rendre public").click()
    page.get_by_role("link", name="Voir la page publique").click()
    assert page.get_by_text("moins de 5").first.is_visible()
    axe(page)
    page.goto("/bilans/")
    axe(page)


def test_the_grids_are_changed_without_a_script(plain, week, sign_in):
    page = sign_in(plain, week.coralie)
    page.goto("/chiffres/grilles/")
    page.get_by_role("link", name="Contrat de ville").click()
    page.get_by_role("link", name="Âge").click()
    page.get_by_label("Titre du tableau").fill("Âges")
    page.get_by_role("button", name="Enregistrer").click()
    assert page.get_by_role("link", name="Âges").is_visible()


def test_the_pages_of_grids_hold_on_both_screens(screen, week, sign_in, axe):
    page = sign_in(screen, week.coralie)
    page.goto("/chiffres/grilles/")
    axe(page)
    page.locator(".roll a").first.click()
    axe(page)
    page.locator(".roll a").nth(1).click()
    axe(page)


def test_a_leader_and_a_mother_reach_no_figures(phone, week, sign_in):
    for account in (week.karim, week.samira):
        page = sign_in(phone, account)
        for address in ("/chiffres/", "/chiffres/lignes/?quoi=personnes", "/bilans/"):
            assert page.goto(address).status in (403, 404), address


def test_the_board_sees_figures_and_no_rows(phone, week, sign_in):
    page = sign_in(phone, week.jeanne)
    page.goto("/chiffres/?periode=semaine")
    assert page.locator(".figure dd").first.is_visible()
    assert page.locator("a[href*='/chiffres/lignes/']").count() == 0
    assert page.goto("/chiffres/lignes/?quoi=personnes").status == 403
