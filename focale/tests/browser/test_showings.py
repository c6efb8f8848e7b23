"""What is shown, in a browser: a portfolio composed on a phone and read by a stranger, with and without a
script and with keys alone; the team opens a place and takes a thing off a wall."""

import pytest
from playwright.sync_api import expect

from focale.people.models import Use
from focale.works.models import (
    Borrowing,
    Original,
    Permission,
    Piece,
    PieceFile,
    Portfolio,
    Production,
    Showing,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def piece(cast):
    """A drawing of Lina's that the team has accepted, and that everybody agrees to show."""
    production = Production.objects.begin(
        by=cast.coralie, title="Portraits", season=cast.season, makers=[cast.lina]
    )
    piece = Piece.objects.begin("drawing", production, makers=[cast.lina], by=cast.coralie)
    piece.write({"title": "Le pont", "words": "Vu du train."}, seen=0, by=cast.coralie)
    facts = {"sha256": "7" * 64, "size": 9, "name": "pont.jpg", "family": "picture", "state": "ready"}
    original = Original.objects.create(production=production, **facts)
    file = PieceFile.objects.put(piece, "dessin", original, by=cast.coralie)
    file.describe(alt="Un pont au trait", caption="", by=cast.coralie)
    file.note_everybody(by=cast.coralie)
    Borrowing.objects.none_in(piece, by=cast.samira)
    piece.propose(by=cast.samira)
    piece.accept(by=cast.coralie)
    for giver in (cast.lina, cast.samira.person):
        Permission.objects.give(
            piece.credits.get(), given_by=giver, uses=Use.values, wording="Oui.", by=cast.coralie
        )
    return piece


def test_a_mother_composes_a_portfolio_and_a_stranger_reads_it(phone, sign_in, axe, cast, piece):
    sign_in(phone, cast.samira)
    phone.goto(f"/portfolios/de/{cast.lina.pk}/")
    axe(phone)
    phone.get_by_role("button", name="Mettre : Le pont").click()
    phone.get_by_role("textbox", name="Quelques mots").fill("J'aime les ponts.")
    phone.get_by_role("button", name="Enregistrer").first.click()
    phone.get_by_text("par un lien secret").click()
    phone.get_by_role("button", name="Enregistrer").last.click()
    link = phone.locator(".secret a").get_attribute("href")
    phone.context.clear_cookies()
    phone.goto("/portfolio/" + link.rsplit("/", 2)[1] + "/")
    expect(phone.get_by_text("J’aime les ponts.")).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="Le pont").click()
    expect(phone.get_by_role("heading", name="Le pont")).to_be_visible()
    axe(phone)


def test_without_a_script_too(plain, sign_in, cast, piece):
    sign_in(plain, cast.samira)
    plain.goto(f"/portfolios/de/{cast.lina.pk}/")
    plain.get_by_role("button", name="Mettre : Le pont").click()
    plain.get_by_text("public : sur le site").click()
    plain.get_by_role("button", name="Enregistrer").last.click()
    plain.goto("/portfolios/")
    plain.get_by_role("link", name="Portfolio sans nom").click()
    expect(plain.get_by_role("link", name="Le pont")).to_be_visible()
    plain.goto("/mes-creations/zip/")
    plain.get_by_role("button", name="Préparer : Lina").click()
    expect(plain.get_by_text("en préparation")).to_be_visible()


def test_with_keys_alone(desktop, sign_in, cast, piece):
    Showing.objects.choose(Portfolio.objects.create(person=cast.lina), piece, by=cast.samira)
    sign_in(desktop, cast.samira)
    desktop.goto(f"/portfolios/de/{cast.lina.pk}/")
    desktop.get_by_label("privé").focus()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("button", name="Enregistrer").last).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".secret a")).to_be_visible()
    assert Portfolio.objects.get().openness == "link"


def test_the_team_opens_a_place_and_takes_a_thing_off_the_wall(screen, sign_in, axe, cast, piece):
    sign_in(screen, cast.coralie)
    screen.goto(f"/creations/{piece.pk}/presentations/")
    axe(screen)
    screen.get_by_role("combobox", name="Où").select_option("exhibition")
    screen.get_by_role("textbox", name="Précisément").fill("mur du hall")
    screen.get_by_role("button", name="Montrer ici").click()
    expect(screen.locator(".showing")).to_contain_text("mur du hall")
    Showing.objects.update(lacking_since="2026-01-02T03:04:05Z")
    screen.goto("/presentations/")
    axe(screen)
    screen.get_by_role("textbox", name="Ce qui est fait").fill("retirée par Karim")
    screen.get_by_role("button", name="C’est fait").click()
    expect(screen.get_by_text("retirée par Karim")).to_be_visible()
    screen.goto(f"/personnes/{cast.lina.pk}/presentations/")
    axe(screen)
