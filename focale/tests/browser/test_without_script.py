"""Planning, registering, waiting, writing and the door in a browser that runs no script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from focale.letters.models import Letter, Wording
from focale.people.models import Card, Organisation
from focale.programme.models import Activity, Attendance, Occurrence, PartnerLink, Party, Status
from focale.programme.sheets import code_of
from focale.programme.tests.underway import underway
from focale.testing import at

pytestmark = pytest.mark.browser


@pytest.fixture
def team(plain, cast, sign_in):
    """Coralie's browser."""
    return sign_in(plain, cast.coralie)


@pytest.fixture
def camera(cast):
    """Two seats; Maud is another mother."""
    cast.maud = cast.adult("Maud", "Serre", phone="06 22 33 44 55")
    return cast.course(seats=2, min_age=6, max_age=17).seatings.get()


def fill(part, **said):
    for label, words in said.items():
        begins = re.compile("^" + re.escape(label.replace("_", " ")) + r"(\s|$)")
        part.get_by_label(begins).first.fill(words)


def press(part, words):
    part.get_by_role("button", name=re.compile(words)).last.click()


def follow(page, words):
    page.get_by_role("link", name=re.compile(words)).first.click()


def agree(page, *children):
    for child in children:
        part = page.get_by_role("group", name=child, exact=True)
        part.get_by_label("Je décide pour").check()
        part.get_by_role("group", name=re.compile("repartir")).get_by_label("Non", exact=True).check()
    press(page, "Continuer")


def register(seating, cast, *names):
    children = [cast.child(name, of=cast.maud) for name in names]
    return seating.register(children, made_by=cast.maud.person, by=cast.maud)


def test_an_activity_is_refused_seen_as_a_card_dated_and_published(team, cast):
    team.goto("/planning/")
    follow(team, "Nouvelle activité")
    press(team, "Créer")
    expect(team.get_by_label("Titre")).to_be_focused()
    fill(team, Titre="Mixer une chanson", En_une_phrase="Une chanson.", Nombre_de_places="8")
    team.get_by_label("Genre").select_option("workshop")
    team.get_by_label("Domaine").select_option("sound")
    team.get_by_label("Comment s'inscrit-on").select_option("by_date")
    press(team, "Voir la carte")
    expect(team.locator(".contact-sheet .title")).to_have_text("Mixer une chanson")
    press(team, "Créer")
    fill(team, Jour=str(at(12).date()), De="09:00", À="11:00")
    press(team, "Ajouter la date")
    follow(team, "Textes et règles")
    press(team, "Publier")
    assert Activity.objects.published().get().occurrences.get().day == at(12).date()
    press(team, "Faire une copie")
    assert Activity.objects.count() == 2


def test_a_date_clashes_is_moved_put_back_called_off_and_restored(team, cast):
    date = cast.course(days=(10,), booking="by_date", seats=4).occurrences.get()
    cast.course(title="Labo", days=(12,), publish=False)
    team.goto(f"/planning/seances/{date.pk}/")
    fill(team, Jour=str(at(12).date()))
    press(team, "Enregistrer")
    expect(team.get_by_role("alert").first).to_contain_text("La salle Studio est prise par")
    fill(team, Jour=str(at(13).date()))
    press(team, "Enregistrer")
    press(team, "Annuler ce changement")
    assert Occurrence.objects.get(pk=date.pk).day == at(10).date()
    press(team, "Annuler la séance")
    expect(team.get_by_label("Pourquoi")).to_be_focused()
    fill(team.get_by_role("complementary"), Pourquoi="panne de courant")
    press(team, "Annuler la séance")
    press(team, "Rétablir la séance")
    team.goto(f"/planning/?vue=liste&jour={at(10).date()}")
    team.locator("input[name=seance]").first.check()
    team.get_by_label("Annuler les séances cochées").fill("grève")
    press(team, "Annuler les séances")
    assert Occurrence.objects.get(pk=date.pk).cancel_reason == "grève"


def test_the_planning_is_filtered_and_a_season_copied_by_buttons(team, cast, after_the_answer):
    cast.course(days=(10,))
    team.goto(f"/planning/?jour={at(10).date()}")
    team.locator("select[name=salle]").select_option("Laboratoire")
    press(team, "Montrer")
    expect(team.get_by_role("heading", name="Rien de prévu")).to_be_visible()
    follow(team, "Mois")
    team.goto("/planning/copie/")
    press(team, "Copier les activités cochées")
    after_the_answer()
    team.reload()
    expect(team.get_by_role("heading", level=1)).to_have_text("1 activité copiée")


def test_a_mother_waits_for_both_or_none_then_accepts_and_gives_up(plain, cast, camera, sign_in):
    first = register(camera, cast, "Tom", "Zoé")
    page = sign_in(plain, cast.samira)
    page.goto(reverse("registration-new", args=[camera.pk]))
    for child in ("Lina", "Nour"):
        page.get_by_label(child).check()
    press(page, "Continuer")
    press(page, "Continuer")
    expect(page.get_by_role("alert")).to_contain_text("Lina : repartir sans adulte")
    agree(page, "Lina", "Nour")
    press(page, "Entrer en liste d.attente")
    assert camera.taken == 2
    first.cancel(by=None)
    page.goto("/mon-espace/")
    follow(page, "Répondre")
    press(page, "Accepter la place")
    assert camera.registrations.filter(status=Status.SEATED).count() == 2
    press(page, "Annuler pour Nour seulement")
    press(page, "Annuler pour Lina")
    expect(page.get_by_role("heading", name="Inscription annulée", exact=True)).to_be_visible()


def test_an_offer_is_refused_and_goes_to_the_next(plain, cast, camera):
    first = register(camera, cast, "Tom", "Zoé")
    waits, later = register(camera, cast, "Ali"), register(camera, cast, "Eva")
    first.registrations.first().cancel(by=None)
    plain.goto(waits.get_absolute_url())
    press(plain, "Non merci")
    assert Party.objects.get(pk=later.pk).registrations.get().status == Status.OFFERED


def test_the_desk_searches_registers_and_the_confirmation_is_on_paper(team, cast, camera):
    team.goto(reverse("registration-new", args=[camera.pk]))
    fill(team, Chercher_une_personne_connue="lina b")
    press(team, "Chercher")
    team.get_by_label("Lina").check()
    team.get_by_label("Samira Benali").check()
    press(team, "Continuer")
    agree(team, "Lina")
    team.get_by_label("De vive voix").check()
    press(team, "Confirmer")
    follow(team, "Imprimer")
    expect(team.get_by_text("Pour annuler, visez ce carré")).to_be_visible()


def test_the_team_moves_somebody_in_the_line_and_a_partner_registers(team, cast, camera, open_screen):
    for names in (("Tom", "Zoé"), ("Ali",), ("Eva",)):
        register(camera, cast, *names)
    team.goto(reverse("line", args=[camera.pk]))
    last = team.get_by_role("listitem").filter(has_text="Eva")
    last.get_by_text("Changer").first.click()
    fill(last, Nouveau_rang="1", **{"Raison, lue par la famille": "promis"})
    press(last, "Changer le rang")
    assert camera.parties.get(number=3).place_in_line() == 1
    school = Organisation.objects.create(name="Collège Diderot")
    team.goto("/partenaires/liens/")
    press(team, "Faire le lien")
    link = PartnerLink.objects.get(organisation=school)
    guest = open_screen(javascript=False)
    guest.goto(reverse("partner-registrations", args=[link.key]))
    follow(guest, "Inscrire Stage caméra")
    adult = guest.get_by_role("group", name=re.compile("L.adulte"))
    fill(adult, Prénom="Rosa", Nom="Pons", Téléphone="0699887766")
    child = guest.get_by_role("group", name="Nouvelle personne, 1")
    fill(child, Prénom="Lou", Jour="3", Mois="4", Année="2016")
    press(guest, "Continuer")
    agree(guest, "Lou")
    press(guest, "Entrer en liste d.attente")
    assert Party.objects.latest("pk").partner == school


def test_words_are_tried_kept_and_put_back_and_letters_printed(team, cast, camera):
    cast.maud.person.email = ""
    cast.maud.person.save()
    register(camera, cast, "Tom")
    team.goto("/courriers/")
    follow(team, "Les textes")
    follow(team, "Inscription validée")
    fill(team, Objet="Bravo, {age}")
    press(team, "Voir l.aperçu")
    press(team, "Mettre en place")
    expect(team.get_by_role("alert")).to_contain_text("Ce champ n'existe pas")
    fill(team, Objet="À bientôt")
    press(team, "Voir l.aperçu")
    expect(team.locator("#preview h3")).to_have_text("À bientôt")
    press(team, "Mettre en place")
    press(team, "Remettre le texte")
    assert not Wording.objects.exists()
    team.goto("/courriers/a-imprimer/")
    press(team, "Tout est imprimé et remis")
    assert not Letter.objects.work_to_do().exists()


def test_the_calendar_and_ones_agenda(plain, cast, sign_in):
    cast.course(days=(10,), easy_text="On filme.")
    page = sign_in(plain, cast.samira)
    page.goto(f"/calendrier/?jour={at(10).date()}")
    follow(page, "Stage caméra")
    follow(page, "mots faciles")
    expect(page.get_by_text("On filme.")).to_be_visible()
    page.goto("/mon-agenda/")
    press(page, "Créer l.adresse")
    press(page, "Changer d.adresse")
    press(page, "Fermer cette adresse")
    expect(page.get_by_role("button", name=re.compile("Créer l.adresse"))).to_be_visible()


def test_hours_a_card_and_the_sheet_at_the_door(plain, cast, sign_in):
    date = underway(cast, [cast.lina, cast.nour], title="Filmer sa rue")
    card, _token, _pin = Card.objects.make(cast.odile.person, by=cast.coralie)
    page = sign_in(plain, cast.karim)
    page.goto("/aujourdhui/")
    lina = page.locator(f"[data-person='{cast.lina.pk}']")
    lina.locator("summary").click()
    fill(lina, Départ=f"{date.ends_at.astimezone():%H:%M}")
    press(lina, "Noter ces heures")
    assert Attendance.objects.get().left_at is not None
    follow(page, "Ajouter quelqu")
    fill(page, Sa_carte=card.spaced_number)
    page.locator(".card-line").get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("[data-roll] [data-name='Odile Perrin']")).to_be_visible()
    page.goto("/aujourdhui/")
    page.get_by_label(re.compile("Saisir une feuille")).fill(code_of(date))
    press(page, "Ouvrir")
    page.get_by_label("Nour Benali, Arrivée").fill("99")
    row = page.locator("[data-row]", has_text="Nour")
    row.get_by_role("radio", name="E", exact=True).check(force=True)
    press(page, "Enregistrer la feuille")
    assert dict(Attendance.objects.values_list("person__first_name", "presence")) == {
        "Lina": "present", "Odile": "present", "Nour": "excused",
    }  # fmt: skip
