"""A picture is put at the step of a recipe it shows, with keys and without a script; its file to print."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Piece, PieceFile
from focale.works.tests.bringing import begin, bring, do_all_work, photo

pytestmark = pytest.mark.browser


@pytest.fixture
def recipe(cast):
    piece = Piece.objects.begin("recipe", begin(cast), makers=[cast.lina], by=cast.coralie)
    piece.write({"title": "Falafels"}, seen=0, by=cast.coralie)
    return piece


def place(cast, recipe, name):
    picture = bring(recipe.production, photo("teal", 900, 600), name, by=cast.samira).original
    file = PieceFile.objects.put(recipe, "images", picture, by=cast.samira)
    do_all_work()
    return file


def test_steps_written_on_a_phone_have_names_and_a_picture_goes_to_one_with_keys(
    phone, sign_in, axe, cast, recipe
):
    sign_in(phone, cast.samira)
    phone.goto(f"/creations/{recipe.pk}/etapes/etapes/")
    phone.get_by_label("Ce qu'on fait").fill("Tout mélanger.")
    phone.get_by_role("button", name="Ajouter une étape").click()
    phone.keyboard.type("Faire dorer.")
    phone.get_by_role("button", name="Continuer").click()
    expect(phone.get_by_role("heading", name="Qui doit faire attention ?")).to_be_visible()
    recipe.refresh_from_db()
    first, second = (row["id"] for row in recipe.content["steps"])
    assert first != second
    file = place(cast, recipe, "poêle.jpg")
    phone.goto(f"/creations/{recipe.pk}/etapes/images/")
    axe(phone)
    phone.get_by_label("Ce qu’elle montre").focus()
    phone.keyboard.press("2")
    expect(phone.get_by_label("Ce qu’elle montre")).to_have_value(second)
    expect(phone.get_by_text("Enregistré.")).to_be_visible()
    file.refresh_from_db()
    assert file.line == second
    phone.goto(f"/creations/{recipe.pk}/")
    expect(phone.locator("li", has_text="Faire dorer.").locator("img")).to_be_visible()
    axe(phone)


def test_without_a_script_a_picture_is_brought_and_put_at_its_step(plain, sign_in, cast, recipe):
    recipe.write({"steps": [{"words": "Tout mélanger."}, {"words": "Faire dorer."}]}, seen=1, by=cast.coralie)
    sign_in(plain, cast.samira)
    plain.goto(f"/creations/{recipe.pk}/etapes/images/")
    brought = {"name": "bol.jpg", "mimeType": "image/jpeg", "buffer": photo("teal", 900, 600)}
    plain.get_by_label("Choisissez des fichiers").set_input_files(brought)
    plain.get_by_role("button", name="C’est fini").click()
    plain.get_by_label("Ce qu’elle montre").select_option(label="1. Tout mélanger.")
    plain.get_by_role("button", name="C’est fini").click()
    do_all_work()
    plain.goto(f"/creations/{recipe.pk}/")
    expect(plain.locator("li", has_text="Tout mélanger.").locator("img")).to_be_visible()


def test_the_file_to_print_is_refused_before_the_agreements_and_says_so(screen, sign_in, axe, cast, recipe):
    file = place(cast, recipe, "plat.jpg")
    sign_in(screen, cast.samira)
    screen.goto(f"/productions/fichiers/{file.original_id}/")
    screen.get_by_role("link", name="Fichier à imprimer").click()
    axe(screen)
    screen.get_by_label("Grand côté").fill("7")
    screen.get_by_role("button", name="Préparer le fichier").click()
    expect(screen.get_by_text("Il manque encore un accord").first).to_be_visible()
    screen.get_by_role("link", name="Les accords").click()
    expect(screen.get_by_role("heading", level=1)).to_be_visible()
