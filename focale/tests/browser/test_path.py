"""The whole path, as new users walk it: from the programme on the web to the figures of the week."""

import re

import pytest
from playwright.sync_api import expect

from focale.letters.models import Letter
from focale.people.models import Person
from focale.programme.models import Attendance, Party
from focale.programme.tests.underway import underway
from focale.tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def course(cast):
    """A holiday course of twelve seats, ten of them taken."""
    cast.other = cast.adult("Maud", "Serre", phone="06 22 33 44 55")
    course = cast.course(title="Stage caméra, photo, micro", seats=12, min_age=7, max_age=17)
    for number in range(10):
        child = cast.child(f"Enfant{number}", of=cast.other)
        course.seatings.get().register([child], made_by=cast.other.person, by=cast.other)
    return course


def describe(page, number, first_name, last_name, born):
    """Fill the part of the form that describes one child."""
    part = page.locator("fieldset.person").nth(number)
    part.get_by_label("Prénom").fill(first_name)
    part.get_by_label(re.compile("^Nom")).fill(last_name)
    for box, value in zip(part.locator("input[inputmode=numeric]").all(), born, strict=True):
        box.fill(value)


def agree(page):
    """Yes to taking part for every child; no to pictures is as good."""
    for group in page.locator("fieldset.person").all():
        for choice in group.get_by_role("radio", name=re.compile("^Oui")).all():
            choice.check()
        for box in group.get_by_role("checkbox").all():
            box.check()


def register_two(page, course):
    """A parent without account, on a phone, in three screens. Returns how many screens it took."""
    page.goto("/")
    page.goto(course.get_absolute_url())
    page.get_by_role("link", name=re.compile("S.inscrire")).first.click()
    adult = page.locator("fieldset.person").first
    adult.get_by_label("Prénom").fill("Rosa")
    adult.get_by_label("Nom", exact=True).fill("Lopez")
    adult.get_by_label("Téléphone").fill("06 11 22 33 44")
    adult.get_by_label("Adresse électronique").fill("rosa@example.org")
    page.get_by_role("button", name=re.compile("Ajouter un enfant")).click()
    describe(page, 1, "Inès", "Lopez", ("3", "5", "2015"))
    describe(page, 2, "Hugo", "Lopez", ("9", "11", "2013"))
    page.get_by_role("button", name="Continuer").click()
    agree(page)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name=re.compile("Confirmer")).click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_a_parent_registers_two_children_in_three_screens(open_screen, cast, course, axe, javascript):
    phone = open_screen(PHONE, javascript=javascript)
    register_two(phone, course)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Stage caméra")
    expect(phone.get_by_text("Inès").first).to_be_visible()
    seating = course.seatings.get()
    assert seating.taken == 12
    assert Person.objects.filter(first_name="Inès", guardians__first_name="Rosa").exists()
    assert not Person.objects.filter(first_name="Inès", account__isnull=False).exists()
    assert Letter.objects.filter(person__first_name="Rosa", kind="registered").count() == 1
    if javascript:
        axe(phone)


def test_the_thirteenth_waits_gets_the_freed_seat_and_accepts(phone, cast, course, sign_in):
    seating = course.seatings.get()
    cast.consent(cast.lina)
    cast.consent(cast.nour)
    sisters = seating.register([cast.lina, cast.nour], made_by=cast.samira.person, by=cast.samira)
    tom = cast.child("Tom", of=cast.other)
    party = seating.register([tom], made_by=cast.other.person, by=cast.other)
    phone.goto(party.get_absolute_url())
    expect(phone.get_by_role("heading", name=re.compile("liste d.attente"))).to_be_visible()
    sign_in(phone, cast.samira)
    phone.goto(sisters.get_absolute_url())
    phone.get_by_role("button", name="Annuler pour Nour seulement").click()
    assert Letter.objects.filter(kind="offered", person=cast.other.person).exists()
    phone.context.clear_cookies()
    phone.goto(party.get_absolute_url())
    phone.get_by_role("button", name="Accepter la place").click()
    expect(phone.get_by_role("button", name="Accepter la place")).to_have_count(0)
    assert Party.objects.get(pk=party.pk).registrations.get().status == "seated"


def test_the_leader_marks_offline_and_the_coordinator_opens_the_number(open_screen, cast, sign_in, axe):
    underway(cast, [cast.lina, cast.nour], title="Filmer sa rue")
    phone = sign_in(open_screen(PHONE), cast.karim)
    phone.goto("/aujourdhui/")
    phone.wait_for_timeout(1500)
    phone.context.set_offline(True)
    for child in (cast.lina, cast.nour):
        line = phone.locator(f"[data-person='{child.pk}']")
        line.get_by_role("button", name="Là", exact=True).tap()
    phone.context.set_offline(False)
    for _look in range(100):
        if Attendance.objects.present().count() == 2:
            break
        phone.wait_for_timeout(100)
    assert Attendance.objects.present().count() == 2
    desktop = sign_in(open_screen(DESKTOP), cast.coralie)
    desktop.goto("/chiffres/")
    desktop.get_by_role("link", name=re.compile("semaine", re.I)).first.click()
    axe(desktop)
    number = desktop.locator("dl.figures a").first
    expect(number).to_have_text(re.compile("2"))
    number.click()
    expect(desktop.get_by_text("Lina").first).to_be_visible()
    expect(desktop.get_by_text("Nour").first).to_be_visible()


@pytest.mark.parametrize(
    "address", ["/aujourdhui/", "/planning/", "/personnes/", "/courriers/", "/chiffres/", "/reglages/"]
)
def test_an_account_without_rights_reaches_none_of_it(phone, cast, sign_in, address):
    sign_in(phone, cast.odile)
    answer = phone.goto(address)
    assert answer.status in (403, 404)
