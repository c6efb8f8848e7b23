"""Planning with the money in view, machines, the dashboard: with keys alone, and as axe-core reads them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from focale.funding.models import Action, Commitment, Funder, Grant, Line74
from focale.people.models import Organisation
from focale.place.models import Equipment
from focale.programme.models import Usage
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def money(cast):
    """A grant for an action, a course of next week, and a machine used this morning by Karim."""
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=60)}
    town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
    cast.action = Action.objects.create(code="ete", name="Un été d'images", **days)
    cast.grant = Grant.award(action=cast.action, funder=town, cents=100_000, by=cast.coralie, **days)
    cast.stage = cast.course(days=(1, 2))
    cast.camera = Equipment.objects.create(name="Caméra", kind="video", site=cast.site, room=cast.studio)
    cast.today = cast.stage.plan(
        starts_at=at(0, 8), ends_at=at(0, 10), room=cast.studio, leaders=[cast.karim.person], by=cast.coralie
    )
    cast.period = f"?du={today.isoformat()}&au={(today + timedelta(days=6)).isoformat()}"
    return cast


def test_dates_are_committed_with_keys_alone(walk, money):
    hand = walk(money.coralie)
    hand.go(f"/subventions/activites/{money.stage.pk}/")
    coming = money.stage.occurrences.coming().order_by("starts_at").first()
    hand.push("Stage caméra")
    assert hand.stop.checked
    hand.choose("Action", "Un été d'images")
    hand.choose("Subvention qui paiera", "Ville")
    hand.write("Somme à réserver", "950")
    hand.says("Il resterait 50")
    hand.enter("Engager")
    hand.says("C'est engagé")
    assert Commitment.objects.get().occurrence == coming
    hand.enter("Un été d'images")
    hand.write("Somme à réserver", "1200")
    hand.enter("Enregistrer")
    hand.says("Il ne reste que")
    hand.write("Somme à réserver", "300")
    hand.enter("Enregistrer")
    hand.says("C'est changé")
    assert Commitment.objects.live().get().reserved_cents == 30_000


def test_a_leader_notes_a_machine_with_one_key_and_takes_it_back(walk, money):
    hand = walk(money.karim)
    hand.go("/machines/")
    hand.enter("Caméra")
    hand.says("c'est noté")
    assert Usage.objects.get().minutes == 120
    hand.enter("Une autre machine")
    hand.enter("Retirer")
    hand.says("Ces heures sont retirées")
    assert not Usage.objects.standing().exists()


def test_the_margin_of_the_planning_says_what_is_left(desktop, money, sign_in):
    page = sign_in(desktop, money.coralie)
    page.goto(f"/planning/?jour={at(1).date().isoformat()}")
    expect(page.get_by_text("ne sont payées par aucune action")).to_be_visible()
    expect(page.locator(".gauge-words").first).to_contain_text("1 000")


def test_the_new_pages_are_read_by_everybody(screen, money, sign_in, axe):
    Commitment.make(money.action, money.today, grant=money.grant, cents=12_000, by=money.coralie)
    Usage.note(money.camera, 60, person=money.lina, by=money.coralie)
    page = sign_in(screen, money.coralie)
    for address in (
        "/tableau-de-bord/",
        "/tableau-de-bord/a-recevoir/",
        "/machines/",
        f"/machines/{money.camera.pk}/",
        f"/seances/{money.today.pk}/machines/",
        f"/subventions/seances/{money.period}",
        f"/subventions/activites/{money.stage.pk}/",
        f"/subventions/engagements/{Commitment.objects.get().pk}/",
        f"/subventions/actions/{money.action.pk}/activites/",
        f"/subventions/{money.grant.pk}/",
        "/subventions/financeurs/",
        "/planning/",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        axe(page)
