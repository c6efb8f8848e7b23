"""A key is added on one's phone, and from then on opens the account there."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_key_is_added_and_opens_the_account(phone, cast, sign_in, axe):
    device = phone.context.new_cdp_session(phone)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    sign_in(phone, cast.samira).goto("/mon-espace/cles/")
    phone.get_by_role("link", name="Ajouter une clé sur cet appareil").tap()
    axe(phone)
    phone.get_by_label("Son nom").fill("Mon téléphone")
    phone.get_by_role("button", name="Ajouter", exact=True).tap()
    expect(phone).to_have_url("/mon-espace/cles/")
    expect(phone.get_by_text("Mon téléphone")).to_be_visible()
    axe(phone)
    phone.context.clear_cookies()
    phone.goto("/entrer/")
    phone.get_by_role("button", name="Utiliser ma clé").tap()
    expect(phone).to_have_url("/mon-espace/")
    expect(phone.get_by_text("Lina").first).to_be_visible()
