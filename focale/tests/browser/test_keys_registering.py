"""Families, the desk and partners register, wait, answer and give up with the keyboard alone."""

import pytest
from django.urls import reverse

from focale.people.models import Organisation, Person
from focale.programme.models import PartnerLink, Party, Status
from focale.testing import Cast

pytestmark = pytest.mark.browser


@pytest.fixture
def camera(cast):
    """Two seats; Maud is another mother."""
    cast.maud = cast.adult("Maud", "Serre", phone="06 22 33 44 55")
    return cast.course(seats=2, min_age=6, max_age=17).seatings.get()


def register(seating, *names, of):
    return seating.register([Cast.child(name, of=of) for name in names], made_by=of.person, by=of)


def form_of(seating):
    return reverse("registration-new", args=[seating.pk])


def describe(hand, name, born, within):
    hand.write("Prénom", name, within)
    for part, value in zip(("Jour", "Mois", "Année"), born, strict=True):
        hand.write(part, value, within)


def agree(hand, *children):
    for child in children:
        hand.push(f"Je décide pour {child}")
        hand.turn("Non", f"J'autorise {child} à repartir")
    hand.enter("Continuer")


def seated(seating):
    return sorted(row.participant.first_name for row in seating.registrations.filter(status=Status.SEATED))


def test_a_visitor_finds_the_course_and_registers_two_children_in_three_screens(walk, camera):
    hand = walk()
    hand.go("/")
    hand.enter("Programme")
    hand.enter("", "Stage caméra")
    hand.enter("S'inscrire")
    hand.enter("Continuer")
    hand.lands_on("Prénom", "Vous")
    for label, words in {"Prénom": "Rosa", "Nom": "Pons", "Téléphone": "06 99 88 77 66"}.items():
        hand.write(label, words, "Vous")
    describe(hand, "Eva", ("3", "4", "2016"), "Enfant ou autre personne, 1")
    hand.enter("Ajouter un enfant")
    hand.lands_on("Prénom", "Enfant ou autre personne, 2")
    describe(hand, "Max", ("9", "5", "2015"), "Enfant ou autre personne, 2")
    hand.enter("Continuer")
    hand.enter("Continuer")
    hand.lands_on("Je décide pour Eva")
    agree(hand, "Eva", "Max")
    hand.enter("Confirmer l'inscription")
    hand.says("C'est noté, les places sont réservées")
    assert seated(camera) == ["Eva", "Max"]


def test_a_mistake_is_reached_from_its_line_in_the_summary(walk, camera):
    hand = walk()
    hand.go(form_of(camera))
    hand.enter("Continuer")
    hand.lands_on("Prénom", "Vous")
    hand.reach("Téléphone", "3 points à revoir", key="Shift+Tab")
    hand.press("Enter")
    hand.lands_on("Téléphone", "Vous")


def test_a_mother_waits_for_both_or_none_is_offered_the_seats_and_takes_them(walk, cast, camera):
    first = register(camera, "Tom", "Zoé", of=cast.maud)
    hand = walk(cast.samira)
    hand.go(form_of(camera))
    hand.push("Lina")
    hand.push("Nour")
    hand.enter("Continuer")
    agree(hand, "Lina", "Nour")
    hand.enter("Entrer en liste d'attente")
    hand.says("En liste d'attente")
    assert seated(camera) == ["Tom", "Zoé"]
    first.cancel(by=None)
    hand.go("/mon-espace/")
    hand.enter("Répondre")
    hand.enter("Accepter la place")
    hand.says("C'est noté, les places sont réservées")
    hand.enter("Annuler pour Nour seulement")
    assert seated(camera) == ["Lina"]
    hand.enter("Annuler pour Lina")
    hand.says("Inscription annulée")
    assert not camera.registrations.live().exists()


def test_an_offer_is_refused_and_goes_to_the_next(walk, cast, camera):
    first = register(camera, "Tom", "Zoé", of=cast.maud)
    waits, later = register(camera, "Ali", of=cast.maud), register(camera, "Eva", of=cast.maud)
    first.registrations.first().cancel(by=None)
    hand = walk()
    hand.go(waits.get_absolute_url())
    hand.enter("Non merci, laisser la place")
    hand.says("Inscription annulée")
    assert Party.objects.get(pk=later.pk).registrations.get().status == Status.OFFERED


def test_the_desk_finds_as_it_types_chooses_and_prints(walk, cast, camera):
    hand = walk(cast.coralie)
    hand.go(form_of(camera))
    hand.write("Chercher une personne connue", "lina b")
    hand.page.get_by_label("Lina").wait_for()
    assert hand.lands_on("Chercher une personne connue").value == "lina b"
    hand.push("Lina", "Qui vient")
    hand.turn("Samira Benali", "Qui répond pour les mineurs")
    hand.enter("Continuer")
    agree(hand, "Lina")
    hand.turn("Sur papier signé", "Comment la personne responsable")
    hand.enter("Confirmer l'inscription")
    hand.enter("Imprimer")
    assert Party.objects.get().made_by == cast.samira.person


def test_the_team_moves_somebody_with_a_reason_and_cancels_a_request(walk, cast, camera):
    for names in (["Tom", "Zoé"], ["Ali", "Max"], ["Eva"]):
        register(camera, *names, of=cast.samira)
    hand = walk(cast.coralie)
    hand.go(reverse("line", args=[camera.pk]))
    hand.push("Changer", "Eva")
    hand.write("Nouveau rang", "1", "Eva")
    hand.write("Raison, lue par la famille", "promis au téléphone", "Eva")
    hand.enter("Changer le rang", "Eva")
    hand.says("Le rang est changé")
    assert camera.parties.get(number=3).place_in_line() == 1
    hand.push("Changer", "Ali")
    hand.enter("Annuler la demande", "Ali")
    assert not camera.parties.get(number=2).registrations.live().exists()
    hand.enter("Rejouer l'attribution")
    hand.says("sort pareil")


def test_a_partner_is_given_a_link_registers_by_it_and_loses_it(walk, cast, camera):
    school = Organisation.objects.create(name="Collège Diderot")
    hand = walk(cast.coralie)
    hand.go("/partenaires/liens/")
    hand.choose("Partenaire", "Collège Diderot")
    hand.enter("Faire le lien")
    link = PartnerLink.objects.get(organisation=school)
    guest = walk()
    guest.go(reverse("partner-registrations", args=[link.key]))
    guest.enter("Inscrire Stage caméra")
    for label, words in {"Prénom": "Rosa", "Nom": "Pons", "Téléphone": "06 99 88 77 66"}.items():
        guest.write(label, words, "L'adulte qui répond")
    describe(guest, "Eva", ("3", "4", "2016"), "Nouvelle personne, 1")
    guest.enter("Continuer")
    agree(guest, "Eva")
    guest.enter("Confirmer l'inscription")
    assert Party.objects.get().partner == school
    assert Person.objects.filter(first_name="Eva").exists()
    hand.enter("Reprendre le lien")
    assert guest.go(reverse("partner-registrations", args=[link.key])).status == 404
