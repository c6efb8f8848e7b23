"""Paying by card: with keys alone, without scripts, and the page that waits for HelloAsso by itself."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from focale.money.models import Checkout, CheckoutShare, Notice
from focale.money.tests.helloasso_server import helloasso

from .debts import owing_77_euros

pytestmark = pytest.mark.browser


@pytest.fixture
def helloasso_there(cast):
    """The cast, Samira owing 77 €, and a HelloAsso of this machine."""
    with owing_77_euros(cast), helloasso() as fake:
        cast.fake = fake
        yield cast
        for noun in (Notice, CheckoutShare, Checkout):
            noun.objects.all().delete()


def the_checkout():
    return Checkout.objects.get()


def test_the_way_to_helloasso_with_keys_alone(walk, helloasso_there):
    hand = walk(helloasso_there.samira)
    hand.go(reverse("my-money"))
    hand.enter("Payer par carte")
    hand.says("Il reste 77 € à payer.")
    hand.push("Tirage", "Ce que vous payez")
    hand.enter("Continuer")
    hand.says("72 €")
    stop = hand.reach("Payer 72 € chez HelloAsso")
    assert stop
    assert the_checkout().cents == 7_200


def test_without_scripts_the_page_that_waits_asks_again_and_then_thanks(
    plain, helloasso_there, sign_in, after_the_answer, axe
):
    page = sign_in(plain, helloasso_there.samira)
    page.goto(reverse("pay-by-card"))
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("link", name="chez HelloAsso")).to_be_visible()
    page.goto(reverse("checkout-return", args=[the_checkout().key]))
    expect(page.get_by_text("Nous attendons la confirmation")).to_be_visible()
    helloasso_there.fake.paid(the_checkout().intent_id)
    after_the_answer()
    expect(page.get_by_text("C’est payé. Merci !")).to_be_visible(timeout=9000)


def test_with_scripts_the_answer_comes_into_the_page_by_itself(
    phone, helloasso_there, sign_in, after_the_answer, axe
):
    page = sign_in(phone, helloasso_there.samira)
    page.goto(reverse("pay-by-card"))
    axe(page)
    page.get_by_role("button", name="Continuer").click()
    axe(page)
    page.goto(reverse("checkout-return", args=[the_checkout().key]) + "?code=succeeded")
    expect(page.get_by_text("Nous attendons la confirmation")).to_be_visible()
    axe(page)
    helloasso_there.fake.paid(the_checkout().intent_id)
    after_the_answer()
    expect(page.get_by_text("C’est payé. Merci !")).to_be_visible(timeout=9000)
    axe(page)
    page.get_by_role("link", name="Voir le paiement et le reçu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("77")


def test_the_treasurer_s_pages(screen, helloasso_there, sign_in, axe):
    for state, hand in (("paid", ""), ("contested", "contested"), ("open", "")):
        Checkout.objects.create(payer=helloasso_there.samira.person, cents=900, state=state, hand=hand)
    page = sign_in(screen, helloasso_there.thomas)
    for address in [
        reverse("checkouts"),
        reverse("card-import"),
        *(reverse("checkout-seen", args=[checkout.pk]) for checkout in Checkout.objects.all()),
    ]:
        page.goto(address)
        axe(page)
