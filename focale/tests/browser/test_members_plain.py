"""Joining, renewing, hours, and a list taken up without scripts on a phone; the pages before axe on both."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import Import, Membership, MembershipType, Task, VolunteerTime
from focale.ground.worker import run_waiting

pytestmark = pytest.mark.browser
FAMILY = (
    "famille;rattachement;nom;prenom;date_naiss;rue_resid;cp_resid;ville_resid;mail\n"
    "F1;Représentant;EXEMPLE;Nadia;;1 rue du Test;30100;ALES;n@example.org\n"
    f"F1;Enfant;EXEMPLE;Yanis;12/03/{timezone.localdate().year - 9};1 rue du Test;30100;ALES;\n"
    "F2;Enfant;EXEMPLE;Lina;31/02/2014;1 rue du Test;30100;ALES;\n"
)


@pytest.fixture
def types(cast):
    cast.kind = MembershipType.objects.create(name="Individuelle", cents=1200)
    MembershipType.objects.create(name="Soutien", cents=2000, least_cents=500, position=200)
    Task.objects.create(name="Accueil", hourly_cents=1500)
    return cast


def press(page, words):
    page.get_by_role("button", name=re.compile(words)).first.click()


def hand_in(page):
    page.goto("/adherents/reprises/")
    page.get_by_label("Le fichier", exact=True).set_input_files(
        {"name": "familles.csv", "mimeType": "text/csv", "buffer": FAMILY.encode("cp1252")}
    )
    press(page, "Lire le fichier")


def test_a_visitor_joins_and_a_mother_renews(plain, types, sign_in):
    plain.goto("/adherer/")
    assert not plain.get_by_label("Montant").is_visible()
    plain.get_by_text("Soutien").click()
    plain.get_by_label("Montant").fill("8")
    for label, words in {"Prénom": "Zoé", "Année": "1990", "Téléphone": "0611223344"}.items():
        plain.get_by_label(label, exact=True).fill(words)
    plain.get_by_label("Nom", exact=True).fill("Martin")
    press(plain, "Continuer")
    press(plain, "J’adhère")
    plain.get_by_role("heading", name="À payer : 8").wait_for()
    membership = join(types.kind, person=types.samira.person, by=types.coralie)
    membership.last_day = timezone.localdate() + timedelta(days=20)
    membership.save()
    page = sign_in(plain, types.samira)
    page.goto("/mon-adhesion/")
    page.get_by_role("link", name="Renouveler Samira").click()
    page.get_by_text("Individuelle").click()
    press(page, "Continuer")
    press(page, "J’adhère")
    page.get_by_role("link", name="Voir mon adhésion").click()
    assert Membership.objects.filter(member__person=types.samira.person).count() == 2


def test_two_taps_note_an_hour(plain, types, sign_in):
    page = sign_in(plain, types.odile)
    page.goto("/benevolat/")
    page.get_by_text("Accueil").click()
    page.get_by_role("button", name="1 h", exact=True).click()
    page.get_by_text("à valider").wait_for()
    assert VolunteerTime.objects.get().minutes == 60


def test_hours_the_team_noted_are_signed(plain, types, sign_in):
    VolunteerTime.enter(types.odile.person, Task.objects.get(), 90, by=types.coralie)
    page = sign_in(plain, types.odile)
    page.goto("/benevolat/")
    press(page, "Signer les heures cochées")
    page.get_by_role("link", name="La feuille de temps").click()
    page.get_by_role("rowheader", name="Total").wait_for()
    assert VolunteerTime.objects.get().signed_at


def test_a_list_of_families_is_taken_up(plain, types, sign_in):
    page = sign_in(plain, types.coralie)
    hand_in(page)
    page.get_by_label("Quelle adhésion donner").select_option(label="Individuelle")
    press(page, "Voir ce qui sera fait")
    page.get_by_text("n'existe pas au calendrier").or_(
        page.get_by_text("n’existe pas au calendrier")
    ).wait_for()
    press(page, "Reprendre ces lignes")
    page.get_by_role("heading", name="en train d’être reprise").wait_for()
    run_waiting()
    page.get_by_role("link", name="Voir où ça en est").click()
    page.get_by_role("heading", name="La liste est reprise").wait_for()
    assert Membership.objects.count() == 2
    press(page, "Voir")


def test_the_pages_of_lists_and_seasons_are_for_everybody(screen, types, sign_in, axe):
    page = sign_in(screen, types.coralie)
    page.goto("/adherents/reprises/")
    axe(page)
    hand_in(page)
    axe(page)
    page.get_by_label("prenom").select_option("")
    press(page, "Voir ce qui sera fait")
    axe(page)
    page.get_by_label("prenom").select_option("first_name")
    press(page, "Voir ce qui sera fait")
    axe(page)
    press(page, "Reprendre ces lignes")
    page.get_by_role("heading", name="en train d’être reprise").wait_for()
    axe(page)
    run_waiting()
    page.get_by_role("heading", name="La liste est reprise").wait_for()
    axe(page)
    join(types.kind, person=types.samira.person, by=types.coralie)
    for address in ("/adherents/saisons/", "/adherents/", f"/adherents/saisons/{types.season.pk}/lignes/"):
        page.goto(address)
        axe(page)
    assert Import.objects.get().state == "done"


def test_hours_to_sign_and_the_time_sheet_are_for_everybody(screen, types, sign_in, axe):
    VolunteerTime.enter(types.odile.person, Task.objects.get(), 90, by=types.coralie)
    VolunteerTime.enter(types.odile.person, Task.objects.get(), 30, by=types.odile)
    page = sign_in(screen, types.odile)
    for address in ("/benevolat/", "/benevolat/feuille/"):
        page.goto(address)
        axe(page)
