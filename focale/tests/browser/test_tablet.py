"""The tablet in a browser: signed with a finger, with keys alone, without a script; nobody leaves it."""

import pytest
from playwright.sync_api import expect

from focale.people.models import Consent, Signature
from focale.works.models import Appearance, Permission, Piece, Production, Sitting

pytestmark = pytest.mark.browser


@pytest.fixture
def production(cast):
    facts = {"title": "Portraits du quartier", "season": cast.season, "makers": [cast.lina, cast.nour]}
    production = Production.objects.begin(by=cast.coralie, **facts)
    piece = Piece.objects.begin("text", production, makers=[cast.lina], by=cast.coralie)
    piece.write({"title": "Ma rue"}, seen=0, by=cast.coralie)
    Appearance.objects.note(piece, "seen", person=cast.nour, by=cast.coralie)
    return production


def hand_over(page, production):
    page.goto(f"/productions/{production.pk}/tablette/")
    page.get_by_role("button", name="Donner cet appareil").click()
    expect(page.get_by_role("heading", name="À qui le tour ?")).to_be_visible()


def draw(page):
    sheet = page.locator("canvas")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=6)
    page.mouse.up()


def test_a_family_answers_one_after_the_other_and_signs(phone, sign_in, axe, cast, production):
    sign_in(phone, cast.coralie)
    hand_over(phone, production)
    axe(phone)
    phone.get_by_role("link", name="Samira").click()
    axe(phone)
    for everything in phone.get_by_role("button", name="Oui à tout").all():
        everything.click()
    phone.get_by_role("button", name="Enregistrer mes réponses").click()
    expect(phone.locator("[role=alert]")).to_be_focused()
    draw(phone)
    phone.get_by_role("button", name="Enregistrer mes réponses").click()
    expect(phone.get_by_role("heading", name="Merci Samira")).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="Nour").click()
    for no in phone.get_by_text("Non", exact=True).all():
        no.click()
    phone.get_by_role("button", name="C’est mon choix").click()
    phone.get_by_role("button", name="Passer la tablette").click()
    expect(phone.get_by_text("2 personnes ont répondu")).to_be_visible()
    assert len(Signature.objects.get(person=cast.samira.person).drawn[0]) > 3
    assert {one.agreed for one in Consent.objects.filter(given_by=cast.nour)} == {False}
    assert len(Permission.objects.get().uses) == 3
    phone.goto("/personnes/")
    assert "/entrer/" in phone.url
    phone.goto("/tablette/")
    phone.get_by_role("button", name="fermer la tablette").click()
    phone.goto("/tablette/")
    expect(phone.get_by_label("Code de la tablette")).to_be_visible()


def test_one_signs_with_keys_alone(desktop, sign_in, cast, production):
    sign_in(desktop, cast.coralie)
    hand_over(desktop, production)
    desktop.get_by_role("link", name="Nour avec").focus()
    desktop.keyboard.press("Enter")
    desktop.get_by_role("button", name="Oui à tout").focus()
    desktop.keyboard.press("Enter")
    desktop.locator("details[data-typing] summary").focus()
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("Nour")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Space")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Merci Nour")).to_be_visible()
    assert Signature.objects.get().typed == "Nour"


def test_another_device_is_opened_with_the_code_without_a_script(plain, sign_in, cast, production):
    sitting = Sitting.objects.begin(production=production, uses=["web"], years=1, by=cast.coralie)
    plain.goto("/tablette/")
    plain.get_by_label("Code de la tablette").fill("AAAA AAAA")
    plain.get_by_role("button", name="Ouvrir").click()
    expect(plain.get_by_text("Ce code n'ouvre rien")).to_be_visible()
    plain.get_by_label("Code de la tablette").fill(sitting.spaced_code.lower())
    plain.get_by_role("button", name="Ouvrir").click()
    plain.get_by_role("link", name="Nour avec").click()
    plain.get_by_text("Oui", exact=True).click()
    plain.get_by_text("Ou écris ton prénom").click()
    plain.get_by_label("Ton prénom").fill("Nour")
    plain.get_by_label("C’est bien moi").check()
    plain.get_by_role("button", name="C’est mon choix").click()
    expect(plain.get_by_role("heading", name="Merci Nour")).to_be_visible()
    assert Consent.objects.get().signature.typed == "Nour"
