"""An easy-to-read text in a browser: advised, read by a reader, marked; with keys alone, without script."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Piece, Production, ProofReading

pytestmark = pytest.mark.browser
LONG = "Le samedi les gens du quartier vont au marché et ils y voient tous leurs amis."


@pytest.fixture
def piece(cast):
    production = Production.objects.begin(
        by=cast.coralie, title="Portraits", season=cast.season, makers=[cast.lina]
    )
    piece = Piece.objects.begin("text", production, makers=[cast.lina], by=cast.coralie)
    piece.write({"title": "Le marché", "text": LONG}, seen=0, by=cast.coralie)
    return piece


def test_axe_finds_nothing(screen, sign_in, axe, cast, piece):
    piece.write({"easy": "Le marché est le samedi.", "title": "Mon marché"}, seen=9, by=cast.samira)
    reading = ProofReading.objects.ask(piece, cast.odile.person, by=cast.coralie)
    sign_in(screen, cast.coralie)
    mine = f"/creations/{piece.pk}/"
    easy = [f"{mine}facile-a-lire/{word}" for word in ("", "ecrire/", "relectures/", "relectures/?q=karim")]
    for address in (*easy, f"/relectures/{reading.pk}/", "/mes-relectures/", f"{mine}versions/", mine):
        screen.goto(address)
        axe(screen)


def test_advice_comes_while_one_writes_and_a_reader_gives_the_mark(phone, sign_in, cast, piece):
    sign_in(phone, cast.samira)
    phone.goto(f"/creations/{piece.pk}/")
    phone.get_by_role("link", name="Écrire aussi en facile à lire").click()
    phone.locator(".rich").click()
    phone.keyboard.type(LONG)
    expect(phone.get_by_text("Faites des phrases plus courtes")).to_be_visible()
    phone.keyboard.press("Control+A")
    phone.keyboard.type("Le marché est le samedi.")
    expect(phone.get_by_text("Rien à redire")).to_be_visible()
    expect(phone.get_by_text("Enregistré.")).to_be_visible()
    phone.get_by_role("button", name="C’est fini").click()
    expect(phone.get_by_role("link", name="Facile à lire", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    assert phone.locator(".easy-mark").count() == 0
    reading = ProofReading.objects.ask(piece, cast.odile.person, by=cast.coralie)
    sign_in(phone, cast.odile)
    phone.goto("/mes-relectures/")
    phone.get_by_role("link", name="Le marché").click()
    phone.get_by_role("button", name="Oui, c’est facile").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Vous avez dit : c’est facile")).to_be_visible()
    reading.refresh_from_db()
    assert reading.said == "yes"
    sign_in(phone, cast.samira)
    phone.goto(f"/creations/{piece.pk}/facile-a-lire/")
    expect(phone.locator(".easy-mark")).to_contain_text("Odile")


def test_without_a_script_it_is_written_advised_and_read(plain, sign_in, cast, piece):
    sign_in(plain, cast.coralie)
    plain.goto(f"/creations/{piece.pk}/facile-a-lire/ecrire/")
    plain.get_by_label("Le texte en facile à lire").fill(LONG)
    plain.get_by_role("button", name="Enregistrer et voir les conseils").click()
    expect(plain.get_by_text("Faites des phrases plus courtes")).to_be_visible()
    plain.get_by_role("button", name="C’est fini").click()
    plain.get_by_role("link", name="Qui le relit").click()
    plain.get_by_label("Prénom et nom").fill("odile")
    plain.get_by_role("button", name="Chercher").click()
    plain.get_by_role("button", name="Demander : Odile").click()
    plain.get_by_role("link", name="Lire ensemble : Odile").click()
    plain.get_by_label("Si c'est difficile").fill("La phrase est longue.")
    plain.get_by_role("button", name="Non, c’est difficile").click()
    assert ProofReading.objects.get().words == "La phrase est longue."


def test_two_versions_are_compared_and_an_answer_taken_back_with_keys_alone(desktop, sign_in, cast, piece):
    piece.write({"text": "Autre chose."}, seen=9, by=cast.samira)
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/versions/")
    expect(desktop.locator("ins").first).to_contain_text("Autre")
    desktop.get_by_role("button", name="Reprendre les mots d’avant").focus()
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    piece.refresh_from_db()
    assert piece.content["text"] == LONG
