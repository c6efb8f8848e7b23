"""A child comes for whom nobody could be called: the list asks, with and without network, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from focale.people.models import Person
from focale.programme.tests.underway import underway
from focale.tests.browser.test_today import SLOW, open_today, states

pytestmark = pytest.mark.browser


@pytest.fixture
def date(cast):
    return underway(cast, [cast.lina], title="Filmer sa rue")


def test_whom_to_call_is_asked_for_a_child_without_network_too(phone, cast, date, sign_in, axe):
    open_today(sign_in(phone, cast.karim))
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Ajouter quelqu’un, scanner une carte").tap()
    phone.get_by_text("Une nouvelle personne").tap()
    phone.get_by_label("Prénom", exact=True).fill("Malo")
    phone.get_by_label("Âge").fill("9")
    phone.get_by_role("button", name="Ajouter à la liste").tap()
    expect(phone.get_by_text("la liste le redemandera")).to_be_visible()
    expect(phone.locator("[data-unknown]")).to_have_count(0)
    axe(phone)
    phone.get_by_role("button", name="Pas de numéro pour l’instant").tap()
    expect(phone.locator("[data-unknown]")).to_contain_text("Malo")
    phone.context.set_offline(False)
    malo = phone.locator("[data-roll] [data-name=Malo]")
    expect(malo).to_contain_text("demandez un nom et un numéro", timeout=SLOW)
    assert states() == {"Malo": "present"}
    axe(phone)
    phone.context.set_offline(True)
    malo.get_by_label("Qui appeler").fill("Mamie")
    malo.get_by_label("Son téléphone").fill("06 11 22 33 44")
    malo.get_by_role("button", name="Noter Malo").tap()
    expect(malo.locator("[data-ask]")).to_be_hidden()
    expect(malo.locator("[data-wait]")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator("[data-say=sent]")).to_be_visible(timeout=SLOW)
    expect(malo.locator("[data-ask]")).to_have_count(0)
    assert Person.objects.get(first_name="Malo").emergency_contacts.get().phone == "0611223344"


def test_whom_to_call_is_asked_without_scripts(plain, cast, date, sign_in):
    sign_in(plain, cast.karim).goto(f"/seances/{date.pk}/")
    plain.get_by_text("Une nouvelle personne").click()
    plain.get_by_label("Prénom", exact=True).fill("Malo")
    plain.get_by_label("Âge").fill("9")
    plain.get_by_role("button", name="Ajouter à la liste").click()
    expect(plain.get_by_text("Avant 18 ans, notez qui appeler").first).to_be_visible()
    plain.get_by_role("button", name="Pas de numéro pour l’instant").click()
    malo = plain.locator("[data-name=Malo]")
    malo.get_by_label("Qui appeler").fill("Mamie")
    malo.get_by_label("Son téléphone").fill("12")
    malo.get_by_role("button", name="Noter Malo").click()
    expect(malo.get_by_text("ne semble pas complet")).to_be_visible()
    malo.get_by_label("Son téléphone").fill("0611223344")
    malo.get_by_role("button", name="Noter Malo").click()
    expect(plain.get_by_text(re.compile("quelqu.un est noté à appeler"))).to_be_visible()
