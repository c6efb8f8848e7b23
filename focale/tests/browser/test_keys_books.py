"""Money with keys alone: an expense noted, a volunteer paid back, a figure opened, an entry by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from focale.money.chart import CHART
from focale.money.models import ChartAccount, Entry, Expense, FiscalYear, PaidBy, Purpose

pytestmark = pytest.mark.browser


@pytest.fixture
def books(cast):
    if not ChartAccount.objects.exists():  # other tests of this kind empty every table
        ChartAccount.objects.bulk_create(ChartAccount(code=code, label=CHART[code]) for code in CHART)
    today = timezone.localdate()
    FiscalYear.open(
        first_day=today - timedelta(days=200), last_day=today + timedelta(days=100), by=cast.thomas
    )
    facts = {"label": "Pellicules", "day": today, "cents": 900, "purpose": Purpose.CONSUMABLES}
    cast.expense = Expense.note(paid_by=PaidBy.OWED, volunteer=cast.karim.person, by=cast.coralie, **facts)
    return cast


def test_the_desk_notes_an_expense(walk, books):
    hand = walk(books.coralie)
    hand.go("/argent/")
    hand.enter("Dépenses")
    hand.enter("Noter une dépense")
    hand.enter("Noter")
    hand.lands_on("Somme")
    hand.write("Somme", "12,50")
    hand.write("Quoi", "Piles")
    hand.choose("Pour", "petit équipement")
    hand.enter("Noter")
    hand.says("C'est noté, et dans les comptes")
    assert Expense.objects.filter(label="Piles", cents=1250).exists()


def test_the_desk_pays_a_volunteer_back_and_cancels(walk, books):
    hand = walk(books.coralie)
    hand.go(f"/argent/depenses/{books.expense.pk}/")
    hand.turn("espèces de la caisse", "Payé par")
    hand.enter("C’est payé")
    hand.says("C'est payé, et dans les comptes")
    hand.push("Annuler cette ligne")
    hand.write("Pourquoi", "Saisie deux fois")
    hand.enter("Annuler")
    hand.says("C'est annulé")


def test_the_treasurer_opens_a_figure_and_writes_an_entry(walk, books):
    hand = walk(books.thomas)
    hand.go("/argent/resultat/")
    hand.enter("9", "Matières et fournitures")
    hand.enter("Pellicules")
    hand.go("/argent/ecritures/nouvelle/")
    hand.write("Libellé", "Amortissement")
    hand.write("Compte", "6811", "Ligne 1")
    hand.write("Débit", "120", "Ligne 1")
    hand.write("Compte", "28183", "Ligne 2")
    hand.write("Crédit", "120", "Ligne 2")
    hand.enter("Écrire dans les comptes")
    hand.says("L'écriture est dans les comptes")
    assert Entry.objects.filter(label="Amortissement", is_by_hand=True).exists()
