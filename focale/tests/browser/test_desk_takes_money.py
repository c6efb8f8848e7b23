"""The desk takes 72 € in cash on a phone; the receipt opens; a cheque asks for its number."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from .debts import owing_77_euros

pytestmark = pytest.mark.browser


@pytest.fixture
def owing(cast):
    with owing_77_euros(cast):
        yield cast


def test_the_desk_takes_cash_and_the_receipt_opens(owing, screen, sign_in, axe):
    page = sign_in(screen, owing.coralie)
    page.goto(f"/personnes/{owing.lina.pk}/comptes/")
    page.get_by_role("link", name="Encaisser de Samira Benali").click()
    expect(page.get_by_label("Somme reçue, en euros")).to_have_value("77")
    page.get_by_role("checkbox", name="Tirage").uncheck()
    expect(page.get_by_label("Somme reçue, en euros")).to_have_value("72")
    expect(page.get_by_label("Numéro du chèque")).to_be_hidden()
    axe(page)
    page.get_by_role("button", name="Encaisser").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("72 €")
    expect(page.get_by_role("link", name="Stage caméra")).to_be_visible()
    axe(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Reçu (PDF)").click()
    words = PdfReader(BytesIO(Path(caught.value.path()).read_bytes())).pages[0].extract_text()
    assert "Stage caméra" in words
    assert "Samira Benali" in words
    for address in ("/argent/paiements/", "/argent/a-recevoir/", "/argent/caisse/", "/argent/remises/"):
        page.goto(address)
        axe(page)


def test_a_cheque_shows_its_two_boxes_and_refuses_to_go_without_its_number(owing, phone, sign_in, axe):
    page = sign_in(phone, owing.coralie)
    page.goto(f"/personnes/{owing.samira.person.pk}/encaissement/")
    page.get_by_role("radio", name="chèque").check()
    page.get_by_role("button", name="Encaisser").click()
    expect(page.get_by_label("Numéro du chèque")).to_be_focused()
    axe(page)
    page.get_by_label("Numéro du chèque").fill("0012345")
    page.get_by_role("button", name="Encaisser").click()
    expect(page.get_by_text("n° 0012345")).to_be_visible()
    page.goto("/argent/remises/")
    page.get_by_role("button", name="Faire le bordereau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Remise n°")
    axe(page)
