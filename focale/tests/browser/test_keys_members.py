"""Joining, renewing, hours given and a list taken up with the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from focale.association.joining import join
from focale.association.models import Import, Member, Membership, MembershipType, Task, VolunteerTime
from focale.ground.worker import run_waiting
from focale.people.models import Person

pytestmark = pytest.mark.browser
LIST = b"Nom;Pr\xe9nom;Mail;Sorte\nExemple;Nadia;n@example.org;Individuelle\nExemple;;;\n"


@pytest.fixture
def types(cast):
    cast.kind = MembershipType.objects.create(name="Individuelle", cents=1200)
    MembershipType.objects.create(name="Soutien", cents=2000, least_cents=500, position=200)
    Task.objects.create(name="Accueil", hourly_cents=1500)
    return cast


def ending(kind, person, by):
    membership = join(kind, person=person, by=by)
    membership.last_day = timezone.localdate() + timedelta(days=20)
    membership.save()


def test_a_visitor_joins_in_two_screens(walk, types):
    hand = walk()
    hand.go("/adherer/")
    hand.turn("Individuelle", "Quelle adhésion")
    for label, words in {
        "Prénom": "Zoé",
        "Nom": "Martin",
        "Année": "1990",
        "Téléphone": "0611223344",
    }.items():
        hand.write(label, words)
    hand.enter("Continuer")
    hand.says("Zoé Martin")
    hand.enter("J'adhère")
    hand.says("Votre demande est reçue")
    assert str(Member.objects.get()) == "Zoé Martin"


def test_what_was_left_out_has_the_focus(walk, types):
    hand = walk()
    hand.go("/adherer/")
    hand.turn("Individuelle", "Quelle adhésion")
    hand.enter("Continuer")
    hand.lands_on("Prénom")
    assert not Member.objects.exists()


def test_a_mother_renews(walk, types):
    ending(types.kind, types.samira.person, types.coralie)
    hand = walk(types.samira)
    hand.go("/mon-adhesion/")
    hand.says("à renouveler")
    hand.enter("Renouveler Samira")
    hand.turn("Individuelle", "Quelle adhésion")
    hand.enter("Continuer")
    hand.enter("J'adhère")
    hand.enter("Voir mon adhésion")
    assert Membership.objects.count() == 2


def test_two_strokes_note_an_hour(walk, types):
    hand = walk(types.odile)
    hand.go("/benevolat/")
    hand.turn("Accueil", "Quelle tâche")
    hand.enter("1 h")
    hand.says("à valider")
    assert VolunteerTime.objects.get().minutes == 60


def test_hours_the_team_noted_are_signed_and_the_sheet_says_so(walk, types):
    VolunteerTime.enter(types.odile.person, Task.objects.get(), 90, by=types.coralie)
    hand = walk(types.odile)
    hand.go("/benevolat/")
    hand.enter("Signer les heures cochées")
    hand.says("1 ligne est signée")
    assert VolunteerTime.objects.get().signed_at
    hand.enter("La feuille de temps")
    hand.says("1 h 30")


def test_a_list_is_read_checked_taken_up_and_undone(walk, types):
    hand = walk(types.coralie)
    hand.go("/adherents/")
    hand.enter("Reprendre une liste")
    hand.reach("Le fichier")
    hand.page.locator(":focus").set_input_files({"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST})
    hand.enter("Lire le fichier")
    hand.choose("Sorte", "formule")
    hand.enter("Voir ce qui sera fait")
    hand.choose("Individuelle", "Individuelle")
    hand.enter("Voir ce qui sera fait")
    hand.says("Le prénom manque")
    hand.enter("Reprendre ces lignes")
    run_waiting()
    hand.page.get_by_role("heading", name="La liste est reprise").wait_for()
    assert Person.objects.get(first_name="Nadia").member.paid_until()
    hand.push("Annuler toute la reprise")
    hand.enter("Annuler la reprise")
    run_waiting()
    hand.page.get_by_role("heading", name="La reprise est annulée").wait_for()
    assert Import.objects.get().state == "undone"
    assert not Membership.objects.exists()


def test_a_number_of_a_season_opens_its_rows(walk, types):
    join(types.kind, person=types.samira.person, by=types.coralie)
    hand = walk(types.coralie)
    hand.go("/adherents/")
    hand.enter("Membres par saison")
    hand.enter("1", "Saison par saison")
    hand.says("Samira Benali")
