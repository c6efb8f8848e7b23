"""Money on the phone: an expense with its photo, a volunteer paid back, the books read, a year closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from focale.money.chart import CHART
from focale.money.models import (
    ChartAccount,
    Contribution,
    Entry,
    Expense,
    FiscalYear,
    Income,
    InKind,
    Line,
    PaidBy,
    Purpose,
    Transfer,
)
from focale.money.tests.guards import without_guards

pytestmark = pytest.mark.browser
PAPER = {"name": "ticket.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 ticket"}


@pytest.fixture
def books(cast):
    """Two years, and one act of each kind in the running one."""
    if not ChartAccount.objects.exists():  # other tests of this kind empty every table
        ChartAccount.objects.bulk_create(ChartAccount(code=code, label=CHART[code]) for code in CHART)
    today = timezone.localdate()
    start = today - timedelta(days=400)
    cast.year = FiscalYear.open(first_day=start, last_day=today - timedelta(days=36), by=cast.thomas)
    facts = {"label": "Pellicules", "cents": 900, "by": cast.thomas}
    spent = {"purpose": Purpose.CONSUMABLES, "project": "LABO"}
    Income.note(purpose=Purpose.GIFTS, day=start, **facts)
    for day in (start, today):
        cast.expense = Expense.note(
            day=day, paid_by=PaidBy.OWED, volunteer=cast.karim.person, **spent, **facts
        )
        Expense.note(day=day, **facts | spent | {"purpose": Purpose.TRAVEL, "cents": 2500})
    Income.note(purpose=Purpose.GIFTS, day=today, **facts)
    Contribution.note(kind=InKind.PREMISES, giver_name="Mairie", day=today, **facts)
    Transfer.note(source="530", target="512", day=today, **facts)
    yield cast
    with without_guards():  # what is sealed cannot be deleted, on SQLite not by the tests either
        for noun in (Expense, Income, Contribution, Transfer):
            noun.objects.all().delete()
        Line.objects.all().delete()
        Entry.objects.update(reverses=None)
        Entry.objects.all().delete()
        FiscalYear.objects.all().delete()


def test_a_coordinator_notes_an_expense_with_its_paper(screen, books, sign_in, axe):
    page = sign_in(screen, books.coralie)
    page.goto("/argent/")
    axe(page)
    page.get_by_role("link", name="Dépenses").click()
    axe(page)
    page.get_by_role("link", name="Noter une dépense").click()
    axe(page)
    assert not page.get_by_label("Quel bénévole").is_visible()
    page.get_by_label("Payé par").select_option("owed")
    page.get_by_label("Quel bénévole").fill("Zorro")
    page.get_by_label("Somme").fill("12,50")
    page.get_by_label("Quoi").fill("Piles")
    page.get_by_label("Pour").select_option("consumables")
    page.get_by_label("Justificatif").set_input_files(PAPER)
    page.get_by_role("button", name="Noter").click()
    assert page.get_by_text("Personne ne s'appelle ainsi").first.is_visible()
    assert page.get_by_text("inutile de le reprendre").is_visible()
    axe(page)
    page.get_by_label("Quel bénévole").fill("Karim Fabre")
    page.get_by_role("button", name="Noter").click()
    page.get_by_role("heading", name="Rembourser Karim Fabre").wait_for()
    axe(page)
    page.get_by_label("espèces de la caisse").check()
    page.get_by_role("button", name="C’est payé").click()
    page.get_by_text("C'est payé, et dans les comptes").wait_for()
    assert page.get_by_text("en ordre").is_visible()


def test_the_same_without_a_script(plain, books, sign_in):
    page = sign_in(plain, books.coralie)
    page.goto("/argent/depenses/nouvelle/")
    page.get_by_label("Somme").fill("3")
    page.get_by_label("Quoi").fill("Timbres")
    page.get_by_label("Pour").select_option("communication")
    page.get_by_role("button", name="Noter").click()
    page.get_by_role("link", name="Dépenses").click()
    page.locator("#sift_pour").select_option("communication")
    page.get_by_role("button", name="Voir").click()
    assert page.locator("tbody tr").count() >= 1
    assert page.get_by_role("link", name="Timbres").is_visible()
    assert not page.get_by_role("link", name="Pellicules").is_visible()


@pytest.mark.parametrize(
    "address",
    [
        *("/argent/recettes/", "/argent/recettes/nouvelle/", "/argent/contributions/"),
        *("/argent/contributions/nouvelle/", "/argent/virements/", "/argent/virements/nouvelle/"),
        *("/argent/journaux/", "/argent/ecritures/nouvelle/", "/argent/resultat/", "/argent/bilan/"),
        *("/argent/balance/", "/argent/exercices/", "/argent/exercices/nouveau/", "/argent/comptes/"),
        "/argent/comptes/nouveau/",
    ],
)
def test_every_page_of_the_books_holds(screen, books, sign_in, axe, address):
    page = sign_in(screen, books.thomas)
    page.goto(address)
    axe(page)


def test_a_figure_opens_its_lines_and_a_line_its_entry(screen, books, sign_in, axe):
    page = sign_in(screen, books.thomas)
    page.goto("/argent/resultat/")
    page.get_by_role("row", name="Déplacements, missions").get_by_role("link").click()
    axe(page)
    assert page.locator("tbody tr").count() == 1
    page.locator("tbody th a").click()
    axe(page)
    assert page.get_by_role("link", name="Pellicules").first.is_visible()


def test_a_year_is_closed_by_writing_its_name(screen, books, sign_in, axe):
    page = sign_in(screen, books.thomas)
    page.goto(f"/argent/exercices/{books.year.pk}/")
    axe(page)
    page.get_by_text("Clôturer pour toujours").click()
    page.get_by_label("écrivez le nom").fill("2019")
    page.get_by_role("button", name="Clôturer").click()
    axe(page)
    page.get_by_label("écrivez le nom").fill(str(books.year))
    page.get_by_role("button", name="Clôturer").click()
    page.get_by_role("heading", name="Affecter le résultat").wait_for()
    axe(page)
    page.get_by_role("button", name="Écrire la décision").click()
    page.get_by_text("Le résultat est affecté").wait_for()


def test_opening_balances_are_looked_at_before_they_are_written(phone, books, sign_in, axe):
    page = sign_in(phone, books.thomas)
    address = f"/argent/exercices/{books.year.pk}/ouverture/"
    page.goto(address)
    for rows in ("512;Banque;12;\n1068;Réserves;;11\n", "512;Banque;12;\n1068;Réserves;;12\n"):
        file = {"name": "soldes.csv", "mimeType": "text/csv", "buffer": rows.encode()}
        page.get_by_label("Fichier CSV").set_input_files(file)
        page.get_by_role("button", name="Regarder").click()
        axe(page)
    page.get_by_role("button", name="Écrire ces soldes").click()
    page.get_by_text("sont dans les comptes").wait_for()
