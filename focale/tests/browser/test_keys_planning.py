"""The programme made, changed and called off with the keyboard alone."""

from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from focale.association.models import Season
from focale.ground.dates import full_date
from focale.programme.models import Activity, Holiday, Occurrence
from focale.testing import at

pytestmark = pytest.mark.browser
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


@pytest.fixture
def hand(cast, walk):
    """Coralie's, with a course in ten days in the studio, led by Karim, and holidays after it."""
    cast.camera = cast.course(seats=6, days=(10, 11), booking="by_date")
    Holiday.objects.create(
        kind="school", zone="C", name="Vacances d'essai", first_day=at(27).date(), last_day=at(28).date()
    )
    return walk(cast.coralie)


def clock(hour):
    return datetime.combine(datetime.min, time(hour))


def test_an_activity_is_written_seen_as_a_card_and_published_with_a_series_of_dates(hand, cast):
    first = at(20).date()
    cast.camera.plan(starts_at=at(34, 9), ends_at=at(34, 12), room=cast.studio, by=cast.coralie)
    hand.go("/planning/")
    hand.enter("Nouvelle activité")
    hand.enter("Créer l'activité")
    hand.lands_on("Titre")
    hand.write("Titre", "Mixer une chanson")
    hand.choose("Genre", "atelier")
    hand.choose("Domaine", "Son")
    hand.write("En une phrase", "Une chanson en deux heures.")
    hand.choose("Comment s'inscrit-on", "date par date")
    hand.write("Nombre de places", "8")
    hand.enter("Voir la carte")
    expect(hand.page.locator(".contact-sheet .title")).to_have_text("Mixer une chanson")
    hand.reach("Mixer une chanson", "La carte", most=1)
    hand.enter("Créer l'activité")
    hand.enter("Une série de dates")
    hand.push(WEEKDAYS[first.weekday()])
    hand.write_hour("De", clock(9))
    hand.write_hour("À", clock(11))
    hand.write_day("À partir du", first)
    hand.write_day("Jusqu'au", first + timedelta(days=21))
    hand.choose("Salle", "Studio")
    hand.enter("Voir les dates")
    hand.says("La salle Studio est prise par")
    hand.says("Vacances d'essai")
    hand.reach(full_date(first), "Les dates", most=2)
    hand.push(full_date(at(41).date()), "Les dates")
    hand.enter("Créer les dates cochées")
    hand.says("La date est créée.")
    mixing = Activity.objects.get(title="Mixer une chanson")
    assert [date.day for date in mixing.occurrences.all()] == [first]
    hand.go(f"/planning/activites/{mixing.pk}/")
    hand.enter("Publier", "La carte")
    assert Activity.objects.get(pk=mixing.pk).is_published


def test_a_date_is_added_refused_where_the_room_is_taken_then_moved_and_put_back(hand, cast):
    other = cast.course(title="Labo", days=(12,), publish=False)
    hand.go(f"/planning/activites/{cast.camera.pk}/dates/")
    hand.write_day("Jour", at(12), "Ajouter")
    hand.write_hour("De", clock(9))
    hand.write_hour("À", clock(12))
    hand.choose("Salle", "Studio")
    hand.enter("Ajouter la date")
    hand.lands_on("Un point à revoir")
    hand.says("La salle Studio est prise par")
    hand.choose("Salle", "Laboratoire")
    hand.enter("Ajouter la date")
    hand.says("ajoutée")
    added = cast.camera.occurrences.get(room=cast.darkroom)
    hand.go(f"/planning/seances/{added.pk}/")
    hand.choose("Salle", "Studio")
    hand.enter("Enregistrer")
    hand.lands_on("Un point à revoir")
    hand.says("La salle Studio est prise par")
    hand.write_day("Jour", at(13), "Déplacer")
    hand.enter("Enregistrer")
    hand.says("La séance est déplacée.")
    hand.enter("Annuler ce changement")
    hand.says("C'est remis comme avant.")
    assert Occurrence.objects.get(pk=added.pk).room == cast.darkroom
    assert other.occurrences.get().room == cast.studio


def test_a_leader_is_never_in_two_places(hand, cast):
    other = cast.course(title="Labo", days=(12,), room=cast.darkroom, publish=False)
    hand.go(f"/planning/seances/{cast.camera.occurrences.first().pk}/")
    hand.write_day("Jour", at(12), "Déplacer")
    hand.enter("Enregistrer")
    hand.lands_on("Un point à revoir")
    hand.says("Karim Fabre anime déjà")
    hand.push("Karim Fabre", "Qui anime")
    hand.enter("Enregistrer")
    hand.says("La séance est déplacée.")
    assert other.occurrences.get().leaders.get() == cast.karim.person


def test_a_date_is_called_off_with_its_reason_and_put_back(hand, cast):
    cast.consent(cast.lina)
    date = cast.camera.occurrences.first()
    date.seating.register([cast.lina], made_by=cast.samira.person, by=cast.samira)
    hand.go(f"/planning/seances/{date.pk}/")
    hand.enter("Annuler la séance")
    hand.lands_on("Pourquoi")
    hand.write("Pourquoi", "panne de courant")
    hand.enter("Annuler la séance")
    hand.says("1 message part dans deux minutes.")
    hand.enter("Rétablir la séance")
    hand.says("La séance aura bien lieu.")


def test_several_dates_are_ticked_called_off_and_undone(hand, cast):
    hand.go(f"/planning/?vue=liste&jour={at(10).date()}")
    hand.push("Tout cocher")
    hand.write("Annuler les séances cochées", "grève")
    hand.enter("Annuler les séances")
    assert Occurrence.objects.scheduled().count() < 2
    hand.enter("Annuler ce")
    assert Occurrence.objects.scheduled().count() == 2


def test_the_lists_above_the_week_wait_for_the_end_of_the_choice_and_keep_the_focus(hand, cast):
    hand.go(f"/planning/?jour={at(10).date()}")
    hand.choose("Ranger", "par animateur")
    assert "par=animateur" not in hand.page.url
    with hand.page.expect_navigation(url="**par=animateur**"):
        hand.press("Tab")
    hand.lands_on("Salle")
    hand.choose("Salle", "Laboratoire")
    with hand.page.expect_navigation(url=f"**salle={cast.darkroom.pk}**"):
        hand.press("Enter")
    expect(hand.page.locator(".plan-wide .meeting")).to_have_count(0)
    hand.enter("Mois")
    hand.enter("Après")
    hand.enter("Aujourd'hui", "Aller à une autre date")


def test_an_activity_and_a_season_are_copied(hand, cast, after_the_answer):
    Season.objects.filter(pk=cast.season.pk).update(name="Cette saison")
    hand.go("/planning/activites/")
    hand.write("Titre", "caméra")
    with hand.page.expect_navigation():
        hand.press("Enter")
    hand.enter("Stage caméra")
    hand.enter("Faire une copie de cette activité")
    assert Activity.objects.filter(title__startswith="Stage caméra").count() == 2
    hand.go("/planning/activites/")
    hand.enter("Reprendre une saison")
    hand.enter("Copier les activités cochées")
    hand.lands_on("Cochez d'abord")
    hand.push("Stage caméra")
    hand.enter("Copier les activités cochées")
    after_the_answer()
    hand.go(hand.page.url)
    hand.says("copiée")
    hand.enter("Stage caméra", "Les copies")
