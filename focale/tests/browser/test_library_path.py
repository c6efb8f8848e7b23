"""The library in a browser: found, ticked, gathered, put in order; with keys alone, without a script."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Collection, Piece, Production

pytestmark = pytest.mark.browser


@pytest.fixture
def pieces(cast):
    production = Production.objects.begin(
        by=cast.coralie, title="Portraits", season=cast.season, makers=[cast.lina, cast.nour]
    )
    made = []
    for title, kind in (("La boulangère", "interview"), ("Le pont", "photograph"), ("La nuit", "text")):
        piece = Piece.objects.begin(kind, production, makers=[cast.lina], by=cast.coralie)
        piece.write({"title": title, "where": "Place Séverine"}, seen=0, by=cast.coralie)
        made.append(piece)
    return made


def titles(page) -> list:
    return page.locator(".library .title").all_inner_texts()


def test_axe_finds_nothing_in_any_shape(screen, sign_in, axe, cast, pieces):
    every = Piece.objects.order_by("pk")
    mine = Collection.objects.begin(title="Fête", pieces=every, by=cast.coralie)
    sign_in(screen, cast.coralie)
    shapes = [f"/creations/?forme={shape}" for shape in ("", "liste", "planche")]
    there = f"/collections/{mine.pk}/"
    own = [there, f"{there}ordre/", f"{there}modifier/", f"{there}?forme=planche"]
    ticked = f"/collections/ajout/?piece={pieces[0].pk}"
    for address in (
        *shapes,
        "/creations/?mots=rien&lieu=ici",
        *own,
        ticked,
        "/collections/",
        "/collections/nouvelle/",
    ):
        screen.goto(address)
        axe(screen)


def test_pieces_are_found_ticked_and_gathered_on_a_phone(phone, sign_in, cast, pieces):
    sign_in(phone, cast.coralie)
    phone.goto("/creations/")
    gather = phone.get_by_role("button", name="Mettre dans une collection")
    expect(gather).to_be_disabled()
    phone.get_by_text("Plus de filtres").click()
    phone.get_by_role("combobox", name="Lieu").fill("severine")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("3 créations", exact=True)).to_be_visible()
    phone.get_by_label("Choisir Le pont").check()
    phone.get_by_label("Choisir La nuit").check()
    expect(phone.get_by_text("2 créations choisies")).to_be_visible()
    gather.click()
    phone.get_by_label("Nom de la nouvelle collection").fill("Fête")
    phone.get_by_role("button", name="Commencer avec elles").click()
    expect(phone.get_by_role("heading", name="Fête", exact=True)).to_be_visible()
    assert Collection.objects.get().rows.count() == 2


def test_a_chip_taken_off_widens_the_search(desktop, sign_in, cast, pieces):
    sign_in(desktop, cast.coralie)
    desktop.goto("/creations/?genre=text&lieu=severine")
    assert titles(desktop) == ["La nuit"]
    desktop.get_by_role("link", name="Genre").click()
    expect(desktop.locator(".library .title")).to_have_count(3)


def test_a_line_is_drawn_to_its_place_and_moved_with_keys(desktop, sign_in, cast, pieces):
    mine = Collection.objects.begin(title="Fête", pieces=Piece.objects.order_by("pk"), by=cast.coralie)
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/collections/{mine.pk}/ordre/")
    first, last = desktop.locator(".grip").first.bounding_box(), desktop.locator(".grip").last.bounding_box()
    desktop.mouse.move(first["x"] + 10, first["y"] + 20)
    desktop.mouse.down()
    desktop.mouse.move(last["x"] + 10, last["y"] + 30, steps=8)
    with desktop.expect_navigation():
        desktop.mouse.up()
    assert [row.piece.title for row in mine.rows.all()] == ["Le pont", "La nuit", "La boulangère"]
    desktop.get_by_role("button", name="plus tôt : La boulangère").focus()
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    assert [row.piece.title for row in mine.rows.all()] == ["Le pont", "La boulangère", "La nuit"]


def test_without_a_script_one_gathers_and_undoes_all_the_same(plain, sign_in, cast, pieces):
    sign_in(plain, cast.coralie)
    plain.goto("/creations/?forme=liste")
    plain.get_by_label("Choisir Le pont").check()
    plain.get_by_role("button", name="Mettre dans une collection").click()
    plain.get_by_label("Nom de la nouvelle collection").fill("Fête")
    plain.get_by_role("button", name="Commencer avec elles").click()
    plain.get_by_role("link", name="Ranger").click()
    plain.get_by_role("button", name="Retirer Le pont").click()
    assert not Collection.objects.get().rows.exists()
    plain.get_by_role("button", name="La remettre").click()
    assert Collection.objects.get().rows.count() == 1
