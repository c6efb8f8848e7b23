"""Points on a piece in a browser: names tapped, remarks at their place, borrowings; keys alone, no script."""

import pytest
from playwright.sync_api import expect

from focale.works.models import Appearance, Borrowing, Remark

from .made_here import made_here

pytestmark = pytest.mark.browser


@pytest.fixture
def pieces(cast):
    return made_here(cast)


def addresses(photograph, sound):
    for piece in (photograph, sound):
        yield from (f"/creations/{piece.pk}/{word}/" for word in ("relecture", "emprunts", "personnes"))
        yield f"/creations/fichiers/{piece.files.get().pk}/qui/"
    yield f"/creations/{photograph.pk}/emprunts/?quoi=music"
    yield f"/productions/{photograph.production_id}/qui-est-dessus/"
    yield f"/productions/{photograph.production_id}/tablette/"


def test_axe_finds_nothing(screen, sign_in, axe, cast, pieces):
    photograph, sound = pieces
    Remark.objects.make(
        photograph, "Plus clair.", file=photograph.files.get(), at=(250, 300), by=cast.coralie
    )
    Remark.objects.make(sound, "Un bruit.", file=sound.files.get(), at=(2,), by=cast.coralie)
    Borrowing.objects.note(photograph, kind="music", what="Gymnopédie", by=cast.coralie)
    sign_in(screen, cast.coralie)
    for address in addresses(*pieces):
        screen.goto(address)
        axe(screen)


def test_a_touch_says_where_the_remark_points(phone, sign_in, cast, pieces):
    piece = pieces[0]
    sign_in(phone, cast.coralie)
    phone.goto(f"/creations/{piece.pk}/relecture/")
    picture = phone.locator("[data-picture] img")
    expect(picture).to_have_js_property("complete", True)
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    expect(phone.get_by_label("Que faut-il corriger ?")).to_be_focused()
    phone.keyboard.type("Plus clair ici.")
    phone.get_by_role("button", name="Ajouter la remarque").click()
    expect(phone.locator("a.spot")).to_be_visible()
    remark = Remark.objects.get()
    assert abs(remark.x - 250) < 15 and abs(remark.y - 500) < 15


def test_words_chosen_in_a_passage_are_quoted(desktop, sign_in, cast, pieces):
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/creations/{pieces[0].pk}/relecture/")
    desktop.evaluate("""() => {
        const text = document.querySelector("#p2 p").firstChild, range = document.createRange();
        range.setStart(text, 3); range.setEnd(text, 9);
        getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    desktop.get_by_role("button", name="Remarque sur ces mots").click()
    desktop.keyboard.type("Qui ouvre ?")
    desktop.get_by_role("button", name="Ajouter la remarque").click()
    expect(desktop.get_by_text("Qui ouvre ?")).to_be_visible()
    assert Remark.objects.get().quote == "ouvre"


def test_here_writes_the_second_and_a_moment_plays_from_there(desktop, sign_in, cast, pieces):
    file = pieces[1].files.get()
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/creations/fichiers/{file.pk}/qui/")
    desktop.evaluate("document.querySelector('audio').currentTime = 2.4")
    expect(desktop.locator(".here b")).to_have_text("0:02")
    desktop.locator(".here").click()
    desktop.get_by_role("button", name="Nour").click()
    expect(desktop.locator("[data-seek='2']")).to_be_visible()
    assert Appearance.objects.values_list("person", "second").get(file=file) == (cast.nour.pk, 2)
    desktop.locator("[data-seek='2']").click()
    assert desktop.evaluate("document.querySelector('audio').currentTime") == 2


def test_two_persons_on_several_files_with_keys_alone_and_undone(desktop, sign_in, cast, pieces):
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/productions/{pieces[0].production_id}/qui-est-dessus/")
    for label in ("marche.jpg", "voix.wav", "Lina", "Nour"):
        desktop.get_by_label(label).focus()
        desktop.keyboard.press("Space")
    desktop.get_by_role("button", name="C’est eux").focus()
    desktop.keyboard.press("Enter")
    undo = desktop.get_by_role("button", name="Annuler ce que je viens de noter")
    expect(undo).to_be_visible()
    assert Appearance.objects.count() == 4
    undo.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text("C'est annulé.")).to_be_visible()
    assert Appearance.objects.get().person == cast.nour


def test_without_a_script_all_is_chosen_in_lists(plain, sign_in, cast, pieces):
    photograph, sound = pieces
    sign_in(plain, cast.samira)
    plain.goto(f"/creations/{photograph.pk}/relecture/")
    plain.get_by_label("Que faut-il corriger ?").fill("Plus clair.")
    plain.get_by_label("Où ?").select_option(label="marche.jpg")
    plain.get_by_label("Où sur l'image ?").select_option(label="en haut à gauche")
    plain.get_by_role("button", name="Ajouter la remarque").click()
    expect(plain.get_by_text("en haut à gauche").first).to_be_visible()
    plain.goto(f"/creations/fichiers/{sound.files.get().pk}/qui/")
    plain.get_by_label("À quel moment ?").fill("0:03")
    plain.get_by_role("button", name="Lina").click()
    expect(plain.get_by_text("0:03")).to_be_visible()
    plain.goto(f"/creations/{photograph.pk}/emprunts/")
    plain.get_by_role("link", name="une musique ou un bruit").click()
    plain.get_by_label("Son titre").fill("Gymnopédie")
    plain.get_by_role("button", name="Noter").click()
    expect(plain.get_by_text("il manque :")).to_be_visible()
    assert Remark.objects.get().x == 166
