"""The coordinator plans: a series with what stands in its way, a move, a cancellation, each undone."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import expect

from focale.association.models import Season
from focale.programme.models import Activity, Holiday, Occurrence
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def planning(cast):
    """A published course in ten days, and holidays that close the day after it."""
    cast.camera = cast.course(seats=6, days=(10, 11), booking="by_date")
    Holiday.objects.create(
        kind="school", zone="C", name="Vacances d'essai", first_day=at(27).date(), last_day=at(28).date()
    )
    return cast


def month_of_the_course(page):
    page.goto(f"/planning/?jour={at(10).date().isoformat()}")


def write_activity(page):
    page.goto("/planning/")
    page.get_by_role("link", name="Nouvelle activité").click()
    page.get_by_label("Titre").fill("Mixer sa première chanson")
    page.get_by_label("Genre").select_option("workshop")
    page.get_by_label("Domaine").select_option("sound")
    page.get_by_label("En une phrase").fill("Une chanson en deux heures.")
    page.get_by_label("Comment s'inscrit-on").select_option("by_date")
    page.get_by_label("Nombre de places").fill("8")
    page.get_by_role("button", name="Voir la carte").click()
    expect(page.locator(".contact-sheet .title")).to_have_text("Mixer sa première chanson")
    page.get_by_role("button", name="Créer l'activité").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mixer sa première chanson")


def say_rhythm(page, room):
    first = at(20).date()
    page.get_by_role("link", name="Une série de dates").click()
    page.locator(f"input[name=weekdays][value='{first.weekday()}']").check()
    page.get_by_label("De", exact=True).fill("09:00")
    page.get_by_label("À", exact=True).fill("11:00")
    page.get_by_label("À partir du").fill(first.isoformat())
    page.get_by_label("Jusqu'au").fill((first + timedelta(days=21)).isoformat())
    page.get_by_label("Salle").select_option(room)
    page.get_by_role("button", name="Voir les dates").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_series_shows_its_dates_before_and_leaves_out_what_cannot_be(
    open_screen, planning, sign_in, axe, javascript
):
    planning.camera.plan(starts_at=at(34, 9), ends_at=at(34, 12), room=planning.studio, by=planning.coralie)
    page = sign_in(open_screen(javascript=javascript), planning.coralie)
    write_activity(page)
    say_rhythm(page, "Studio")
    dates = page.locator("input[name=jour]")
    expect(dates).to_have_count(4)
    assert [dates.nth(each).is_checked() for each in range(4)] == [True, False, False, True]
    expect(dates.nth(2)).to_be_disabled()
    expect(page.get_by_text("La salle Studio est prise par")).to_be_visible()
    expect(page.get_by_text("Vacances d'essai")).to_be_visible()
    if javascript:
        axe(page)
    dates.nth(3).uncheck()
    page.get_by_role("button", name="Créer les dates cochées").click()
    expect(page.get_by_text("La date est créée.")).to_be_visible()
    activity = Activity.objects.get(title="Mixer sa première chanson")
    assert [each.day for each in activity.occurrences.all()] == [at(20).date()]
    page.get_by_role("button", name="Annuler ce changement").click()
    expect(page.get_by_text("C'est remis comme avant.")).to_be_visible()
    assert not activity.occurrences.exists()


def test_a_date_is_moved_refused_moved_and_put_back(desktop, planning, sign_in, axe):
    other = planning.course(title="Labo", days=(12,), publish=False)
    sign_in(desktop, planning.coralie)
    date = planning.camera.occurrences.first()
    desktop.goto(f"/planning/seances/{date.pk}/")
    desktop.get_by_label("Jour", exact=True).fill(at(12).date().isoformat())
    desktop.get_by_role("button", name="Enregistrer").click()
    expect(desktop.get_by_role("alert").first).to_contain_text("La salle Studio est prise par")
    axe(desktop)
    desktop.get_by_label("Salle").select_option("Laboratoire")
    desktop.get_by_label("Karim Fabre").uncheck()
    desktop.get_by_role("button", name="Enregistrer").click()
    expect(desktop.get_by_text("La séance est déplacée.")).to_be_visible()
    date.refresh_from_db()
    assert (date.starts_at, date.room) == (at(12, 9), planning.darkroom)
    desktop.get_by_role("button", name="Annuler ce changement").click()
    expect(desktop.get_by_text("C'est remis comme avant.")).to_be_visible()
    date.refresh_from_db()
    assert (date.starts_at, date.room) == (at(10, 9), planning.studio)
    assert other.occurrences.get().room == planning.studio


def test_a_date_is_called_off_with_the_number_of_letters_and_restored(phone, planning, sign_in, axe):
    planning.consent(planning.lina)
    date = planning.camera.occurrences.first()
    date.seating.register([planning.lina], made_by=planning.samira.person, by=planning.samira)
    sign_in(phone, planning.coralie)
    phone.goto(f"/planning/seances/{date.pk}/")
    phone.get_by_role("button", name="Annuler la séance").click()
    expect(phone.get_by_role("alert").first).to_contain_text("Un point à revoir")
    phone.get_by_label("Pourquoi").fill("panne de courant")
    phone.get_by_role("button", name="Annuler la séance").click()
    expect(phone.get_by_text("La séance est annulée. 1 message part dans deux minutes.")).to_be_visible()
    axe(phone)
    phone.get_by_role("button", name="Rétablir la séance").click()
    expect(phone.get_by_text("La séance aura bien lieu.")).to_be_visible()
    assert Occurrence.objects.get(pk=date.pk).cancelled_at is None


def test_several_are_called_off_from_the_list_and_undone(phone, planning, sign_in):
    sign_in(phone, planning.coralie)
    phone.goto(f"/planning/?vue=liste&jour={at(10).date().isoformat()}")
    shown = phone.locator("input[name=seance]")
    count = shown.count()
    phone.get_by_role("button", name="Tout cocher").click()
    assert all(shown.nth(number).is_checked() for number in range(count))
    phone.get_by_label("Annuler les séances cochées").fill("grève")
    phone.get_by_role("button", name="Annuler les séances").click()
    expect(phone.get_by_role("button", name="Annuler ce")).to_be_visible()
    assert Occurrence.objects.scheduled().count() == 2 - count
    phone.get_by_role("button", name="Annuler ce").click()
    expect(phone.locator(".notices")).to_be_visible()
    assert Occurrence.objects.scheduled().count() == 2


def test_the_filters_act_without_a_button_and_stand_in_the_address(desktop, planning, sign_in):
    sign_in(desktop, planning.coralie)
    month_of_the_course(desktop)
    expect(desktop.locator(".plan-wide .meeting").first).to_be_visible()
    desktop.locator("select[name=salle]").select_option("Laboratoire")
    expect(desktop.locator(".plan-wide .meeting")).to_have_count(0)
    assert f"salle={planning.darkroom.pk}" in desktop.url
    assert f"jour={at(10).date().isoformat()}" in desktop.url


def test_the_whole_path_with_the_keyboard_alone(desktop, planning, sign_in):
    sign_in(desktop, planning.coralie)
    month_of_the_course(desktop)
    desktop.locator(".plan-wide .meeting").first.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Stage caméra")
    desktop.get_by_role("link", name="Déplacer ou annuler").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Déplacer ou changer")).to_be_visible()
    desktop.get_by_label("Pourquoi").focus()
    desktop.keyboard.type("grève")
    for _step in range(12):
        desktop.keyboard.press("Tab")
        if desktop.evaluate("document.activeElement.textContent").strip() == "Annuler la séance":
            break
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text("La séance est annulée.")).to_be_visible()


def test_a_picture_is_sent_and_shown_once_it_is_made(phone, planning, sign_in, after_the_answer, axe):
    written = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "JPEG")
    sign_in(phone, planning.coralie)
    phone.goto(f"/planning/activites/{planning.camera.pk}/images/")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}
    phone.get_by_label("Image", exact=True).set_input_files(photo)
    phone.get_by_label("Ce que montre l'image").fill("Deux enfants filment.")
    phone.get_by_label("Qui a fait l'image").fill("Élise")
    phone.get_by_role("button", name="Ajouter l'image").click()
    expect(phone.get_by_text("L'image se prépare.")).to_be_visible()
    after_the_answer()
    phone.reload()
    expect(phone.get_by_role("img", name="Deux enfants filment.")).to_be_visible()
    axe(phone)


def test_nothing_is_wrong_on_any_page_of_the_planning(screen, planning, sign_in, axe):
    date = planning.camera.occurrences.first()
    Season.objects.create(name="Avant", first_day=at(-700).date(), last_day=at(-335).date())
    sign_in(screen, planning.coralie)
    day = at(10).date().isoformat()
    for path in (
        f"/planning/?jour={day}",
        f"/planning/?vue=mois&jour={day}",
        f"/planning/?vue=mois&par=salle&jour={day}",
        f"/planning/?vue=mois&par=animateur&jour={day}",
        f"/planning/?vue=liste&jour={day}",
        f"/planning/?par=animateur&jour={day}",
        "/planning/?jour=2030-08-05",
        "/planning/activites/",
        "/planning/activites/nouvelle/",
        f"/planning/activites/{planning.camera.pk}/",
        f"/planning/activites/{planning.camera.pk}/dates/",
        f"/planning/activites/{planning.camera.pk}/serie/",
        f"/planning/activites/{planning.camera.pk}/images/",
        f"/planning/seances/{date.pk}/",
        "/planning/copie/",
        "/reglages/",
        "/reglages/identite/",
        "/reglages/vacances/calendrier/",
        "/reglages/vacances/",
        "/reglages/salles/",
        "/reglages/salles/nouveau/",
        "/reglages/projets/",
    ):
        assert screen.goto(path).status == 200, path
        axe(screen)
