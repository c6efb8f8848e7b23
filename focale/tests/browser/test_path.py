"""The whole path, as new users walk it: from the programme on the web to the figures of the week."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from focale.letters.models import Letter
from focale.people.models import Person
from focale.programme.models import Attendance
from focale.programme.tests.underway import begin
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


ROSA = "Rosa", "Lopez", "06 11 22 33 44", "rosa@example.org"
INES, HUGO = ("Inès", "Lopez", ("3", "5", "2015")), ("Hugo", "Lopez", ("9", "11", "2013"))
MALIKA = "Malika", "Roche", "06 55 44 33 22", "malika@example.org"
TOM = "Tom", "Roche", ("2", "2", "2014")


def register(page, course, adult, *children):
    """A parent without account, on a phone, in three screens, from the home page to the answer."""
    page.goto("/")
    page.goto(course.get_absolute_url())
    page.get_by_role("link", name=re.compile("S.inscrire|liste d.attente")).first.click()
    first_name, last_name, number, address = adult
    part = page.locator("fieldset.person").first
    part.get_by_label("Prénom").fill(first_name)
    part.get_by_label("Nom", exact=True).fill(last_name)
    part.get_by_label("Téléphone").fill(number)
    part.get_by_label("Adresse électronique").fill(address)
    for place, child in enumerate(children, 1):
        if place > 1:
            page.get_by_role("button", name=re.compile("Ajouter un enfant")).click()
        describe(page, place, *child)
    page.get_by_role("button", name="Continuer").click()
    agree(page)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name=re.compile("Confirmer|Entrer en liste")).click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_a_parent_registers_two_children_in_three_screens(open_screen, cast, course, axe, javascript):
    phone = open_screen(PHONE, javascript=javascript)
    register(phone, course, ROSA, INES, HUGO)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Stage caméra")
    expect(phone.get_by_text("Inès").first).to_be_visible()
    seating = course.seatings.get()
    assert seating.taken == 12
    assert Person.objects.filter(first_name="Inès", guardians__first_name="Rosa").exists()
    assert not Person.objects.filter(first_name="Inès", account__isnull=False).exists()
    assert Letter.objects.filter(person__first_name="Rosa", kind="registered").count() == 1
    if javascript:
        axe(phone)


def test_the_whole_path_from_the_form_to_the_rows_of_the_week(
    open_screen, cast, course, sign_in, after_the_answer
):
    rosa, malika = open_screen(PHONE), open_screen(PHONE)
    register(rosa, course, ROSA, INES, HUGO)
    register(malika, course, MALIKA, TOM)
    expect(malika.get_by_role("heading", name=re.compile("liste d.attente"))).to_be_visible()
    rosa.get_by_role("button", name="Annuler pour Hugo seulement").click()
    after_the_answer()
    accept_by_letter(malika)
    begin(course)
    here = {name: Person.objects.get(first_name=name) for name in ("Inès", "Tom")}
    mark_offline(sign_in(open_screen(PHONE), cast.karim), here.values())
    coordinator = sign_in(open_screen(DESKTOP), cast.coralie)
    open_the_week(coordinator, len(here))
    for name in here:
        expect(coordinator.get_by_text(name).first).to_be_visible()
    expect(coordinator.get_by_text("Hugo")).to_have_count(0)


def accept_by_letter(phone):
    """Open the address in the letter that offers the seat, and take it."""
    (offer,) = [letter for letter in mail.outbox if letter.to == [MALIKA[-1]] and "place" in letter.subject][
        -1:
    ]
    phone.goto(re.search(r"https?://[^/\s]+(/\S+)", offer.body)[1])
    phone.get_by_role("button", name="Accepter la place").click()
    expect(phone.get_by_role("heading", name=re.compile("la place est réservée"))).to_be_visible()
    expect(phone.get_by_role("button", name="Accepter la place")).to_have_count(0)


def mark_offline(phone, people):
    """The leader marks everybody as present while there is no network, then it is back."""
    phone.goto("/aujourdhui/")
    phone.wait_for_timeout(1500)
    phone.context.set_offline(True)
    for person in people:
        line = phone.locator(f"[data-person='{person.pk}']")
        line.get_by_role("button", name="Là", exact=True).tap()
    expect(phone.locator("[data-say=waiting]")).to_contain_text(f"{len(people)} en attente")
    assert not Attendance.objects.present().exists()
    phone.context.set_offline(False)
    for _look in range(100):
        if Attendance.objects.present().count() == len(people):
            break
        phone.wait_for_timeout(100)
    assert Attendance.objects.present().count() == len(people)


def open_the_week(desktop, people):
    """From the figures to those of the week, then to the rows behind the first."""
    desktop.goto("/chiffres/")
    desktop.get_by_role("link", name=re.compile("semaine", re.I)).first.click()
    number = desktop.locator("dl.figures a").first
    expect(number).to_have_text(re.compile(str(people)))
    number.click()


@pytest.mark.parametrize(
    "address", ["/aujourdhui/", "/planning/", "/personnes/", "/courriers/", "/chiffres/", "/reglages/"]
)
def test_an_account_without_rights_reaches_none_of_it(phone, cast, sign_in, address):
    sign_in(phone, cast.odile)
    answer = phone.goto(address)
    assert answer.status in (403, 404)
