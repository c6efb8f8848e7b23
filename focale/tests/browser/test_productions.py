"""A production from its first word to its archives: phone and desk, keys alone, without a script."""

import pytest
from playwright.sync_api import expect

from focale.programme.marking import mark
from focale.works.models import Production
from focale.works.tests.bringing import bring_in, photo

pytestmark = pytest.mark.browser


@pytest.fixture
def date(cast):
    """Yesterday's date of Karim's course, where Lina was."""
    found = cast.course(days=(-1,), leaders=[cast.karim.person]).occurrences.first()
    cast.consent(cast.lina)
    mark(found, cast.lina, "present", by=cast.coralie)
    return found


def test_from_a_date_to_its_files_its_plan_and_its_people(screen, cast, sign_in, date, after_the_answer, axe):
    sign_in(screen, cast.karim)
    screen.goto(f"/seances/{date.pk}/")
    screen.get_by_role("link", name="Déposer les photos de ce jour").click()
    axe(screen)
    screen.get_by_role("link", name="Nouvelle production de cette séance").click()
    expect(screen.get_by_label("Y mettre les personnes présentes ce jour-là : Lina")).to_be_checked()
    axe(screen)
    screen.get_by_role("button", name="Ouvrir la production").click()
    expect(screen.get_by_text("La production est ouverte.")).to_be_visible()
    made = Production.objects.get()
    bring_in(made, photo("red"), "Rouge.jpg", by=cast.karim)
    thrown = bring_in(made, photo("blue"), "Bleu.jpg", by=cast.karim)
    thrown.throw_away(by=cast.karim)
    for page in ("", "plan/", "corbeille/", "personnes/", "modifier/"):
        screen.goto(made.get_absolute_url() + page)
        axe(screen)
    screen.goto("/travaux/")
    expect(screen.get_by_text("Rouge.jpg").first).to_be_visible()
    axe(screen)
    after_the_answer()
    expect(screen.get_by_role("heading", name="Faits aujourd’hui")).to_be_visible(timeout=15000)
    screen.goto("/productions/")
    axe(screen)


def test_the_plan_is_shaped_and_the_file_found_with_keys_alone(walk, cast):
    made = Production.objects.begin(
        by=cast.karim, title="Nos métiers", season=cast.season, steps=["Préparer", "Monter"]
    )
    bring_in(made, photo("red"), "Rouge.jpg", by=cast.karim)
    hand = walk(cast.karim)
    hand.go("/productions/")
    hand.enter("Nos métiers")
    hand.enter("image Rouge.jpg")
    hand.enter("Mettre à la corbeille")
    expect(hand.page.get_by_text("Le fichier est dans la corbeille.")).to_be_visible()
    hand.enter("Corbeille")
    hand.enter("Remettre Rouge.jpg")
    hand.enter("Plan et personnes")
    hand.enter("Fait : Préparer")
    hand.write("Une étape de plus", "Publier")
    hand.enter("Ajouter l'étape")
    assert list(made.steps.values_list("name", flat=True)) == ["Préparer", "Monter", "Publier"]
    assert made.steps.first().done_at


def test_every_tab_is_in_view_on_a_phone_whichever_is_open(phone, sign_in, cast):
    made = Production.objects.begin(by=cast.karim, title="Nos métiers", season=cast.season)
    sign_in(phone, cast.karim)
    for page in ("", "corbeille/"):
        phone.goto(made.get_absolute_url() + page)
        tabs = phone.get_by_role("navigation", name="Cette production").get_by_role("link")
        expect(tabs).not_to_have_count(0)
        edges = [tab.bounding_box() for tab in tabs.all()]
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in edges), edges


def test_without_a_script_it_is_begun_changed_and_archived(plain, cast, sign_in):
    sign_in(plain, cast.coralie)
    plain.goto("/productions/")
    plain.get_by_role("link", name="Nouvelle production").first.click()
    plain.get_by_role("button", name="Ouvrir la production").click()
    expect(plain.get_by_label("Titre")).to_be_focused()
    plain.get_by_label("Titre").fill("Une émission")
    plain.get_by_label("Place sur le disque, en Go").fill("5")
    plain.get_by_role("button", name="Ouvrir la production").click()
    plain.get_by_role("link", name="Plan et personnes").click()
    plain.get_by_text("Changer : Préparer").click()
    plain.get_by_role("button", name="Descendre").first.click()
    made = Production.objects.get()
    assert made.quota_bytes == 5 * 2**30
    assert made.steps.first().name == "Photographier, enregistrer, filmer"
    plain.get_by_role("link", name="Modifier").click()
    plain.get_by_role("button", name="Archiver").click()
    expect(plain.get_by_text("La production est archivée")).to_be_visible()
    expect(plain.get_by_role("button", name="Déposer")).to_have_count(0)
    plain.goto("/productions/?etat=archivees&mots=emission")
    expect(plain.get_by_role("link", name="Une émission")).to_be_visible()
