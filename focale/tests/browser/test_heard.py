"""What leads through a recording on its page: a word to its own moment, a chapter to where it begins."""

import pytest
from playwright.sync_api import expect

from focale.ground.worker import run_waiting
from focale.works.models import Captions, Production
from focale.works.tests.bringing import bring
from focale.works.tests.test_listening import voice

pytestmark = pytest.mark.browser
SAID = [
    {"start": 0.4, "end": 2.0, "text": "Bonjour à tous."},
    {"start": 5.0, "end": 8.0, "text": "Bienvenue.", "speaker": "Lina"},
]
NOW = "() => document.querySelector('audio').currentTime"


@pytest.fixture
def recording(cast):
    production = Production.objects.begin(
        by=cast.coralie, title="Voix du quartier", season=cast.season, makers=[cast.lina]
    )
    original = bring(production, voice(), "voix.wav", by=cast.samira).original
    run_waiting()
    original.refresh_from_db()
    original.facts["chapters"] = [[0, "Le début"], [6.5, "La fin"]]
    original.save()
    told = Captions.objects.begin(original, "fr", by=cast.samira)
    Captions.objects.replace(told, SAID, by=cast.samira)
    return original


def test_a_word_leads_to_where_it_is_said_and_a_chapter_to_its_beginning(
    desktop, sign_in, axe, cast, recording
):
    sign_in(desktop, cast.samira)
    desktop.goto(f"/productions/fichiers/{recording.pk}/")
    axe(desktop)
    desktop.get_by_text("Bienvenue.").click(position={"x": 2, "y": 8})
    desktop.wait_for_function("() => document.querySelector('audio').currentTime >= 5")
    assert desktop.evaluate(NOW) < 7
    desktop.get_by_role("link", name="La fin").focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_function("() => document.querySelector('audio').currentTime >= 6.5")
    desktop.locator(".transcript .at").first.focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_function("() => document.querySelector('audio').currentTime < 3")
    expect(desktop.get_by_text("Bonjour à tous.")).to_have_class("now")
