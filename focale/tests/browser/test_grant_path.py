"""From the call for projects to the report that was sent, in a browser that runs no script."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from focale.funding.models import Commitment, GrantReport, Spending
from focale.money.chart import CHART
from focale.money.models import ChartAccount, Expense, FiscalYear

pytestmark = pytest.mark.browser


@pytest.fixture
def team(plain, cast, sign_in):
    """Coralie's browser, in a year of the accounts that is open."""
    if not ChartAccount.objects.exists():  # other tests of this kind empty every table
        ChartAccount.objects.bulk_create(ChartAccount(code=code, label=CHART[code]) for code in CHART)
    today = timezone.localdate()
    FiscalYear.open(
        first_day=today - timedelta(days=60), last_day=today + timedelta(days=300), by=cast.thomas
    )
    cast.stage = cast.course(days=(5, 6))
    return sign_in(plain, cast.coralie)


def fill(page, **said):
    for name, words in said.items():
        page.locator(f"[name={name}]").first.fill(words)


def choose(page, **said):
    for name, words in said.items():
        page.locator(f"select[name={name}]").first.select_option(label=words)


def press(page, words):
    page.locator("main").get_by_role("button", name=re.compile(f"^{words}")).last.click()


def follow(page, words):
    page.locator("main").get_by_role("link", name=re.compile(f"^{words}")).first.click()


def says(page, words):
    expect(page.locator("main, .notices").get_by_text(re.compile(words)).first).to_be_visible()


def test_call_request_grant_commitment_expense_report(team, cast):
    today = timezone.localdate()
    first, last = (today - timedelta(days=30)).isoformat(), (today + timedelta(days=60)).isoformat()
    asked_and_granted(team, today, first, last)
    committed(team)
    paid_and_shared(team, today)
    reported(team)
    report = GrantReport.objects.get()
    assert report.is_intact()
    assert Spending.objects.get().from_reserve_cents == 20_000
    assert {each.occurrence.activity for each in Commitment.objects.live()} == {cast.stage}


def asked_and_granted(team, today, first, last):
    """A funder and its call, an action with its budget, the request that is sent, the answer."""
    team.goto("/subventions/")
    follow(team, "Financeurs")
    follow(team, "Ajouter un financeur")
    fill(team, name="Ville d'Alès")
    team.locator("[name=line]").select_option("74C")
    press(team, "Enregistrer")
    follow(team, "Ajouter un appel")
    choose(team, funder="Ville d'Alès")
    fill(team, name="Contrat de ville", year=str(today.year), closes_on=last)
    press(team, "Enregistrer")
    team.goto("/subventions/")
    follow(team, "Nouvelle action")
    fill(team, name="Un été d'images", first_day=first, last_day=last)
    press(team, "Enregistrer")
    follow(team, "Argent")
    follow(team, "0")  # the planned budget, which opens its table
    team.get_by_label(re.compile("^Achats matières")).fill("1000")
    team.get_by_label(re.compile("^Ville d.Alès")).fill("900")
    press(team, "Enregistrer")
    says(team, "doivent être égaux")
    team.get_by_label(re.compile("^Ville d.Alès")).fill("1000")
    press(team, "Enregistrer")
    team.goto("/subventions/financeurs/")
    follow(team, "Préparer une demande")
    choose(team, action="Un été d'images")
    fill(team, asked_cents="1 000")
    press(team, "Enregistrer")
    press(team, "Noter comme envoyée")
    says(team, "Elle ne changera plus")
    fill(team, cents="900", on=today.isoformat())
    press(team, "Noter la réponse")
    says(team, "900")


def committed(team):
    """The dates of the activity are ticked, looked at, refused at the ceiling, and committed."""
    team.goto("/planning/activites/")
    team.goto(f"/subventions/activites/{Commitment.activity.field.related_model.objects.get().pk}/")
    for box in team.locator("input[name=seance]").all():
        box.check()
    team.locator("select[name=grant]").select_option(index=1)
    fill(team, cents="500")
    press(team, "Voir ce que cela fait")
    says(team, "ce sera refusé")
    press(team, "Engager")
    says(team, "Il ne reste que")
    fill(team, cents="200")
    press(team, "Voir ce que cela fait")
    says(team, "Il resterait 500")
    press(team, "Engager")
    says(team, "2 engagements sont pris")


def paid_and_shared(team, today):
    """An expense is noted, and taken out of what was kept for the first date."""
    team.goto("/argent/depenses/nouvelle/")
    fill(team, cents="250", label="Réalisatrice", day=today.isoformat())
    team.locator("[name=purpose]").select_option("instructor_fees")
    press(team, "Noter")
    says(team, "dans les comptes")
    team.goto("/subventions/")
    follow(team, "Un été d'images")
    follow(team, "Argent")
    follow(team, "Répartir une dépense")
    team.locator("select[name=expense]").select_option(value=str(Expense.objects.get().pk))
    team.locator("select[name=commitment]").select_option(index=1)
    press(team, "Répartir")
    says(team, "Réalisatrice")


def reported(team):
    """The report is opened, written and sent; from then on it does not change."""
    team.goto("/subventions/")
    team.locator("main").get_by_role("link", name="Ville d'Alès").first.click()
    press(team, "Ouvrir le bilan")
    follow(team, "Écrire")
    fill(team, carried_out="Les jeunes ont filmé.")
    press(team, "Enregistrer")
    says(team, "Réalisatrice|Les jeunes ont filmé")
    press(team, "Figer et noter comme envoyé")
    says(team, "Empreinte|envoyé")
