"""The public pages before a real browser: seen, narrowed, light, with the keyboard and without scripts."""

import gzip

import pytest
from django.utils import timezone

from focale.ground.models import Identity
from focale.programme.models import Holiday, Strand
from focale.testing import at

from .conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser
PACKED = ("text", "javascript", "json", "svg", "xml")


@pytest.fixture
def season(cast):
    """A week of workshops, a course, open hours, a strand, holidays, a date called off, a full one."""
    Identity(name="Le Focus", tagline="Venez faire", about="Un lieu.", phone="0466000000").save()
    strand = Strand.objects.create(
        title="Je filme", slug="je-filme", summary="Filmer les métiers.", published_at=timezone.now()
    )
    Holiday.objects.create(
        kind="school", zone="C", name="Vacances", first_day=at(8).date(), last_day=at(15).date()
    )
    cast.stage = cast.course(
        title="Stage caméra",
        days=(9, 10, 11),
        seats=12,
        min_age=11,
        max_age=17,
        is_free=True,
        strand=strand,
        text="Quatre matins.",
        easy_text="On filme. C'est gratuit.",
        paid_by="la ville",
    )
    cast.labo = cast.course(
        title="Labo",
        kind="workshop",
        field="photo",
        booking="by_date",
        days=(1, 8, 16),
        room=cast.darkroom,
        leaders=[],
        seats=1,
    )
    cast.labo.occurrences.last().cancel("Panne.", by=cast.coralie)
    seating = cast.labo.seatings.order_by("pk").first()
    for account in (cast.samira, cast.odile):
        seating.register([account.person], made_by=account.person, by=account)
    cast.course(
        title="Jeux",
        kind="board_games",
        field="meeting",
        booking="none",
        seats=None,
        days=(2,),
        room=cast.darkroom,
        leaders=[],
    )
    return cast


PAGES = [
    "/",
    "/programme/",
    "/programme/?age=3&gratuit=1",
    "/programme/?age=abc",
    "/calendrier/",
    "/calendrier/?vue=semaine",
    "/activites/stage-camera/",
    "/activites/stage-camera/?facile=1",
    "/activites/labo/",
    "/projets/",
    "/projets/je-filme/",
    "/le-lieu/",
    "/accessibilite/",
    "/mentions-legales/",
]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(screen, season, axe, path):
    screen.goto(path)
    axe(screen)


def test_the_address_of_ones_agenda(screen, season, sign_in, axe):
    sign_in(screen, season.samira).goto("/mon-agenda/")
    axe(screen)
    screen.get_by_role("button", name="Créer l’adresse").click()
    address = screen.get_by_label("Votre adresse secrète").input_value()
    axe(screen)
    assert "BEGIN:VCALENDAR" in screen.request.get("/agenda/" + address.rsplit("/", 1)[1]).text()
    screen.get_by_role("button", name="Fermer cette adresse").click()
    assert screen.request.get("/agenda/" + address.rsplit("/", 1)[1]).status == 404


def test_filters_answer_at_once_and_stand_in_the_address(screen, season):
    screen.goto("/programme/")
    assert screen.get_by_role("heading", name="Jeux").is_visible()
    assert screen.get_by_role("button", name="Filtrer").is_hidden()
    screen.get_by_label("Gratuit").check()
    screen.wait_for_url("**/programme/?gratuit=1")
    screen.get_by_role("heading", name="Jeux").wait_for(state="detached")
    assert screen.get_by_role("heading", name="Stage caméra").is_visible()
    assert screen.get_by_role("status").inner_text() == "1 rendez-vous"
    screen.get_by_label("Chercher").fill("introuvable")
    screen.get_by_role("heading", name="Rien ne correspond").wait_for()
    screen.get_by_role("link", name="Voir tout le programme").click()
    assert screen.get_by_role("heading", name="Jeux").is_visible()


def test_without_scripts_a_button_sends_the_filters(plain, season):
    plain.goto("/programme/")
    plain.get_by_label("Gratuit").check()
    plain.get_by_role("button", name="Filtrer").click()
    assert "gratuit=1" in plain.url
    assert plain.get_by_label("Gratuit").is_checked()
    assert plain.get_by_role("heading", name="Jeux").count() == 0
    plain.get_by_role("link", name="Stage caméra").click()
    plain.get_by_role("link", name="mots faciles").click()
    assert plain.get_by_text("On filme.").is_visible()
    plain.get_by_role("link", name="S’inscrire").click()
    assert "/inscription/" in plain.url


def test_with_the_keyboard_alone_one_reaches_the_registration(desktop, season):
    def press_until(words, keys="Tab", most=60):
        for _press in range(most):
            desktop.keyboard.press(keys)
            if words in desktop.evaluate("document.activeElement.textContent || ''"):
                return desktop.keyboard.press("Enter")
        raise AssertionError(f"{words}: not reached")

    desktop.goto("/")
    press_until("Programme")
    desktop.wait_for_url("**/programme/")
    press_until("Stage caméra")
    desktop.wait_for_url("**/activites/stage-camera/")
    press_until("S’inscrire")
    desktop.wait_for_url("**/inscription/*/")


def test_the_link_is_copied(open_screen, season):
    page = open_screen(DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/activites/stage-camera/")
    page.get_by_role("button", name="Copier le lien").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/activites/stage-camera/")


def test_the_data_for_other_sites_does_not_run_and_is_not_refused(phone, season):
    said = []
    phone.on("console", lambda message: said.append(message.text))
    phone.goto("/activites/stage-camera/")
    assert '"EducationEvent"' in phone.locator('script[type="application/ld+json"]').inner_text()
    assert said == []


@pytest.mark.parametrize("path", ["/", "/programme/", "/activites/stage-camera/", "/calendrier/"])
def test_a_first_visit_is_light(open_screen, season, path):
    """At most 100 kB, texts compressed as the service sends them, and ten requests; the watch of open_screen
    refuses any other host."""
    for number in range(60):
        season.course(title=f"Atelier {number}", days=(number + 20,), leaders=[], seats=8)
    page, answers = open_screen(PHONE), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert len(answers) <= 10, [answer.url for answer in answers]
    assert sum(weight(answer) for answer in answers) <= 100_000


def weight(answer):
    body, kind = answer.body(), answer.headers.get("content-type", "")
    packed = any(word in kind for word in PACKED)
    return len(gzip.compress(body, 6) if packed else body) + sum(map(len, answer.headers.values()))
