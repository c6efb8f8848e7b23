"""Every page about pieces passes axe, on a phone and on a desk; a whole step is done with keys alone."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Appearance, Original, Piece, PieceFile, Production, Remark

pytestmark = pytest.mark.browser


@pytest.fixture
def piece(cast):
    production = Production.objects.begin(
        by=cast.coralie, title="Portraits", season=cast.season, makers=[cast.lina, cast.nour]
    )
    piece = Piece.objects.begin("interview", production, makers=[cast.lina], by=cast.coralie)
    told = {"title": "La boulangère", "interviewee": "Mme Roux", "words": "Elle fait **le pain**.",
            "exchange": [{"question": "À quelle heure ?", "answer": "À trois heures."}]}  # fmt: skip
    piece.write(told, seen=0, by=cast.coralie)
    piece.write({"trade": "boulangère"}, seen=1, by=cast.samira)
    facts = {"sha256": "7" * 64, "size": 9, "name": "portrait.jpg", "family": "picture", "state": "ready"}
    original = Original.objects.create(production=production, **facts)
    file = PieceFile.objects.put(piece, "portrait", original, by=cast.samira)
    Appearance.objects.note(piece, "seen", person=cast.nour, file=file, at=(400, 500), by=cast.samira)
    Remark.objects.make(piece, "Quel est son prénom ?", by=cast.coralie)
    return piece


def pages(piece):
    mine = f"/creations/{piece.pk}/"
    yield from (mine, *(f"{mine}{word}/" for word in ("personnes", "accords", "versions")))
    yield from (f"{mine}etapes/{step.code}/" for step in piece.making.steps)
    yield f"/creations/{piece.pk}/accords/{piece.credits.get().pk}/"
    yield f"/creations/fichiers/{piece.files.get().pk}/"
    yield f"/productions/{piece.production_id}/creations/"
    yield f"/productions/{piece.production_id}/creations/nouvelle/"
    yield f"/productions/{piece.production_id}/accords/"
    yield from ("/creations/", "/mes-creations/", "/mes-accords/")


def test_axe_finds_nothing(screen, sign_in, axe, cast, piece):
    sign_in(screen, cast.coralie)
    for address in pages(piece):
        screen.goto(address)
        axe(screen)


def test_a_step_is_answered_with_keys_alone(desktop, sign_in, cast, piece):
    sign_in(desktop, cast.samira)
    desktop.goto(f"/creations/{piece.pk}/etapes/qui/")
    desktop.get_by_label("Titre de l'interview").focus()
    desktop.keyboard.press("Control+A")
    desktop.keyboard.type("Le pain")
    for _stop in range(3):
        desktop.keyboard.press("Tab")
    desktop.keyboard.type("Une amie.")
    desktop.get_by_role("button", name="Continuer").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Que demandez-vous ?")).to_be_visible()
    piece.refresh_from_db()
    assert piece.title == "Le pain"
