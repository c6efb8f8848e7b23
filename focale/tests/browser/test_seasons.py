"""A season is taken up again: the page moves on by itself, may be left, and takes the copies back."""

import pytest
from playwright.sync_api import expect

from focale.programme.models import Activity
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def season(cast):
    cast.course(title="Stage caméra", days=(10, 11), booking="by_date")
    cast.course(title="Labo", days=(10, 17), room=cast.darkroom, leaders=[])
    return cast


def ask(page):
    page.goto("/planning/activites/")
    page.get_by_role("link", name="Reprendre une saison").click()
    page.get_by_role("button", name="Copier les activités cochées").click()
    expect(page.get_by_role("progressbar", name="0 activités sur 2")).to_be_visible()


def test_a_season_is_copied_while_one_looks_and_taken_back(screen, season, sign_in, after_the_answer, axe):
    sign_in(screen, season.coralie)
    ask(screen)
    axe(screen)
    after_the_answer()
    expect(screen.get_by_role("heading", level=1)).to_have_text("2 activités copiées")
    axe(screen)
    Activity.objects.get(title="Labo", copied_from__isnull=False).change(by=season.coralie, bring="blouse")
    screen.get_by_role("button", name="Retirer les copies").click()
    expect(screen.get_by_role("status")).to_contain_text("1 copie est retirée")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Copies retirées")
    expect(screen.get_by_role("link", name="Labo")).to_be_visible()
    axe(screen)


def test_the_page_can_be_left_and_found_again_without_a_script(plain, season, sign_in, after_the_answer):
    sign_in(plain, season.coralie)
    ask(plain)
    plain.goto(f"/planning/?jour={at(10).date()}")
    after_the_answer()
    plain.goto("/planning/copie/")
    plain.get_by_role("link", name="Saison").first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("2 activités copiées")
