"""A sound is cut and a film put together: on a phone, with keys alone, without a script."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Arrangement, Piece, PieceFile, Production
from focale.works.tests.bringing import bring, bring_in, do_all_work, photo
from focale.works.tests.test_recordings import recording

pytestmark = pytest.mark.browser


@pytest.fixture
def production(cast):
    return Production.objects.begin(
        by=cast.karim, title="Dans la rue", season=cast.season, makers=[cast.lina]
    )


@pytest.fixture
def sound(cast, production):
    """Eight seconds of a real recording, ready to be heard."""
    found = bring(production, recording(8), "rue.wav", by=cast.samira).original
    do_all_work()
    return found


@pytest.fixture
def arrangement(cast, sound):
    sound.refresh_from_db()
    return Arrangement.objects.begin_sound(sound, by=cast.samira)


def test_a_child_cuts_a_sound_by_ear_and_hears_it_in_the_piece(
    phone, sign_in, cast, production, sound, axe, after_the_answer
):
    piece = Piece.objects.begin("sound", production, makers=[cast.lina], by=cast.samira)
    piece.write({"title": "Ma rue"}, seen=0, by=cast.samira)
    PieceFile.objects.put(piece, "son", sound, by=cast.samira)
    sign_in(phone, cast.samira)
    phone.goto(f"/creations/{piece.pk}/")
    phone.get_by_role("button", name="Arranger ce son").click()
    expect(phone.get_by_text("Il reste 0:08 sur 0:08.")).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="Écouter la fin").click()
    phone.wait_for_function("document.querySelector('audio').currentTime >= 4")
    phone.evaluate("() => { const a = document.querySelector('audio'); a.pause(); a.currentTime = 2; }")
    phone.get_by_role("button", name="C’est ici que ça commence").click()
    expect(phone.locator("[name=cut_from]")).to_have_value("0:02")
    phone.locator("[name=cut_to]").fill("0:05,5")
    phone.get_by_role("button", name="Enlever ce passage").click()
    expect(phone.get_by_text("Il reste 0:04 sur 0:08.")).to_be_visible()
    phone.get_by_role("button", name="Remettre 0:02").click()
    expect(phone.get_by_text("Il reste 0:08 sur 0:08.")).to_be_visible()
    phone.locator("[name=cut_to]").fill("3")
    phone.get_by_role("button", name="Enlever ce passage").click()
    phone.get_by_role("button", name="Faire le son").click()
    expect(phone.get_by_text("C’est demandé")).to_be_visible()
    axe(phone)
    after_the_answer()
    expect(phone.get_by_role("heading", name="Après")).to_be_visible(timeout=15000)
    expect(phone.get_by_text("dans la création")).to_be_visible()
    axe(phone)
    phone.locator("[data-wave]").click(position={"x": 180, "y": 40})
    phone.wait_for_function("document.querySelectorAll('audio')[1].currentTime > 1")
    phone.get_by_role("link", name="Voir la création").click()
    expect(phone.locator("[data-wave]")).to_be_visible()
    axe(phone)


def test_without_a_script_times_are_typed_and_addresses_lead_into_the_sound(
    plain, sign_in, cast, arrangement
):
    sign_in(plain, cast.samira)
    plain.goto(arrangement.get_absolute_url())
    expect(plain.get_by_role("button", name="C’est ici")).to_have_count(0)
    plain.locator("[name=cut_from]").fill("1")
    plain.locator("[name=cut_to]").fill("0")
    plain.get_by_role("button", name="Enlever ce passage").click()
    expect(plain.get_by_text("La fin du passage vient après son début.").first).to_be_visible()
    plain.locator("[name=cut_to]").fill("3")
    plain.get_by_role("button", name="Enlever ce passage").click()
    expect(plain.get_by_text("Il reste 0:06 sur 0:08.")).to_be_visible()
    assert plain.get_by_role("link", name="Écouter la fin").get_attribute("href").endswith("#t=4.0")
    plain.get_by_role("button", name="Faire le son").click()
    expect(plain.get_by_text("C’est demandé")).to_be_visible()
    do_all_work()
    plain.reload()
    expect(plain.get_by_role("heading", name="Après")).to_be_visible()
    expect(plain.get_by_role("link", name="MP3", exact=False).first).to_be_visible()


def test_a_film_is_put_in_order_with_keys_alone(walk, cast, production, axe):
    bring_in(production, photo("red"), "Rouge.jpg", by=cast.karim)
    bring_in(production, photo("blue"), "Bleu.jpg", by=cast.karim)
    do_all_work()
    hand = walk(cast.samira)
    hand.go(f"/productions/{production.pk}/montages/")
    axe(hand.page)
    hand.enter("Monter un film")
    hand.reach("Rouge.jpg")
    hand.press("Space")
    hand.enter("Ajouter à la fin")
    expect(hand.page.get_by_text("1. Rouge.jpg")).to_be_visible()
    hand.enter("Ajouter un carton à la fin")
    hand.reach("Ce qu’on lit")
    hand.page.keyboard.type("Le soir")
    hand.enter("Plus haut 2")
    expect(hand.page.get_by_text("2. Rouge.jpg")).to_be_visible()
    axe(hand.page)
    hand.reach("Titre du film")
    hand.page.keyboard.type("Deux couleurs")
    hand.press("Enter")
    expect(hand.page.get_by_label("Titre du film")).to_have_value("Deux couleurs")
    items = Arrangement.objects.get().recipe["items"]
    assert [(item["what"], item.get("words")) for item in items] == [("card", "Le soir"), ("picture", None)]
    hand.enter("Faire le film")
    expect(hand.page.get_by_text("C’est demandé")).to_be_visible()
