"""The pictures of a standing project: sent, shown to everybody, described better."""

import io

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from focale.programme.models import Strand

pytestmark = pytest.mark.browser


def test_a_picture_of_a_project_is_sent_described_and_shown(screen, cast, sign_in, after_the_answer, axe):
    written = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "JPEG")
    Strand.objects.create(title="Je filme", slug="je-filme", summary="Filmer.", published_at=timezone.now())
    sign_in(screen, cast.coralie)
    screen.goto("/reglages/projets/")
    screen.get_by_role("link", name="Je filme").click()
    screen.get_by_role("link", name="Images").click()
    axe(screen)
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}
    screen.get_by_label("Image", exact=True).set_input_files(photo)
    screen.get_by_label("Ce que montre l'image").fill("Des enfants.")
    screen.get_by_label("Qui a fait l'image").fill("Élise")
    screen.get_by_role("button", name="Ajouter l'image").click()
    after_the_answer()
    screen.get_by_role("link", name="Décrire Des enfants.").click()
    expect(screen.get_by_role("img", name="Des enfants.")).to_be_visible()
    axe(screen)
    screen.get_by_label("Ce que montre l'image").fill("")
    screen.get_by_role("button", name="Enregistrer").click()
    expect(screen.get_by_label("Qui a fait l'image")).to_have_value("Élise")
    axe(screen)
    screen.get_by_label("Ce que montre l'image").fill("Deux enfants filment un boulanger.")
    screen.get_by_role("button", name="Enregistrer").click()
    screen.goto("/projets/je-filme/")
    expect(screen.get_by_role("img", name="Deux enfants filment un boulanger.")).to_be_visible()
    expect(screen.get_by_text("Photo : Élise")).to_be_visible()
    axe(screen)
