"""The list at the door, people added and counted, the sheet typed in: with the keyboard alone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from focale.people.models import Card
from focale.programme.models import Attendance, Headcount
from focale.programme.sheets import code_of
from focale.programme.tests.underway import underway

from .test_today import SLOW, sent, states, until

pytestmark = pytest.mark.browser


@pytest.fixture
def date(cast):
    return underway(cast, [cast.lina, cast.nour], title="Filmer sa rue")


@pytest.fixture
def hand(walk, cast, date):
    """Karim's, on today's list, once the device keeps it."""
    hand = walk(cast.karim)
    hand.go("/aujourdhui/")
    until(hand.page, "document.documentElement.dataset.kept && !!navigator.serviceWorker.controller")
    return hand


def test_present_absent_excused_each_with_one_key_and_undone(hand, cast):
    hand.push("Là", "Lina Benali")
    hand.lands_on("Là", "Lina Benali")
    hand.push("Excusé", "Nour Benali")
    sent(hand.page, {"Lina": "present", "Nour": "excused"})
    hand.push("Annuler")
    hand.lands_on("Là", "Nour Benali")
    sent(hand.page, {"Lina": "present"})
    hand.push("Absent", "Nour Benali")
    sent(hand.page, {"Lina": "present", "Nour": "absent"})
    hand.push("Absent", "Nour Benali")
    sent(hand.page, {"Lina": "present"})


def test_hours_of_arrival_and_departure(hand, cast, date):
    hand.push("Lina Benali")
    hand.reach("06 12 34 56 78")
    hand.write_hour("Départ", timezone.localtime(date.ends_at))
    hand.push("Noter ces heures")
    hand.lands_on("Lina Benali")
    sent(hand.page, {"Lina": "present"})
    assert Attendance.objects.get().left_at is not None


def test_a_refused_mark_is_told_and_forgotten(hand, cast, date):
    type(date).objects.filter(pk=date.pk).update(cancelled_at=date.starts_at)
    hand.push("Là", "Lina Benali")
    expect(hand.page.locator("[data-refusals]")).to_contain_text("Cette séance est annulée")
    hand.push("Oublier")
    expect(hand.page.locator("[data-refusals]")).to_be_hidden()
    assert hand.stop.tag == "main"


def test_people_are_added_by_name_by_card_and_described_one_after_the_other(hand, cast, date):
    card, _token, _pin = Card.objects.make(cast.jeanne.person, by=cast.coralie)
    hand.enter("Ajouter quelqu'un, scanner une carte")
    hand.write("Son prénom et son nom", "odile perrin")
    hand.page.get_by_role("button", name="Là Odile Perrin").wait_for()
    hand.lands_on("Son prénom et son nom")
    hand.push("Là Odile Perrin")
    expect(hand.page.locator("[data-roll] [data-name='Odile Perrin']")).to_be_visible(timeout=SLOW)
    hand.lands_on("Son prénom et son nom")
    hand.write("Sa carte", card.spaced_number)
    hand.press("Enter")
    expect(hand.page.locator("[data-roll] [data-name='Jeanne Vidal']")).to_be_visible(timeout=SLOW)
    hand.lands_on("Sa carte")
    hand.push("Une nouvelle personne")
    hand.write("Prénom", "Malo")
    hand.write("Âge", "9")
    hand.push("Ajouter à la liste")
    hand.lands_on("Qui appeler")
    hand.push("Pas de numéro pour l'instant")
    expect(hand.page.locator("[data-roll] [data-name=Malo]")).to_be_visible(timeout=SLOW)
    hand.lands_on("Prénom", "Ajouter quelqu'un")
    hand.write("Qui appeler", "Mamie", "Malo")
    hand.write("Son téléphone", "06 11 22 33 44", "Malo")
    hand.push("Noter Malo")
    hand.lands_on("Malo")
    assert states() == {"Odile": "present", "Jeanne": "present", "Malo": "present"}


def test_people_without_a_name_are_counted_and_a_sum_too_large_is_refused(hand, cast, date):
    hand.enter("Compter sans nom")
    for _one in range(3):
        hand.push("Un de plus : Personnes en tout")
    hand.write("moins de 6 ans", "4")
    expect(hand.page.locator("[data-sum]").first).to_have_text(re.compile("compte 4 personnes et le total 3"))
    hand.push("Enregistrer le comptage")
    hand.lands_on("moins de 6 ans")
    hand.write("moins de 6 ans", "2")
    hand.enter("Enregistrer le comptage")
    assert Headcount.objects.get().total == 3


def test_the_sheet_is_asked_for_and_typed_in_from_its_code(hand, cast, date):
    assert hand.reach("Feuille à signer (PDF)").href.endswith("/feuille.pdf")
    hand.write("Saisir une feuille signée", code_of(date))
    with hand.page.expect_navigation(url="**/saisie/"):
        hand.press("Enter")
    hand.lands_on("", "Lina Benali")
    hand.press("p", "Enter", "e", "Enter")
    hand.page.keyboard.type("Malo")
    for _row in range(5):
        hand.press("Enter")
    hand.lands_on("Enregistrer la feuille")
    with hand.page.expect_navigation():
        hand.press("Enter")
    assert states() == {"Lina": "present", "Nour": "excused", "Malo": "present"}


def test_a_sheet_typed_wrongly_shows_its_mistake(hand, cast, date):
    hand.go(f"/seances/{date.pk}/saisie/")
    hand.lands_on("", "Lina Benali")
    hand.write_hour("Lina Benali, Arrivée", timezone.localtime(date.ends_at))
    hand.write_hour("Lina Benali, Départ", timezone.localtime(date.starts_at))
    hand.enter("Enregistrer la feuille")
    hand.lands_on("Lina Benali : Le départ doit venir après l'arrivée")
