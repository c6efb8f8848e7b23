"""A family, a visitor, the desk and a thirteenth child, from the form to the seat, in a real browser."""

import re

import pytest
from django.urls import reverse

from focale.people.models import Organisation, Person
from focale.programme.models import PartnerLink, Party, Status

pytestmark = pytest.mark.browser


@pytest.fixture
def camera(cast):
    return cast.course(seats=2, min_age=6, max_age=17).seatings.get()


def form_of(seating):
    return reverse("registration-new", args=[seating.pk])


def answer_accords(page, *children):
    for child in children:
        part = page.get_by_role("group", name=child, exact=True)
        part.get_by_label("Je décide pour").check()
        part.get_by_role("group", name=re.compile("repartir")).get_by_label("Non", exact=True).check()
    page.get_by_role("button", name="Continuer").click()


def test_a_mother_registers_two_children_in_three_screens(screen, cast, camera, sign_in, axe):
    sign_in(screen, cast.samira).goto(form_of(camera))
    axe(screen)
    screen.get_by_label("Lina").check()
    screen.get_by_label("Nour").check()
    screen.get_by_role("button", name="Continuer").click()
    axe(screen)
    answer_accords(screen, "Lina", "Nour")
    axe(screen)
    screen.get_by_role("button", name="Confirmer l’inscription").click()
    screen.get_by_role("heading", name="C’est noté, les places sont réservées").wait_for()
    axe(screen)
    assert camera.registrations.filter(status=Status.SEATED).count() == 2


def test_a_visitor_without_account_or_script_registers_a_child(plain, cast, camera):
    plain.goto(form_of(camera))
    plain.get_by_role("button", name="Continuer").click()
    assert plain.get_by_role("alert").is_visible()
    adult = plain.get_by_role("group", name="Vous")
    adult.get_by_label("Prénom").fill("Rosa")
    adult.get_by_label("Nom", exact=True).fill("Pons")
    adult.get_by_label("Téléphone").fill("06 99 88 77 66")
    child = plain.get_by_role("group", name="Enfant ou autre personne, 1")
    child.get_by_label("Prénom").fill("Eva")
    child.get_by_label("Jour").fill("3")
    child.get_by_label("Mois").fill("4")
    child.get_by_label("Année").fill("2016")
    plain.get_by_role("button", name="Continuer").click()
    answer_accords(plain, "Eva")
    plain.get_by_role("button", name="Confirmer l’inscription").click()
    plain.get_by_role("heading", name="C’est noté, la place est réservée").wait_for()
    plain.get_by_role("button", name="Annuler pour Eva").click()
    plain.get_by_role("heading", name="Inscription annulée", exact=True).wait_for()
    assert not camera.registrations.live().exists()


def test_the_form_of_a_visitor_says_where_it_is_wrong(screen, camera, axe):
    screen.goto(form_of(camera))
    axe(screen)
    screen.get_by_role("button", name="Continuer").click()
    assert screen.get_by_role("alert").is_visible()
    axe(screen)


def test_with_the_keyboard_alone(desktop, cast, camera, sign_in):
    for purpose in ("take_part", "leave_alone", "image"):
        cast.consent(cast.lina, purpose=purpose)
    sign_in(desktop, cast.samira).goto(form_of(camera))
    press_until(desktop, "Lina")
    desktop.keyboard.press("Space")
    press_until(desktop, "Continuer")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("heading", name="Stage caméra").wait_for()
    press_until(desktop, "Confirmer l’inscription")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("heading", name="C’est noté, la place est réservée").wait_for()


def press_until(page, words):
    """Go on with the tabulator until what has the focus carries these words."""
    said = "const e = document.activeElement; (e.labels?.[0] ?? e).textContent"
    for _step in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate(f"() => {{ {said.replace('; (', '; return (')} }}"):
            return
    raise AssertionError(f"the focus never reached « {words} »")


def test_a_child_waits_gets_the_freed_seat_and_accepts(phone, cast, camera, after_the_answer, axe):
    camera.register([cast.child("Tom"), cast.child("Zoé")], made_by=cast.samira.person, by=None)
    waits = camera.register([cast.child("Ali")], made_by=cast.odile.person, by=cast.coralie)
    phone.goto(waits.get_absolute_url())
    phone.get_by_role("heading", name="En liste d’attente").wait_for()
    axe(phone)
    camera.parties.get(number=1).cancel(by=None)
    after_the_answer()
    phone.reload()
    axe(phone)
    phone.get_by_role("button", name="Accepter la place").click()
    phone.get_by_role("heading", name="C’est noté, la place est réservée").wait_for()
    assert camera.registrations.filter(status=Status.SEATED).count() == 1


def test_the_desk_finds_as_one_types_and_registers(screen, cast, camera, sign_in, axe):
    sign_in(screen, cast.coralie).goto(form_of(camera))
    axe(screen)
    screen.get_by_label("Chercher une personne connue").press_sequentially("lina b", delay=30)
    screen.get_by_label("Lina").check()
    screen.get_by_label("Samira Benali").check()
    axe(screen)
    screen.get_by_role("button", name="Continuer").click()
    answer_accords(screen, "Lina")
    screen.get_by_label("De vive voix").check()
    axe(screen)
    screen.get_by_role("button", name="Confirmer l’inscription").click()
    screen.get_by_role("link", name="Imprimer").click()
    screen.get_by_role("heading", name="Stage caméra").wait_for()
    axe(screen)
    assert Party.objects.get().made_by == cast.samira.person


def test_the_list_of_the_team(screen, cast, camera, sign_in, axe):
    for names in (["Tom", "Zoé"], ["Ali", "Max"], ["Eva"]):
        camera.register([cast.child(name) for name in names], made_by=cast.samira.person, by=None)
    address = reverse("line", args=[camera.pk])
    sign_in(screen, cast.coralie).goto(address)
    axe(screen)
    last = screen.get_by_role("listitem").filter(has_text="Eva")
    last.get_by_text("Changer").first.click()
    last.get_by_label("Nouveau rang").fill("1")
    last.get_by_label("Raison, lue par la famille").fill("promis au téléphone")
    last.get_by_role("button", name="Changer le rang").click()
    screen.get_by_text("Le rang est changé").wait_for()
    assert camera.parties.get(number=3).place_in_line() == 1
    axe(screen)
    screen.get_by_role("link", name="Rejouer l’attribution").click()
    screen.get_by_text("sort pareil").wait_for()
    axe(screen)


def test_a_partner_registers_by_its_link(phone, cast, camera, axe):
    school = Organisation.objects.create(name="Collège Diderot")
    link = PartnerLink.objects.make(school, by=cast.coralie)
    phone.goto(reverse("partner-registrations", args=[link.key]))
    axe(phone)
    phone.get_by_role("link", name="Inscrire Stage caméra").click()
    phone.get_by_text("Vous inscrivez au nom de Collège Diderot").wait_for()
    axe(phone)
    assert not Person.objects.filter(first_name="Eva").exists()
