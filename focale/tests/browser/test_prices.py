"""A parent reads the price before confirming: 72 €, that of a member, a free place and who pays it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from focale.association.models import Member, Membership, MembershipType
from focale.letters.models import Letter
from focale.money.models import Charge, FamilyQuotient, Tariff
from focale.people.models import Residence
from focale.programme.tests.priced import RULES, PricedCast
from focale.testing import at

pytestmark = pytest.mark.browser
MEMBERS = {"label": "Adhérents", "is_member": True, "how": "per_hour", "cents": 500}


@pytest.fixture
def priced(cast):
    """The cast, with a course at 72 € and Samira's children, who answered every question before."""
    story = type("Priced", (PricedCast,), dict(vars(cast)))
    story.price(rules=[*RULES, MEMBERS])
    for child in (story.lina, story.nour):
        for purpose in ("leave_alone", "image"):
            story.consent(child, purpose=purpose)
    return story


def ask(page, story, name="Lina"):
    """The last screen, for one child."""
    page.goto(f"/inscription/{story.seating.pk}/")
    page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Continuer").click()


def text(page):
    return page.locator("main").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_a_parent_reads_72_euros_then_the_members_price_then_who_pays_a_free_place(
    open_screen, priced, sign_in, axe, javascript
):
    page = sign_in(open_screen(javascript=javascript), priced.samira)
    page.goto(priced.activity.get_absolute_url())
    assert "72 € le stage" in text(page)
    ask(page, priced)
    assert "À payer : 72 €" in text(page)
    kind = MembershipType.objects.create(name="Jeune", cents=0)
    member = Member.objects.create(person=priced.lina, number=1)
    days = {"first_day": at(-10).date(), "last_day": at(90).date()}
    Membership.objects.create(member=member, type=kind, approved_at=timezone.now(), **days)
    ask(page, priced)
    assert "au lieu de 72 €, le reste est payé par l’association" in text(page)
    assert "À payer : 60 €" in text(page)
    Residence.objects.settle(priced.lina, by=None, since=at(-99).date(), town="Alès", in_district="yes")
    ask(page, priced)
    assert "gratuit" in text(page) and "payé par Ville d’Alès" in text(page)
    if javascript:
        axe(page)
    page.get_by_role("button", name=re.compile("Confirmer")).click()
    expect(page.get_by_role("heading", name=re.compile("C.est noté"))).to_be_visible()
    assert "Rien à payer" in text(page)
    if javascript:
        axe(page)
    assert Charge.objects.with_shares().get().due_cents == 0
    assert "payé par Ville d’Alès" in Letter.objects.get(kind="registered").body


def test_a_family_reads_what_it_owes_and_sends_its_paper(screen, priced, sign_in, axe, tmp_path):
    priced.seating.register([priced.lina], made_by=priced.samira.person, by=priced.samira)
    page = sign_in(screen, priced.samira)
    page.goto("/mon-espace/")
    page.get_by_role("link", name="Ce que nous payons, et pourquoi").click()
    assert "72 €" in text(page)
    axe(page)
    page.get_by_role("link", name="Stage caméra").click()
    expect(page.get_by_role("heading", name="Qui paie quoi")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Nos comptes").click()
    page.get_by_role("link", name="Envoyer l’attestation de la CAF").click()
    page.get_by_label("Quotient familial, en euros").fill("450")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_text(re.compile("une photo lisible suffit")).first).to_be_visible()
    axe(page)
    paper = tmp_path / "caf.jpg"
    paper.write_bytes(b"\xff\xd8\xff\xe0 photo")
    page.get_by_label("Quotient familial, en euros").fill("450")
    page.locator("input[type=file]").set_input_files(str(paper))
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_text("à vérifier")).to_be_visible()
    axe(page)
    assert FamilyQuotient.objects.get().document.name.endswith(".jpg")


def test_the_desk_checks_the_paper_works_the_price_out_again_and_credits(screen, priced, sign_in, axe):
    party = priced.seating.register([priced.lina], made_by=priced.samira.person, by=priced.samira)
    days = {"first_day": at(-10).date(), "last_day": at(80).date()}
    quotient = FamilyQuotient.objects.create(
        person=priced.samira.person, value=450, seen_on_paper=True, **days
    )
    page = sign_in(screen, priced.coralie)
    page.goto("/argent/quotients/")
    axe(page)
    page.get_by_role("button", name="C’est bien ce chiffre").click()
    quotient.refresh_from_db()
    assert quotient.checked_by == priced.coralie
    page.goto(party.get_absolute_url())
    page.get_by_role("button", name="Recalculer le prix").click()
    assert "24 €" in text(page)
    axe(page)
    page.get_by_role("link", name="Détail").click()
    page.locator("summary", has_text="Faire un avoir").click()
    page.get_by_label("Pourquoi ?").fill("stage complet par erreur")
    axe(page)
    page.get_by_role("button", name="Annuler par un avoir").click()
    expect(page.get_by_text("stage complet par erreur").first).to_be_visible()
    axe(page)


def test_a_tariff_is_written_on_a_phone_without_a_script(plain, priced, sign_in):
    page = sign_in(plain, priced.coralie)
    page.goto("/argent/tarifs/nouveau/")
    page.get_by_label("Nom du tarif").fill("Soirées")
    page.get_by_label("en tout", exact=True).check()
    page.get_by_label("Prix public", exact=True).fill("8")
    page.get_by_role("button", name="Ajouter une règle").click()
    page.get_by_label("Adhésion à jour").select_option("yes")
    page.get_by_label("À payer").select_option("fixed")
    page.get_by_label("Somme").fill("5")
    page.get_by_role("button", name="Ajouter une règle").click()
    assert "Adhésion à jour : 5 € en tout, le reste est payé par l’association" in text(page)
    second = page.locator("#regle-1")
    second.get_by_label("Jusqu'à (âge)").fill("11")
    second.get_by_label("Somme").fill("0")
    second.get_by_role("button", name="Monter").click()
    page.get_by_role("button", name="Enregistrer").click()
    rules = Tariff.objects.get(name="Soirées").current().rules.all()
    assert [rule.label for rule in rules] == ["Jusqu'à 11 ans", "Adhésion à jour"]


def test_tariffs_and_the_simulator_hold_on_both_screens(screen, priced, sign_in, axe):
    page = sign_in(screen, priced.coralie)
    for address in ("/argent/tarifs/", f"/argent/tarifs/{priced.tariff.pk}/", "/argent/tarifs/nouveau/"):
        page.goto(address)
        axe(page)
    page.goto(f"/argent/tarifs/{priced.tariff.pk}/ecriture/")
    page.locator("summary", has_text="Écrire cette règle").first.click()
    axe(page)
    page.goto("/argent/essai/")
    page.get_by_label("Une activité").select_option(label="Stage caméra")
    page.get_by_label("Une personne connue").fill("lina")
    page.get_by_role("button", name="Voir le prix").click()
    page.get_by_role("link", name="Lina Benali").click()
    assert "72 €" in text(page) and "quartier non connu" in text(page)
    axe(page)
