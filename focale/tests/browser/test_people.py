"""The desk finds and keeps people, a mother answers for her daughter: in a browser, without scripts too."""

import re

import pytest
from playwright.sync_api import expect

from focale.people.models import Consent, District, Organisation, Person, Residence
from focale.tests.belongings import OUTLINE

pytestmark = pytest.mark.browser


def test_the_desk_finds_a_person_as_it_types(screen, cast, sign_in, axe):
    sign_in(screen, cast.coralie)
    screen.goto("/personnes/")
    screen.get_by_label("Nom, téléphone, année").press_sequentially("LÏNA ben", delay=20)
    expect(screen.get_by_role("status").filter(has_text="1 fiche")).to_be_visible()
    assert "q=L" in screen.url
    axe(screen)
    screen.get_by_role("link", name="Lina Benali").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Lina Benali")
    expect(screen.get_by_role("link", name="Samira Benali", exact=True)).to_be_visible()
    axe(screen)


def test_without_scripts_everything_is_found_and_noted(plain, cast, sign_in):
    sign_in(plain, cast.coralie)
    plain.goto("/personnes/")
    plain.get_by_label("Nom, téléphone, année").fill("lina")
    plain.get_by_role("button", name="Chercher").click()
    plain.get_by_role("link", name="Lina Benali").click()
    plain.get_by_role("link", name="À prévenir", exact=True).click()
    plain.get_by_label("Nom", exact=True).fill("Mamie")
    plain.get_by_label("Téléphone", exact=True).fill("06 11 22 33 44")
    plain.get_by_role("button", name="Ajouter", exact=True).click()
    expect(plain.get_by_text("Mamie").first).to_be_visible()
    assert cast.lina.emergency_contacts.get().phone == "0611223344"


def test_a_likely_twin_is_shown_then_two_files_become_one(screen, cast, sign_in, axe):
    sign_in(screen, cast.coralie)
    screen.goto("/personnes/nouvelle/")
    screen.get_by_label("Prénom").fill("lina")
    screen.get_by_label("Nom", exact=False).nth(1).fill("BENALI")
    screen.get_by_role("button", name="Créer la fiche").click()
    expect(screen.get_by_role("heading", name=re.compile("existe peut-être déjà"))).to_be_visible()
    axe(screen)
    screen.get_by_role("button", name=re.compile("c.est une autre personne")).click()
    twin = Person.objects.get(last_name="BENALI")
    screen.get_by_role("link", name="Fusionner avec une autre fiche").click()
    screen.get_by_role("link", name="Comparer Lina Benali").click()
    axe(screen)
    screen.get_by_role("link", name=re.compile("Garder plutôt l.autre")).click()
    screen.get_by_role("button", name=re.compile("n.en faire qu.une")).click()
    expect(screen.get_by_text("A absorbé la fiche")).to_be_visible()
    twin.refresh_from_db()
    assert twin.merged_into == cast.lina


def test_a_mother_answers_and_withdraws(screen, cast, sign_in, axe):
    sign_in(screen, cast.samira)
    screen.goto(f"/personnes/{cast.lina.pk}/accords/")
    axe(screen)
    screen.get_by_role("group", name="Participer aux activités").get_by_label("Oui").check()
    screen.get_by_role("button", name="Enregistrer les réponses").click()
    expect(screen.get_by_text(re.compile("C.est noté"))).to_be_visible()
    assert Consent.objects.get().agreed
    screen.get_by_text("Le texte exact et les réponses").first.click()
    axe(screen)
    screen.get_by_role("button", name=re.compile(r"Retirer.*Participer")).click()
    expect(screen.get_by_text(re.compile("L.accord est retiré"))).to_be_visible()
    assert not Consent.objects.in_force().exists()


def test_the_keyboard_alone_answers_a_whole_group(desktop, cast, sign_in):
    sign_in(desktop, cast.samira)
    desktop.goto(f"/personnes/{cast.lina.pk}/accords/")
    desktop.get_by_role("button", name=re.compile(r"Non à tout.*Photos")).focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text(re.compile("C.est noté"))).to_be_visible()
    assert Consent.objects.filter(agreed=False, medium="picture").count() == 9


def test_the_street_typed_proposes_the_district(screen, cast, sign_in, axe):
    district = District.objects.create(version=2015, code="QP030001", label="Rochebelle")
    district.list_streets([{"name": "Rue du Faubourg de Rochebelle"}], town="Alès", by=None)
    sign_in(screen, cast.coralie)
    screen.goto(f"/personnes/{cast.nour.pk}/domicile/")
    screen.get_by_label("Commune").fill("Alès")
    screen.get_by_label("Numéro et rue").press_sequentially("5 r faubourg roch", delay=10)
    screen.get_by_label("Numéro et rue").fill("5 faubourg roch")
    screen.get_by_text(re.compile(r"Oui\s*:\sRochebelle")).click()
    axe(screen)
    screen.get_by_role("button", name="Enregistrer").click()
    expect(screen.get_by_text(re.compile("C.est noté"))).to_be_visible()
    home = Residence.objects.get()
    assert (home.in_district, home.district, home.method) == ("yes", district, "street_list")


def test_a_card_is_made_and_shows_its_code(screen, cast, sign_in, axe):
    sign_in(screen, cast.coralie)
    screen.goto(f"/personnes/{cast.samira.person.pk}/carte/")
    screen.get_by_role("button", name="Faire la carte").click()
    assert screen.locator(".pin").inner_text().isdigit()
    assert screen.locator(".paper-card svg").bounding_box()["width"] > 80
    axe(screen)


@pytest.mark.parametrize(
    "path",
    [
        "/personnes/doublons/",
        "/personnes/{lina}/modification/",
        "/personnes/{lina}/responsables/nouveau/?q=a",
        "/personnes/{lina}/urgence/",
        "/personnes/{lina}/besoins/",
        "/personnes/{lina}/effacement/",
        "/partenaires/",
        "/partenaires/nouveau/",
        "/partenaires/{partner}/",
        "/reglages/quartiers/",
        "/reglages/quartiers/nouveau/",
        "/reglages/droits/",
        "/journal/",
    ],
)
def test_axe_finds_nothing_on_the_pages_of_the_desk(screen, cast, sign_in, axe, path):
    partner = Organisation.objects.create(name="Mairie d'Alès")
    sign_in(screen, cast.ada)
    screen.goto(path.format(lina=cast.lina.pk, partner=partner.pk))
    expect(screen.get_by_role("heading", level=1)).to_be_visible()
    axe(screen)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_new_address_waits_for_the_code_sent_there(open_screen, cast, sign_in, axe, mailoutbox, scripts):
    screen = open_screen(javascript=scripts)
    sign_in(screen, cast.samira)
    screen.goto(f"/personnes/{cast.samira.person.pk}/modification/")
    screen.get_by_label("Adresse électronique").fill("samira.b@example.org")
    screen.get_by_role("button", name="Enregistrer").click()
    expect(screen.get_by_text("vous entrez toujours avec samira@example.org")).to_be_visible()
    if scripts:
        axe(screen)
    screen.get_by_role("button", name="Renvoyer un code").click()
    screen.get_by_label("Le code reçu").fill("faux")
    screen.get_by_role("button", name=re.compile("Confirmer")).click()
    expect(screen.get_by_text("pas le bon")).to_be_visible()
    screen.goto(f"/personnes/{cast.samira.person.pk}/modification/")
    if scripts:
        axe(screen)
    screen.get_by_role("link", name="Taper le code").click()
    screen.get_by_label("Le code reçu").fill(re.search(r"\b\d{6}\b", mailoutbox[-1].body).group())
    screen.get_by_label("Le code reçu").press("Enter")
    expect(screen.get_by_text("Votre adresse est maintenant samira.b@example.org")).to_be_visible()
    cast.samira.refresh_from_db()
    assert cast.samira.email == "samira.b@example.org"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_file_of_districts_is_looked_at_then_kept(open_screen, cast, sign_in, axe, tmp_path, scripts):
    screen = open_screen(javascript=scripts)
    wrong, right = tmp_path / "quartiers.txt", tmp_path / "quartiers.geojson"
    wrong.write_text("rien de tel")
    right.write_bytes(OUTLINE)
    sign_in(screen, cast.coralie)
    screen.goto("/reglages/quartiers/")
    screen.get_by_role("link", name="Lire un fichier").click()
    screen.get_by_label("Le fichier").set_input_files(wrong)
    screen.get_by_role("button", name="Voir ce qui changerait").click()
    expect(screen.get_by_text(re.compile("Envoyez d.abord les contours"))).to_be_visible()
    if scripts:
        axe(screen)
    screen.get_by_label("Le fichier").set_input_files(right)
    screen.get_by_role("button", name="Voir ce qui changerait").click()
    expect(screen.get_by_role("rowheader", name="Rochebelle")).to_be_visible()
    assert not District.objects.exists()
    if scripts:
        axe(screen)
    screen.get_by_role("button", name="Enregistrer").click()
    expect(screen.get_by_text(re.compile("Quartiers ajoutés.: 1"))).to_be_visible()
    assert District.objects.get().code == "QP030001"
