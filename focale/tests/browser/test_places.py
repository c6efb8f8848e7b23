"""Places on a picture, and moments of a recording, are written in the browser as the server reads them."""

import pytest
from playwright.sync_api import expect

from focale.works.captioning import times
from focale.works.models import Appearance

from .made_here import made_here

pytestmark = pytest.mark.browser


@pytest.fixture
def pieces(cast):
    return made_here(cast)


def test_a_touch_says_where_somebody_is(phone, sign_in, cast, pieces):
    sign_in(phone, cast.coralie)
    phone.goto(f"/creations/{pieces[0].pk}/personnes/")
    picture = phone.locator(".picking img")
    expect(picture).to_have_js_property("complete", True)
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    who = phone.locator("[name=seen-person]")
    expect(who).to_be_focused()
    who.select_option(str(cast.lina.pk))
    phone.locator("form[data-seen] button").click()
    expect(phone.locator(".spot", has_text="Lina")).to_be_visible()
    noted = Appearance.objects.get(person=cast.lina)
    assert noted.file_id == pieces[0].files.get().pk
    assert abs(noted.x - 750) < 15 and abs(noted.y - 500) < 15
    shown = phone.locator(".spot", has_text="Lina").evaluate("spot => [spot.style.left, spot.style.top]")
    assert shown == [f"{noted.x / 10:g}%", f"{noted.y / 10:g}%"]


def test_a_frame_drawn_to_the_corner_is_hidden_there(desktop, sign_in, axe, cast, pieces):
    original = pieces[0].files.get().original
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/productions/fichiers/{original.pk}/visages/")
    axe(desktop)
    ground = desktop.locator(".veiling")
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    desktop.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.6)
    desktop.mouse.down()
    desktop.mouse.move(box["x"] + box["width"] + 20, box["y"] + box["height"] + 5, steps=4)
    desktop.mouse.up()
    desktop.get_by_role("button", name="Voiler ces cadres").click()
    expect(desktop.get_by_role("button", name="Voiler ces cadres")).to_have_count(0)
    original.refresh_from_db()
    (x, y, width, height) = original.veils[-1]
    assert abs(x - 800) < 10 and abs(y - 600) < 10
    assert (x + width, y + height) == (1000, 1000)


def test_without_a_script_a_face_is_hidden_with_keys_alone(plain, sign_in, cast, pieces):
    original = pieces[0].files.get().original
    sign_in(plain, cast.coralie)
    plain.goto(f"/productions/fichiers/{original.pk}/visages/")
    plain.locator("summary").focus()
    plain.keyboard.press("Enter")
    for number in ("10", "20", "30", "60"):
        plain.keyboard.press("Tab")
        plain.keyboard.type(number)
    plain.keyboard.press("Enter")
    expect(plain.get_by_text("les images sont refaites")).to_be_visible()
    original.refresh_from_db()
    assert original.veils[-1] == [100, 200, 200, 400]


def test_a_moment_is_written_and_read_as_the_server_does(desktop, sign_in, cast, pieces):
    sign_in(desktop, cast.coralie)
    desktop.goto(f"/creations/fichiers/{pieces[1].files.get().pk}/qui/")
    for seconds in (0, 2.5, 59.9996, 62.04, 3599.5, 3725.04):
        written, short = desktop.evaluate("s => [Clock.written(s, 3), Clock.short(s)]", seconds)
        assert (written, short) == (times.written(seconds), times.short(seconds))
    for typed in ("1:02,5", "62.5", " 1:02:05 ", "0:00", "7", "1:2:3:4", "vers 3", ""):
        assert desktop.evaluate("typed => Clock.read(typed) || null", typed) == (times.read(typed) or None)
