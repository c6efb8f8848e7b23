"""A card held before the camera of a phone. The camera is Chromium's own, fed with a picture of a real card's
code; where the browser reads no codes, or the camera is refused, the page says so and the number is typed.

Chromium on Linux reads no codes itself: the reader alone is put in its place; it reads what the camera shows.
"""

import base64
import io
import re

import pytest
import segno
from PIL import Image
from playwright.sync_api import expect

from focale.people.models import Card
from focale.programme.tests.underway import underway

from .conftest import PHONE, QUIET, installed
from .test_today import SLOW, states

pytestmark = pytest.mark.browser
ADDRESS = "https://focale.example/carte/{}/"
READER = """
window.BarcodeDetector = class {
  async detect(seen) {
    const size = { width: seen.videoWidth, height: seen.videoHeight };
    const sheet = Object.assign(document.createElement("canvas"), size);
    sheet.getContext("2d").drawImage(seen, 0, 0);
    const words = await window.readCode(sheet.toDataURL());
    return words ? [{ rawValue: words }] : [];
  }
};
"""


@pytest.fixture
def date(cast):
    return underway(cast, [cast.lina], title="Filmer sa rue")


@pytest.fixture
def before_camera(chromium, live_server, sign_in, tmp_path):
    """before_camera(account, picture): a phone whose camera shows this picture, and who holds it."""
    opened = []

    def hold(account, picture):
        picture.save(tmp_path / "seen.mjpeg", format="JPEG", quality=92)
        flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        flags += [f"--use-file-for-fake-video-capture={tmp_path}/seen.mjpeg"]
        browser = chromium.browser_type.launch(executable_path=installed(), args=[*QUIET, *flags])
        opened.append(browser)
        return sign_in(browser.new_page(viewport=PHONE, base_url=live_server.url, has_touch=True), account)

    yield hold
    for browser in opened:
        browser.close()


def printed(address) -> Image:
    """The code of a card, lying on a table."""
    sheet, table = io.BytesIO(), Image.new("RGB", (640, 480), "#d8d2c6")
    segno.make(address, error="m").save(sheet, kind="png", scale=9, border=4)
    table.paste(Image.open(sheet).convert("RGB"), (120, 60))
    return table


def read(picture, address) -> str:
    """The address, when the dark and light squares of the picture are those of its code."""
    seen = Image.open(io.BytesIO(base64.b64decode(picture.split(",")[1]))).convert("L")
    dark = seen.point(lambda light: 255 if light < 110 else 0)
    rows = [list(row) for row in segno.make(address, error="m").matrix]
    if not (box := dark.getbbox()) or box[2] - box[0] < 4 * len(rows):
        return ""
    step = (box[2] - box[0]) / len(rows)
    middle = [step * (number + 0.5) for number in range(len(rows))]
    found = [[dark.getpixel((int(box[0] + x), int(box[1] + y))) > 0 for x in middle] for y in middle]
    return address if found == [[bool(cell) for cell in row] for row in rows] else ""


def test_a_card_before_the_camera_puts_its_person_on_the_list(before_camera, cast, date):
    _card, token, _pin = Card.objects.make(cast.odile.person, by=cast.coralie)
    address = ADDRESS.format(token)
    phone = before_camera(cast.karim, printed(address))
    phone.expose_function("readCode", lambda picture: read(picture, address))
    phone.add_init_script(READER)
    phone.goto(f"/seances/{date.pk}/")
    phone.get_by_role("button", name="Scanner une carte").tap()
    expect(phone.locator("[data-roll] [data-name='Odile Perrin']")).to_be_visible(timeout=SLOW)
    assert states() == {"Odile": "present"}


def test_where_there_is_no_code_the_camera_goes_on_until_it_is_stopped(before_camera, cast, date):
    phone = before_camera(cast.karim, Image.new("RGB", (640, 480), "#d8d2c6"))
    phone.expose_function("readCode", lambda picture: read(picture, ADDRESS.format("x" * 22)))
    phone.add_init_script(READER)
    phone.goto(f"/seances/{date.pk}/")
    phone.get_by_role("button", name="Scanner une carte").tap()
    stop = phone.get_by_role("button", name=re.compile("Arrêter l.appareil photo"))
    expect(phone.locator("video")).to_be_visible()
    stop.tap()
    expect(phone.locator("video")).to_be_hidden()
    phone.get_by_role("button", name="Scanner une carte").tap()
    expect(stop).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("video")).to_be_hidden()


def test_a_refused_camera_is_told_and_the_number_has_the_focus(phone, cast, date, sign_in):
    phone.add_init_script(READER)
    sign_in(phone, cast.karim).goto(f"/seances/{date.pk}/")
    phone.get_by_role("button", name="Scanner une carte").tap()
    expect(phone.get_by_text(re.compile("L.appareil photo n.est pas disponible"))).to_be_visible()
    expect(phone.get_by_label("Sa carte : numéro ou code")).to_be_focused()


def test_a_browser_that_reads_no_codes_says_so_and_takes_the_number(phone, cast, date, sign_in):
    card, _token, _pin = Card.objects.make(cast.odile.person, by=cast.coralie)
    phone.add_init_script("delete window.BarcodeDetector")
    sign_in(phone, cast.karim).goto(f"/seances/{date.pk}/")
    expect(phone.get_by_role("button", name="Scanner une carte")).to_be_hidden()
    expect(phone.get_by_text("Ce navigateur ne lit pas les cartes")).to_be_visible()
    phone.get_by_label("Sa carte : numéro ou code").fill(card.spaced_number)
    phone.get_by_label("Sa carte : numéro ou code").press("Enter")
    expect(phone.locator("[data-roll] [data-name='Odile Perrin']")).to_be_visible(timeout=SLOW)
