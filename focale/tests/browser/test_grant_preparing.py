"""Preparing a request: the sums of a budget follow what is typed; axe-core reads the pages; keys alone."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from focale.funding.models import Action, Funder, Grant, GrantRequest, Line74, OrganisationDocument
from focale.people.models import Organisation
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(cast):
    """A request to the town for an action, a grant of it, and one paper."""
    days = {"first_day": at(-30).date(), "last_day": at(60).date()}
    action = Action.objects.create(code="ete", name="Un été d'images", **days)
    town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
    cast.grant = Grant.award(action=action, funder=town, cents=2_500_000, by=cast.coralie, **days)
    cast.grant.expect(100_000, on=at(5).date(), by=cast.coralie)
    OrganisationDocument.objects.create(
        kind="statutes", issued_on=at(-900).date(), file=ContentFile(b"%PDF-1.7", name="statuts.pdf")
    )
    return GrantRequest.objects.create(action=action, funder=town, asked_cents=60_000)


def test_the_sums_of_a_budget_follow_what_is_typed(desktop, sign_in, cast, asked):
    page = sign_in(desktop, cast.coralie)
    page.goto(f"/subventions/actions/{asked.action_id}/budget/")
    unequal = page.locator("[data-gap='expense income']")
    expect(unequal).to_be_hidden()
    page.get_by_label("Achats matières et fournitures").fill("1 234,50")
    expect(page.locator("[data-sum=expense]")).to_have_text("1 234,50 €")
    expect(unequal).to_be_visible()
    page.get_by_label("Ville · accordé").fill("1234.5")
    expect(unequal).to_be_hidden()
    page.locator("main").get_by_role("button", name="Enregistrer").click()
    page.goto(f"/subventions/actions/{asked.action_id}/budget/")
    expect(page.get_by_label("Ville · accordé")).to_have_value("1234,50")


def test_nothing_stands_in_the_way_of_who_prepares_a_request(desktop, phone, sign_in, axe, cast, asked):
    for screen in (desktop, phone):
        page = sign_in(screen, cast.coralie)
        for address in (
            f"demandes/{asked.pk}/", f"actions/{asked.action_id}/budget/", "documents/", f"{cast.grant.pk}/",
            f"{cast.grant.pk}/modification/", f"demandes/{asked.pk}/modification/", "financeurs/",
        ):  # fmt: skip
            page.goto(f"/subventions/{address}")
            axe(page)


def test_a_request_is_taken_back_with_keys_alone(walk, cast, asked):
    hand = walk(cast.coralie)
    hand.go(f"/subventions/demandes/{asked.pk}/")
    hand.push("Retirer cette demande")
    hand.push("Retirer la demande")
    expect(hand.page.get_by_text("La demande est retirée")).to_be_visible()
