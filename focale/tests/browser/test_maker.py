"""The guided maker in a browser: it saves by itself, survives a lost network, records, draws; with keys alone
and without a script too."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Piece, PieceFile, Production
from focale.works.tests.bringing import bring_in, do_all_work, photo

from .conftest import QUIET, installed

pytestmark = pytest.mark.browser
MICROPHONE = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]


@pytest.fixture
def production(cast):
    return Production.objects.begin(
        by=cast.coralie, title="Portraits du quartier", season=cast.season, makers=[cast.lina]
    )


def begun(cast, production, kind):
    return Piece.objects.begin(kind, production, makers=[cast.lina], by=cast.coralie)


def test_a_recipe_is_made_on_a_phone_from_the_first_question_to_the_last(phone, sign_in, cast, production):
    sign_in(phone, cast.samira)
    phone.goto(f"/productions/{production.pk}/creations/nouvelle/")
    phone.get_by_role("button", name="Recette").click()
    phone.get_by_label("Nom du plat").fill("Mafé")
    phone.locator(".rich").click()
    phone.keyboard.type("Le plat du dimanche.")
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_label("De quoi").fill("arachides")
    phone.get_by_role("button", name="Ajouter un ingrédient").click()
    phone.keyboard.type("2 kg")
    phone.get_by_label("De quoi").nth(1).fill("tomates")
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_label("Ce qu'on fait").fill("Tout mélanger.")
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_label("arachides").check()
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_role("button", name="C’est fini").click()
    expect(phone.get_by_role("heading", name="Mafé")).to_be_visible()
    piece = Piece.objects.get()
    assert piece.content["story"] == "Le plat du dimanche."
    assert [row["what"] for row in piece.content["ingredients"]] == ["arachides", "tomates"]
    assert piece.content["allergens"] == ["peanuts"]


def test_what_is_typed_is_saved_alone_and_outlives_a_lost_network(desktop, sign_in, cast, production):
    piece = begun(cast, production, "text")
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/etapes/texte/")
    desktop.get_by_label("Titre").fill("Ma rue")
    expect(desktop.get_by_text("Enregistré.")).to_be_visible()
    desktop.context.set_offline(True)
    desktop.get_by_label("Titre").fill("Ma rue le soir")
    expect(desktop.get_by_text("Réseau perdu")).to_be_visible()
    piece.refresh_from_db()
    assert piece.title == "Ma rue"
    desktop.context.set_offline(False)
    desktop.reload()
    expect(desktop.get_by_label("Titre")).to_have_value("Ma rue le soir")
    piece.refresh_from_db()
    assert piece.title == "Ma rue le soir"


def test_what_looks_like_signs_comes_back_as_it_was(desktop, sign_in, cast, production):
    piece = begun(cast, production, "text")
    words = "## Un titre\n\nDes **mots** gras\n\n> une phrase dite\n\n- un\n- deux"
    piece.write({"text": words}, seen=0, by=cast.samira)
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/etapes/texte/")
    expect(desktop.locator(".rich b")).to_have_text("mots")
    desktop.locator(".rich").click()
    desktop.keyboard.press("Control+End")
    desktop.keyboard.type("!")
    expect(desktop.get_by_text("Enregistré.")).to_be_visible()
    piece.refresh_from_db()
    assert piece.content["text"] == words + "!"


def test_a_picture_is_put_into_a_text_and_taken_out_again_with_keys(desktop, sign_in, cast, production):
    piece = begun(cast, production, "text")
    piece.write({"title": "Ma rue", "text": "Le matin.\n\nLe soir."}, seen=0, by=cast.samira)
    brought = bring_in(production, photo(), by=cast.samira)
    file = PieceFile.objects.put(piece, "image", brought, by=cast.samira)
    file.describe(alt="Un banc vide", caption="", by=cast.samira)
    do_all_work()
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/etapes/texte/")
    desktop.get_by_text("Le matin.", exact=True).click()
    desktop.get_by_role("button", name="Image", exact=True).press("Enter")
    expect(desktop.get_by_role("button", name="Un banc vide")).to_be_focused()
    desktop.keyboard.press("Enter")
    desktop.keyboard.type("Puis ")
    desktop.get_by_role("button", name="Continuer").click()
    piece.refresh_from_db()
    assert piece.content["text"].split() == ["Le", "matin.", "[image", f"{file.pk}]", "Puis", "Le", "soir."]
    desktop.goto(f"/creations/{piece.pk}/etapes/texte/")
    expect(desktop.locator(".rich").get_by_role("img", name="Un banc vide")).to_be_visible()
    desktop.get_by_role("button", name="Enlever cette image : Un banc vide").press("Enter")
    expect(desktop.get_by_text("Enregistré.")).to_be_visible()
    piece.refresh_from_db()
    assert piece.content["text"] == "Le matin.\n\nPuis Le soir."


def test_a_drawing_made_with_the_finger_is_brought(desktop, sign_in, cast, production):
    piece = begun(cast, production, "drawing")
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/etapes/dessin/")
    desktop.get_by_role("button", name="rouge").click()
    sheet = desktop.locator("canvas").bounding_box()
    desktop.mouse.move(sheet["x"] + 50, sheet["y"] + 50)
    desktop.mouse.down()
    desktop.mouse.move(sheet["x"] + 200, sheet["y"] + 150, steps=5)
    desktop.mouse.up()
    expect(desktop.locator("#brought-files[data-drawn]")).to_have_count(1)
    desktop.reload()
    expect(desktop.locator("#brought-files[data-drawn]")).to_have_count(1)
    desktop.get_by_role("button", name="Continuer").click()
    expect(desktop.get_by_role("heading", name="Comment s'appelle-t-il")).to_be_visible()
    assert PieceFile.objects.get().original.name == "dessin.png"


@pytest.fixture
def listening(chromium, live_server, sign_in, cast):
    """A page of Samira's that has a microphone."""
    browser = chromium.browser_type.launch(executable_path=installed(), args=[*QUIET, *MICROPHONE])
    yield sign_in(browser.new_page(base_url=live_server.url), cast.samira)
    browser.close()


def speak(page):
    page.get_by_role("button", name="Enregistrer ma voix").click()
    expect(page.get_by_text("J'écoute…")).to_be_visible()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("C'est enregistré.")).to_be_visible()


def test_a_voice_is_recorded_and_brought(listening, cast, production):
    piece = begun(cast, production, "sound")
    listening.goto(f"/creations/{piece.pk}/etapes/son/")
    speak(listening)
    listening.get_by_role("button", name="Continuer").click()
    expect(listening.get_by_role("heading", name="Comment s'appelle-t-il")).to_be_visible()
    assert PieceFile.objects.get().original.size > 1000


def test_a_voice_outlives_a_page_that_is_left_and_goes_once_it_is_brought(listening, cast, production):
    piece = begun(cast, production, "sound")
    listening.goto(f"/creations/{piece.pk}/etapes/son/")
    speak(listening)
    listening.reload()
    expect(listening.get_by_text("Votre enregistrement est encore là.")).to_be_visible()
    listening.get_by_role("button", name="Continuer").click()
    expect(listening.get_by_role("heading", name="Comment s'appelle-t-il")).to_be_visible()
    assert PieceFile.objects.get().original.size > 1000
    listening.goto(f"/creations/{piece.pk}/etapes/son/")
    expect(listening.get_by_role("button", name="Enregistrer ma voix")).to_be_visible()
    listening.wait_for_timeout(500)
    expect(listening.get_by_text("Votre enregistrement est encore là.")).to_be_hidden()


def test_who_does_not_write_says_the_text_and_proposes_it(listening, cast, production):
    piece = begun(cast, production, "text")
    listening.goto(f"/creations/{piece.pk}/etapes/texte/")
    listening.get_by_label("Titre").fill("Ma rue")
    speak(listening)
    listening.get_by_role("button", name="Continuer").click()
    listening.get_by_role("button", name="C’est fini").click()
    listening.get_by_role("button", name="Proposer à l’équipe").click()
    expect(listening.get_by_text("L’équipe la regarde.")).to_be_visible()
    assert PieceFile.objects.get().step == "texte"


def a_shot(name, colour):
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo(colour)}


def test_pictures_are_taken_one_after_the_other_with_the_camera(phone, sign_in, cast, production):
    piece = begun(cast, production, "series")
    sign_in(phone, cast.samira)
    phone.goto(f"/creations/{piece.pk}/etapes/images/")
    for name, colour in (("un.jpg", "red"), ("deux.jpg", "blue")):
        phone.locator("#brought-camera").set_input_files(a_shot(name, colour))
        expect(phone.get_by_text("C'est pris.")).to_be_visible()
    phone.get_by_role("button", name="Continuer").click()
    expect(phone.get_by_role("heading", name="Que racontent-elles")).to_be_visible()
    assert {file.original.name for file in PieceFile.objects.all()} == {"un.jpg", "deux.jpg"}


def test_a_picture_is_taken_without_a_script_too(plain, sign_in, cast, production):
    piece = begun(cast, production, "photograph")
    sign_in(plain, cast.samira)
    plain.goto(f"/creations/{piece.pk}/etapes/image/")
    plain.locator("#brought-camera").set_input_files(a_shot("un.jpg", "red"))
    plain.get_by_role("button", name="Continuer").click()
    assert PieceFile.objects.get().original.name == "un.jpg"


def test_without_a_script_the_signs_are_typed_and_rows_come_one_by_one(plain, sign_in, cast, production):
    piece = begun(cast, production, "recipe")
    sign_in(plain, cast.samira)
    plain.goto(f"/creations/{piece.pk}/etapes/ingredients/")
    plain.get_by_label("De quoi").fill("arachides")
    plain.get_by_role("button", name="Ajouter un ingrédient").click()
    plain.get_by_label("De quoi").nth(1).fill("tomates")
    plain.get_by_role("button", name="Continuer").click()
    piece.refresh_from_db()
    assert len(piece.content["ingredients"]) == 2
