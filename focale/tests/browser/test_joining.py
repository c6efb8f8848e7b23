"""Joining on a phone in two screens, the card; two taps for an hour given."""

import pytest

from focale.association.models import Member, MembershipType, Task, VolunteerTime

pytestmark = pytest.mark.browser


@pytest.fixture
def types(cast):
    MembershipType.objects.create(name="Individuelle", cents=1200, words="Pour une personne")
    MembershipType.objects.create(name="Soutien", cents=2000, least_cents=500, position=200)
    Task.objects.create(name="Accueil", hourly_cents=1500)
    return cast


def test_a_visitor_joins_in_two_screens(phone, types, axe):
    phone.goto("/adherer/")
    axe(phone)
    phone.get_by_text("Individuelle").tap()
    phone.get_by_label("Prénom").fill("Zoé")
    phone.get_by_label("Nom", exact=True).fill("Martin")
    phone.get_by_label("Année").fill("1990")
    phone.get_by_label("Téléphone").fill("0611223344")
    phone.get_by_role("button", name="Continuer").tap()
    phone.get_by_role("heading", name="Tout est juste").wait_for()
    axe(phone)
    phone.get_by_role("button", name="J’adhère").tap()
    phone.get_by_role("heading", name="Votre demande est reçue").wait_for()
    axe(phone)
    assert str(Member.objects.get()) == "Zoé Martin"


def test_a_mother_joins_and_shows_her_card(phone, types, sign_in, axe):
    page = sign_in(phone, types.samira)
    page.goto("/mon-adhesion/")
    axe(page)
    page.get_by_role("link", name="Adhérer Samira Benali").tap()
    page.get_by_text("Individuelle").tap()
    page.get_by_role("button", name="Continuer").tap()
    page.get_by_role("button", name="J’adhère").tap()
    page.get_by_role("link", name="Voir mon adhésion").tap()
    page.get_by_role("link", name="La carte Samira Benali").tap()
    page.get_by_text("Adhérent n°").wait_for()
    axe(page)


def test_two_taps_note_an_hour_and_the_team_validates_it(phone, desktop, types, sign_in, axe):
    page = sign_in(phone, types.odile)
    page.goto("/benevolat/")
    axe(page)
    page.get_by_text("Accueil").tap()
    page.get_by_role("button", name="1 h", exact=True).tap()
    page.get_by_text("à valider").wait_for()
    page = sign_in(desktop, types.coralie)
    page.goto("/benevolat/heures/")
    axe(page)
    page.get_by_role("button", name="Valider les heures cochées").click()
    page.get_by_text("1 ligne est validée").wait_for()
    assert VolunteerTime.objects.get().validated_at
