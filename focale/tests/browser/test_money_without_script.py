"""Money taken, credited, counted and tried in a browser that runs no script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from focale.money.models import Charge, Payment, Till

from .debts import owing_77_euros

pytestmark = pytest.mark.browser


@pytest.fixture
def owing(cast):
    with owing_77_euros(cast):
        yield cast


@pytest.fixture
def team(plain, owing, sign_in):
    return sign_in(plain, owing.coralie)


def test_a_cheque_is_taken_for_what_is_ticked_and_goes_to_the_bank(team, owing):
    team.goto(reverse("person-payment", args=[owing.samira.person.pk]))
    team.get_by_role("checkbox", name="Tirage").uncheck()
    team.get_by_label("Somme reçue, en euros").fill("72")
    team.get_by_role("radio", name="chèque").check()
    team.get_by_label("Numéro du chèque").fill("0012345")
    team.get_by_role("button", name="Encaisser").click()
    expect(team.get_by_role("heading", level=1)).to_have_text("72 €")
    team.goto(reverse("batches"))
    team.get_by_role("button", name="Faire le bordereau").click()
    expect(team.get_by_role("heading", level=1)).to_contain_text("Remise n°")
    assert Payment.objects.get().batch.cents == 7_200


def test_a_sum_is_credited_and_its_page_says_so(team, owing):
    charge = Charge.objects.get(label="Tirage")
    team.goto(reverse("charge", args=[charge.pk]))
    team.get_by_text("Faire un avoir").click()
    team.get_by_role("button", name="Annuler par un avoir").click()
    expect(team.locator("[aria-invalid=true]").first).to_be_visible()
    team.get_by_role("textbox").first.fill("Imprimé deux fois")
    team.get_by_role("button", name="Annuler par un avoir").click()
    expect(team.get_by_text("Imprimé deux fois").first).to_be_visible()
    assert charge.credit_notes.count() == 1


def test_the_till_is_counted_and_closed(team, owing):
    Payment.take("cash", 3_000, payer=owing.samira.person, by=owing.coralie)
    team.goto(reverse("till"))
    team.get_by_label(re.compile("dans la caisse")).fill("30")
    team.get_by_role("button", name="Clôturer la caisse").click()
    expect(team.get_by_text("La caisse est clôturée.")).to_be_visible()
    assert Till.objects.get().counted_cents == 3_000


def test_a_family_reads_its_account(plain, owing, sign_in):
    page = sign_in(plain, owing.samira)
    page.goto(reverse("my-money"))
    expect(page.get_by_role("link", name="Stage caméra")).to_be_visible()
    page.get_by_role("link", name="Stage caméra").click()
    expect(page.get_by_text("à payer", exact=True)).to_be_visible()
