"""Pictures brought from a phone: many at once, over a network that is cut, resumed after a reload."""

import base64
import hashlib
import io
import random

import pytest
from PIL import Image
from playwright.sync_api import expect

from focale.works.models import Original, Production, Upload

pytestmark = pytest.mark.browser
SIDE = 1300


def photo(number) -> dict:
    """Grains: some 3 MB, which a browser sends in several pieces."""
    written = io.BytesIO()
    grains = random.Random(number).randbytes(SIDE * SIDE * 3)
    Image.frombytes("RGB", (SIDE, SIDE), grains).save(written, "JPEG", quality=92)
    return {"name": f"IMG_{number:04}.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def digests(photos) -> set:
    return {hashlib.sha256(each["buffer"]).hexdigest() for each in photos}


def arrived() -> set:
    return set(Original.objects.values_list("sha256", flat=True))


@pytest.fixture
def production(cast):
    return Production.objects.begin(
        by=cast.karim, title="Nos métiers", season=cast.season, makers=[cast.lina]
    )


@pytest.fixture
def mother(phone, cast, sign_in, production):
    """Samira, on her phone, before the production of her daughter."""
    sign_in(phone, cast.samira)
    phone.goto("/mon-espace/")
    phone.get_by_role("link", name="Nos métiers").click()
    return phone


def test_three_pictures_come_whole_though_the_network_is_cut(mother, after_the_answer, axe):
    photos, sent = [photo(number) for number in range(3)], []

    def network(route):
        sent.append(route.request.method)
        is_cut = route.request.method != "POST" and 4 <= len(sent) <= 9
        route.abort("internetdisconnected") if is_cut else route.continue_()

    axe(mother)
    mother.route("**/depots/**", network)
    mother.get_by_label("Photos, sons, films, dessins").set_input_files(photos)
    expect(mother.get_by_text("réseau perdu").first).to_be_visible()
    axe(mother)
    expect(mother.get_by_text("Reçus : 3 sur 3")).to_be_visible(timeout=30000)
    assert arrived() == digests(photos)
    assert len(sent) > 12
    after_the_answer()
    mother.reload()
    expect(mother.locator(".shelf img")).to_have_count(3)
    mother.get_by_role("link", name="IMG_0001.jpg").click()
    expect(mother.get_by_role("img", name="Aperçu de IMG_0001.jpg")).to_be_visible()
    axe(mother)


def test_after_a_reload_the_same_file_goes_on_where_it_stood(mother):
    picture, bytes_sent = photo(7), []
    field = mother.get_by_label("Photos, sons, films, dessins")
    pieces = iter(range(100))
    mother.route("**/depots/*/", lambda route: route.continue_() if next(pieces) < 1 else route.abort())
    field.set_input_files(picture)
    expect(mother.get_by_text("réseau perdu")).to_be_visible()
    mother.unroute("**/depots/*/")
    mother.on("dialog", lambda dialog: dialog.accept())
    before = Upload.objects.get().received
    assert 0 < before < len(picture["buffer"])
    mother.goto(mother.url)
    expect(mother.get_by_role("heading", name="Envois interrompus")).to_be_visible()
    mother.on("request", lambda asked: bytes_sent.append(asked.headers.get("upload-offset")))
    stands = Upload.objects.get().mark.rsplit("|", 1)[1]
    choose_again(mother, picture, int(stands))
    expect(mother.get_by_text("Reçus : 1 sur 1")).to_be_visible(timeout=20000)
    assert arrived() == digests([picture])
    assert str(before) in bytes_sent, "the first bytes were sent again"


def choose_again(page, picture, stands):
    """The same file, as a phone gives it: same name, same size, of the same moment."""
    page.evaluate(
        """([name, bytes, stands]) => {
          const file = new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name,
            { type: "image/jpeg", lastModified: stands });
          const given = new DataTransfer(), input = document.querySelector("input[type=file]");
          given.items.add(file);
          input.files = given.files;
          input.dispatchEvent(new Event("change"));
        }""",
        [picture["name"], in64(picture["buffer"]), stands],
    )


def in64(content) -> str:
    return base64.b64encode(content).decode()


def test_one_may_pause_resume_and_give_up_with_keys_alone(mother):
    held = []

    def hold(route):
        held.append(route) if route.request.method == "PATCH" else route.continue_()

    mother.route("**/depots/*/", hold)
    mother.get_by_label("Photos, sons, films, dessins").set_input_files([photo(1), photo(2)])
    pause = mother.get_by_role("button", name="Pause IMG_0001.jpg")
    pause.focus()
    mother.keyboard.press("Enter")
    expect(mother.get_by_text("en pause à 0 %")).to_be_visible()
    mother.get_by_role("button", name="Abandonner IMG_0002.jpg").press("Enter")
    expect(mother.get_by_text("IMG_0002.jpg")).to_have_count(0)
    mother.unroute("**/depots/*/")
    mother.get_by_role("button", name="Reprendre IMG_0001.jpg").press("Enter")
    expect(mother.get_by_text("Reçus : 1 sur 1")).to_be_visible(timeout=20000)
    assert arrived() == digests([photo(1)])


def test_what_is_no_picture_is_told_and_the_others_come(mother):
    other = {"name": "virus.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}
    small = {"name": "petit.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n"}
    mother.get_by_label("Photos, sons, films, dessins").set_input_files([other, small])
    expect(mother.get_by_text("n'est d'aucune sorte que nous savons lire")).to_be_visible()
    expect(mother.get_by_text("Reçus : 1 sur 2")).to_be_visible()


def test_pictures_chosen_before_the_script_is_there_are_brought_too(phone, cast, sign_in, production):
    late = []
    sign_in(phone, cast.samira)
    phone.route("**/js/deposit*.js", lambda script: late.append(script))
    phone.goto(production.get_absolute_url(), wait_until="commit")
    phone.get_by_label("Photos, sons, films, dessins").set_input_files([photo(1)])
    late[0].continue_()
    expect(phone.get_by_text("Reçus : 1 sur 1")).to_be_visible(timeout=20000)
    assert arrived() == digests([photo(1)])


def test_without_a_script_a_plain_form_does_the_same(plain, cast, sign_in, production, after_the_answer):
    sign_in(plain, cast.samira)
    plain.goto(production.get_absolute_url())
    photos = [photo(1), photo(2)]
    plain.get_by_label("Photos, sons, films, dessins").set_input_files(photos)
    plain.get_by_role("button", name="Déposer").click()
    expect(plain.get_by_text("2 fichiers sont reçus.")).to_be_visible()
    after_the_answer()
    plain.reload()
    expect(plain.locator(".shelf img")).to_have_count(2)
    assert arrived() == digests(photos)
