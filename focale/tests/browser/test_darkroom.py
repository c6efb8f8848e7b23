"""A negative is developed, a photograph framed: on a phone, with keys alone, without a script."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Derivation, Negative, Piece, PieceFile, Roll
from focale.works.tests.bringing import begin, bring, do_all_work, photo
from focale.works.tests.filmed import bring_scan, scan_file

pytestmark = pytest.mark.browser


@pytest.fixture
def scan(cast):
    return bring_scan(begin(cast), scan_file(), "négatif.tif", by=cast.samira)


@pytest.fixture
def negative(cast, scan):
    Roll.objects.begin(scan.production, [scan], title="Pellicule 12", by=cast.samira)
    do_all_work()
    return Negative.objects.get()


@pytest.fixture
def file(cast, scan):
    picture = bring(scan.production, photo("teal", 900, 600), "rue.jpg", by=cast.samira).original
    piece = Piece.objects.begin("photograph", scan.production, makers=[cast.lina], by=cast.coralie)
    placed = PieceFile.objects.put(piece, "image", picture, by=cast.samira)
    do_all_work()
    return placed


def test_a_negative_is_developed_on_a_phone(phone, sign_in, axe, cast, scan):
    sign_in(phone, cast.samira)
    phone.goto(f"/productions/{scan.production_id}/pellicules/")
    axe(phone)
    phone.get_by_label("négatif.tif").check()
    phone.get_by_label("Nom de la pellicule").fill("Le marché")
    phone.get_by_role("button", name="Continuer").click()
    expect(phone.get_by_text("épreuve en préparation").or_(phone.get_by_role("status").first)).to_be_visible()
    do_all_work()
    phone.get_by_role("link", name="Vue 1").click()
    axe(phone)
    phone.get_by_role("button", name="Plus sombre").click()
    expect(phone.get_by_text("½ diaphragme plus sombre")).to_be_visible()
    phone.get_by_text("Changer la couleur").click()
    phone.get_by_role("link", name="Toucher un gris").click()
    axe(phone)
    picture = phone.locator("input[type=image]").bounding_box()
    phone.mouse.click(picture["x"] + picture["width"] / 2, picture["y"] + picture["height"] * 0.545)
    expect(phone.get_by_text("La couleur suit ce point")).to_be_visible()
    do_all_work()
    phone.get_by_role("button", name="Développer cette vue").click()
    expect(phone.get_by_text("se développe").first).to_be_visible()
    do_all_work()
    phone.goto(f"/pellicules/{Roll.objects.get().pk}/")
    axe(phone)
    expect(phone.get_by_role("link", name="développée")).to_be_visible()
    assert Derivation.objects.get().recipe["settings"]["stops"] == 0.5


def test_frames_are_drawn_on_a_scan(desktop, sign_in, axe, cast, negative):
    sign_in(desktop, cast.samira)
    desktop.goto(f"/pellicules/scans/{negative.scan_id}/")
    axe(desktop)
    ground = desktop.locator("svg[data-frames]").bounding_box()
    desktop.mouse.move(ground["x"] + ground["width"] * 0.4, ground["y"] + ground["height"] * 0.4)
    desktop.mouse.down()
    desktop.mouse.move(ground["x"] + ground["width"] * 0.6, ground["y"] + ground["height"] * 0.6, steps=4)
    desktop.mouse.up()
    desktop.get_by_role("button", name="Garder ces vues").click()
    expect(desktop.get_by_text("Les vues sont notées")).to_be_visible()
    assert Negative.objects.count() == 2


def test_without_a_script_a_frame_is_told_in_numbers_with_keys_alone(plain, sign_in, cast, negative):
    sign_in(plain, cast.samira)
    plain.goto(f"/pellicules/scans/{negative.scan_id}/")
    plain.locator("summary").last.focus()
    plain.keyboard.press("Enter")
    for number in ("40", "40", "60", "60"):
        plain.keyboard.press("Tab")
        plain.keyboard.type(number)
    plain.keyboard.press("Enter")
    expect(plain.get_by_text("Les vues sont notées")).to_be_visible()
    assert Negative.objects.count() == 2


def test_without_a_script_the_browser_says_where_the_film_is_clear(plain, sign_in, cast, negative):
    sign_in(plain, cast.samira)
    plain.goto(f"/pellicules/scans/{negative.scan_id}/?vierge=1")
    picture = plain.locator("input[type=image]").bounding_box()
    assert picture["width"] <= 320
    plain.mouse.click(picture["x"] + picture["width"] * 0.075, picture["y"] + picture["height"] / 2)
    expect(plain.get_by_text("Le film vierge est là")).to_be_visible()
    do_all_work()
    plain.goto(f"/negatifs/{negative.pk}/")
    plain.get_by_role("button", name="Plus clair").click()
    expect(plain.get_by_text("½ diaphragme plus clair")).to_be_visible()


def test_a_point_is_given_with_keys_alone(desktop, sign_in, cast, negative):
    sign_in(desktop, cast.samira)
    desktop.goto(f"/negatifs/{negative.pk}/?gris=1")
    desktop.locator("summary").focus()
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("50")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("54.5")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text("La couleur suit ce point")).to_be_visible()


def test_a_photograph_is_framed_and_made_whole_again(screen, sign_in, axe, cast, file):
    sign_in(screen, cast.samira)
    screen.goto(f"/creations/fichiers/{file.pk}/")
    screen.get_by_role("link", name="Recadrer la photo").click()
    axe(screen)
    screen.get_by_role("link", name="Carré").click()
    expect(screen.get_by_role("link", name="Carré")).to_have_attribute("aria-current", "true")
    screen.get_by_role("link", name="Serrer").click()
    screen.get_by_role("button", name="Garder ce cadrage").click()
    expect(screen.get_by_text("se recadre")).to_be_visible()
    do_all_work()
    file.refresh_from_db()
    assert file.original.name == "rue-photo recadrée.jpg"
    screen.goto(f"/creations/fichiers/{file.pk}/cadrage/")
    screen.get_by_role("button", name="Revenir à la photo entière").click()
    expect(screen.get_by_text("de nouveau entière")).to_be_visible()


def test_a_photograph_is_framed_without_a_script(plain, sign_in, cast, file):
    sign_in(plain, cast.samira)
    plain.goto(f"/creations/fichiers/{file.pk}/cadrage/")
    plain.get_by_role("link", name="Montrer ce qui compte").click()
    picture = plain.locator("input[type=image]").bounding_box()
    plain.mouse.click(picture["x"] + 10, picture["y"] + 10)
    plain.get_by_role("link", name="Debout, 2 × 3").click()
    plain.get_by_role("button", name="Garder ce cadrage").click()
    expect(plain.get_by_text("se recadre")).to_be_visible()
    assert Derivation.objects.get().recipe["cut"]["box"][0] == 0


def test_a_contact_sheet_is_asked_for(screen, sign_in, axe, cast, file):
    sign_in(screen, cast.samira)
    screen.goto(f"/productions/{file.original.production_id}/planches/")
    axe(screen)
    screen.get_by_role("checkbox", name="rue.jpg").check()
    screen.get_by_role("textbox", name="Légende : rue.jpg").fill("La rue, un matin")
    screen.get_by_label("Titre de la planche").fill("La rue")
    screen.get_by_role("button", name="Faire la planche").click()
    expect(screen.get_by_text("se prépare").first).to_be_visible()
    do_all_work()
    expect(screen.get_by_role("link", name="Ouvrir").first).to_be_visible()
    screen.get_by_role("link", name="Ouvrir").first.click()
    axe(screen)
