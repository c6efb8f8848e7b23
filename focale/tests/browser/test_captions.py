"""Subtitles written on a phone beside the player: from the sound, saved alone, heard, cut, checked; with keys
alone, and without a script."""

import pytest
from playwright.sync_api import expect

from focale.ground.worker import run_waiting
from focale.works.models import Captions, Piece, PieceFile, Production
from focale.works.tests.bringing import bring
from focale.works.tests.test_listening import voice

pytestmark = pytest.mark.browser
HELLO = {"start": 1.0, "end": 3.0, "text": "Bonjour à tous."}
WELCOME = {"start": 5.0, "end": 8.0, "text": "Bienvenue au Focus.", "speaker": "Lina"}


@pytest.fixture
def recording(cast):
    production = Production.objects.begin(
        by=cast.coralie, title="Voix du quartier", season=cast.season, makers=[cast.lina]
    )
    original = bring(production, voice(), "voix.wav", by=cast.samira).original
    run_waiting()
    original.refresh_from_db()
    piece = Piece.objects.begin("sound", production, makers=[cast.lina], by=cast.coralie)
    PieceFile.objects.put(piece, "son", original, by=cast.samira)
    return original


@pytest.fixture
def captions(cast, recording):
    made = Captions.objects.begin(recording, "fr", by=cast.samira)
    Captions.objects.replace(made, [HELLO, WELCOME], by=cast.samira)
    made.refresh_from_db()
    return made


def hub(recording):
    return f"/productions/fichiers/{recording.pk}/sous-titres/"


def editor(captions):
    return f"{hub(captions.original)}fr/"


def texts(captions):
    return [block["text"] for block in Captions.objects.get(pk=captions.pk).blocks]


def test_from_the_sound_to_checked_subtitles_on_a_phone(phone, sign_in, axe, cast, recording):
    sign_in(phone, cast.samira)
    phone.goto(hub(recording))
    axe(phone)
    phone.get_by_role("button", name="À partir du son").click()
    expect(phone.get_by_text("L’ordinateur cherche où l’on parle.")).to_be_visible()
    axe(phone)
    run_waiting()
    expect(phone.get_by_label("Texte du bloc 2")).to_be_visible()
    phone.get_by_label("Texte du bloc 1").fill("Bonjour à tous, et merci d'être venus si nombreux ce soir.")
    expect(phone.get_by_text("Trop rapide")).to_be_visible()
    expect(phone.locator(".gauge.fast")).to_have_count(1)
    phone.get_by_label("Texte du bloc 1").fill("Bonjour à tous.")
    phone.get_by_label("Texte du bloc 2").fill("Bienvenue au Focus.")
    phone.get_by_label("Couleur").nth(1).select_option("off")
    expect(phone.locator("textarea.role-off")).to_have_count(1)
    expect(phone.locator(".remark.hard")).to_have_count(0)
    axe(phone)
    phone.get_by_role("button", name="J’ai tout relu").click()
    expect(phone.get_by_text("vérifiés")).to_be_visible()
    made = Captions.objects.get()
    assert made.is_checked and made.blocks[1]["role"] == "off"


def test_a_block_is_heard_its_times_set_by_ear_and_cut_where_the_caret_stands(
    desktop, sign_in, cast, captions
):
    sign_in(desktop, cast.samira)
    desktop.goto(editor(captions))
    player = desktop.locator("audio")
    player.evaluate("one => { one.muted = true; }")
    desktop.get_by_role("button", name="Écouter le bloc 2").click()
    expect(desktop.locator(".block.now")).to_have_count(1)
    expect(desktop.locator("[data-play]")).to_have_text("Arrêter")
    desktop.get_by_role("button", name="Écouter le bloc 2").click()
    player.evaluate("one => { one.currentTime = 7.5; }")
    desktop.get_by_role("button", name="ici : le bloc finit").nth(1).click()
    expect(desktop.locator("[name$='-end']").nth(1)).to_have_value("0:07,500")
    expect(desktop.get_by_text("Enregistré.")).to_be_visible()
    text = desktop.get_by_label("Texte du bloc 2")
    text.focus()
    text.evaluate("one => one.setSelectionRange(9, 9)")
    desktop.get_by_role("button", name="Couper en deux : 2").click()
    expect(desktop.get_by_label("Texte du bloc 3")).to_have_value("au Focus.")
    expect(desktop.get_by_label("Texte du bloc 2")).to_be_focused()
    assert texts(captions) == ["Bonjour à tous.", "Bienvenue", "au Focus."]
    desktop.get_by_role("button", name="Annuler le dernier geste").click()
    expect(desktop.get_by_label("Texte du bloc 3")).to_have_count(0)
    desktop.get_by_label("Texte du bloc 2").fill("Bienvenue.")
    expect(desktop.get_by_text("Enregistré.")).to_be_visible()
    desktop.wait_for_timeout(1500)
    assert texts(captions) == ["Bonjour à tous.", "Bienvenue."]


def test_what_is_typed_outlives_a_lost_network(phone, sign_in, cast, captions):
    sign_in(phone, cast.samira)
    phone.goto(editor(captions))
    phone.context.set_offline(True)
    phone.get_by_label("Texte du bloc 1").fill("Bonsoir.")
    expect(phone.get_by_text("Réseau perdu")).to_be_visible()
    phone.context.set_offline(False)
    phone.reload()
    for _ in range(40):
        if texts(captions)[0] == "Bonsoir.":
            break
        phone.wait_for_timeout(200)
    expect(phone.get_by_label("Texte du bloc 1")).to_have_value("Bonsoir.")
    phone.wait_for_timeout(1500)
    assert texts(captions)[0] == "Bonsoir."
    captions.refresh_from_db()
    assert captions.number == 2, "a page that was drawn before wrote its older words over them"


def test_what_was_typed_without_network_is_not_lost_when_somebody_wrote_there_meanwhile(
    phone, sign_in, cast, captions
):
    sign_in(phone, cast.samira)
    phone.goto(editor(captions))
    # Not `set_offline`: a page that is left gets its network back, and sends what it kept.
    lost = "**/sous-titres/fr/"
    phone.context.route(
        lost, lambda sent: sent.abort() if sent.request.method == "POST" else sent.continue_()
    )
    phone.get_by_label("Texte du bloc 1").fill("Bonsoir.")
    expect(phone.get_by_text("Réseau perdu")).to_be_visible()
    phone.goto("about:blank")
    first = captions.blocks[0]
    captions.write({first["id"]: first | {"text": "Salut."}}, seen=captions.number, by=cast.coralie)
    phone.context.unroute(lost)
    phone.goto(editor(captions))
    expect(phone.get_by_label("Texte du bloc 1")).to_have_value("Bonsoir.")
    phone.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(phone.get_by_text("Le vôtre est dans la case")).to_be_visible(timeout=20000)
    expect(phone.locator("#blocs")).to_contain_text("Salut.")
    assert texts(captions)[0] == "Salut."


def test_with_keys_alone_it_is_heard_set_and_left_again(desktop, sign_in, cast, captions):
    sign_in(desktop, cast.samira)
    desktop.goto(editor(captions))
    player = desktop.locator("audio")
    player.evaluate("one => { one.muted = true; }")
    desktop.get_by_label("Texte du bloc 1").focus()
    desktop.keyboard.press("Alt+ArrowDown")
    expect(desktop.get_by_label("Texte du bloc 2")).to_be_focused()
    desktop.keyboard.press("F2")
    expect(desktop.locator("[data-play]")).to_have_text("Arrêter")
    desktop.keyboard.press("F2")
    player.evaluate("one => { one.currentTime = 4.25; }")
    desktop.keyboard.press("F8")
    expect(desktop.locator("[name$='-start']").nth(1)).to_have_value("0:04,250")
    desktop.keyboard.press("Tab")
    expect(desktop.locator("input[name$='-speaker']").nth(1)).to_be_focused()
    desktop.keyboard.type("Lina")
    for _stop in range(2):
        desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_label("Texte du bloc 3")).to_be_visible()
    expect(desktop.get_by_label("Texte du bloc 2")).to_be_focused()


def test_without_a_script_blocks_are_written_cut_and_checked(plain, sign_in, cast, captions):
    sign_in(plain, cast.samira)
    plain.goto(editor(captions))
    plain.get_by_label("Texte du bloc 1").fill("Bonsoir. Merci.")
    plain.locator("[name$='-end']").nth(1).fill("7,5")
    plain.get_by_role("button", name="Couper en deux : 1").click()
    expect(plain.get_by_label("Texte du bloc 2")).to_have_value("Merci.")
    assert texts(captions) == ["Bonsoir.", "Merci.", "Bienvenue au Focus."]
    plain.locator("[name$='-end']").nth(0).fill("bientôt")
    plain.get_by_role("button", name="Enregistrer").last.click()
    expect(plain.get_by_text("Écrivez les temps comme")).to_be_visible()
    plain.goto(f"{hub(captions.original)}fr/texte/")
    plain.get_by_label("Chercher un mot").fill("bienvenue")
    plain.get_by_role("button", name="Chercher").click()
    expect(plain.get_by_text("1 passage")).to_be_visible()
    plain.get_by_role("link", name="0:05").click()
    assert plain.locator("audio").get_attribute("src").endswith("#t=5")


def test_a_word_of_the_text_leads_to_its_moment(screen, sign_in, axe, cast, captions):
    sign_in(screen, cast.samira)
    piece = Piece.objects.get()
    own = f"/productions/fichiers/{captions.original_id}/"
    for address in (f"/creations/{piece.pk}/", own, hub(captions.original), editor(captions)):
        screen.goto(address)
        axe(screen)
    screen.goto(f"{hub(captions.original)}fr/texte/")
    axe(screen)
    player = screen.locator("audio")
    player.evaluate("one => { one.muted = true; }")
    assert player.evaluate("one => one.textTracks.length") == 1
    words = screen.get_by_text("Bienvenue au Focus.").bounding_box()
    screen.mouse.click(words["x"] + words["width"] - 4, words["y"] + words["height"] / 2)
    screen.wait_for_function("document.querySelector('audio').currentTime > 6.4")
    screen.get_by_role("link", name="0:01").click()
    screen.wait_for_function("document.querySelector('audio').currentTime < 4")
