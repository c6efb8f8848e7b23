"""Looking for something to do, and what the team writes to people, with the keyboard alone."""

import pytest
from django.utils import timezone

from focale.letters.models import Letter, Wording
from focale.letters.models.letter import State
from focale.programme.models import CalendarKey, Strand
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def season(cast):
    """A free course of a strand, a photo workshop by date, games one comes to without registering."""
    strand = Strand.objects.create(
        title="Je filme", slug="je-filme", summary="Filmer les métiers.", published_at=timezone.now()
    )
    cast.stage = cast.course(days=(9, 10), seats=12, is_free=True, strand=strand, easy_text="On filme.")
    photo = {"kind": "workshop", "field": "photo", "booking": "by_date", "room": cast.darkroom}
    cast.labo = cast.course(title="Labo", days=(1, 8), leaders=[], **photo)
    games = {"kind": "board_games", "field": "meeting", "booking": "none", "seats": None}
    cast.course(title="Jeux", days=(2,), room=cast.darkroom, leaders=[], **games)
    return cast


def test_the_first_stop_skips_to_what_the_page_is_about(walk, season):
    hand = walk()
    hand.go("/programme/")
    assert hand.tab().name == "Aller au contenu"
    hand.press("Enter")
    assert hand.tab().is_like("Chercher", "Filtrer le programme")


def test_filters_answer_while_the_focus_stays_where_one_chooses(walk, season):
    hand = walk()
    hand.go("/programme/")
    hand.push("Gratuit")
    hand.page.wait_for_url("**/programme/?gratuit=1")
    hand.page.get_by_role("heading", name="Labo").first.wait_for(state="detached")
    hand.lands_on("Gratuit")
    hand.push("Gratuit")
    hand.push("Plus de filtres")
    hand.choose("Domaine", "Photo")
    hand.page.get_by_role("heading", name="Jeux").wait_for(state="detached")
    hand.lands_on("Domaine")
    hand.write("Âge", "12")
    hand.page.wait_for_url("**age=12**")
    hand.lands_on("Âge")
    hand.write("Chercher", "introuvable")
    hand.says("Rien ne correspond")
    assert hand.lands_on("Chercher").value == "introuvable"
    hand.enter("Voir tout le programme")
    hand.enter("", "Labo")
    hand.says("Labo")


def test_a_box_that_is_left_does_not_ask_again_what_was_answered(walk, season):
    asked, hand = [], walk()
    hand.page.on("request", lambda sent: asked.append(sent.url) if "age=12" in sent.url else None)
    hand.go("/programme/")
    hand.write("Âge", "12")
    hand.page.wait_for_url("**age=12**")
    hand.tab()
    hand.push("Gratuit")
    hand.page.wait_for_url("**gratuit=1**")
    assert len(asked) == 2, asked


def test_the_calendar_a_strand_and_an_activity_in_easy_words(walk, season):
    hand = walk()
    hand.go("/")
    hand.enter("Calendrier")
    hand.enter("Mois suivant")
    hand.enter("← Mois précédent")
    hand.enter("Semaine", "Vue")
    hand.go(f"/calendrier/?jour={at(9).date()}")
    hand.enter("9 h Stage caméra")
    hand.enter("Lire en mots faciles")
    hand.says("On filme.")
    hand.go("/projets/")
    hand.enter("", "Je filme")
    hand.enter("", "Stage caméra")
    hand.says("Stage caméra")


def test_ones_agenda_has_an_address_that_is_changed_and_closed(walk, cast):
    hand = walk(cast.samira)
    hand.go("/mon-espace/")
    hand.enter("Mon agenda")
    hand.enter("Créer l'adresse de mon agenda")
    first = hand.reach("Votre adresse secrète").value
    hand.enter("Changer d'adresse")
    assert hand.reach("Votre adresse secrète").value != first
    hand.enter("Fermer cette adresse")
    assert not CalendarKey.objects.in_force().exists()


def test_a_text_is_changed_with_its_preview_refused_and_put_back(walk, cast):
    hand = walk(cast.coralie)
    hand.go("/courriers/")
    hand.enter("Les textes")
    hand.enter("Inscription")
    kind = hand.page.url.split("/")[-2]
    hand.write("Objet", "Bravo, {age}")
    hand.enter("Mettre en place")
    hand.lands_on("Un point à revoir")
    hand.write("Objet", "À bientôt")
    hand.page.locator("#preview h3", has_text="À bientôt").wait_for()
    hand.lands_on("Objet")
    hand.enter("Voir l'aperçu")
    hand.lands_on("Aperçu")
    hand.enter("Mettre en place")
    assert Wording.of(kind, "fr").subject == "À bientôt"
    hand.enter("Remettre le texte d'origine")
    assert Wording.of(kind, "fr").subject != "À bientôt"


def test_letters_are_printed_sent_again_or_settled(walk, cast):
    seating = cast.course(seats=6).seatings.get()
    cast.samira.person.email = ""
    cast.samira.person.save()
    for child in (cast.child("Tom"), cast.child("Zoé"), cast.child("Ali")):
        seating.register([child], made_by=cast.samira.person, by=cast.coralie)
    first, second, third = Letter.objects.order_by("pk")
    Letter.objects.filter(pk=first.pk).update(state=State.FAILED, error="Boîte pleine")
    hand = walk(cast.coralie)
    hand.go("/courriers/")
    hand.choose("État", "pas arrivé")
    with hand.page.expect_navigation():
        hand.press("Enter")
    hand.lands_on("État")
    hand.enter(first.subject)
    hand.enter("Envoyer de nouveau")
    hand.go(f"/courriers/{second.pk}/")
    hand.enter("C'est imprimé")
    hand.go(f"/courriers/{third.pk}/")
    hand.enter("Prévenue autrement")
    hand.enter("À imprimer")
    hand.enter("Tout est imprimé et remis")
    assert not Letter.objects.work_to_do().exists()
    assert Letter.objects.get(pk=first.pk).state == State.PRINTED
