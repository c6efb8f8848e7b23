"""Vouchers, plans and deposits in a browser that runs no script."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from focale.money.models import Deposit, Payment, Plan, VoucherSlip

from .promises import owing_with_vouchers

pytestmark = pytest.mark.browser


@pytest.fixture
def owing(cast):
    with owing_with_vouchers(cast):
        yield cast


@pytest.fixture
def team(plain, owing, sign_in):
    return sign_in(plain, owing.coralie)


def test_vouchers_are_taken_sent_and_paid_back(team, owing):
    team.goto(reverse("person-payment", args=[owing.samira.person.pk]))
    team.get_by_role("link", name="Chèques-vacances, bons").click()
    team.get_by_role("radio", name="Chèques-vacances").check()
    team.get_by_label("Valeur de chaque bon").fill("50")
    team.get_by_label("Numéros, un par ligne").fill("1000200030\n1000200031")
    team.get_by_label("Valables jusqu").fill((timezone.localdate() + timedelta(days=300)).isoformat())
    team.get_by_role("button", name="Encaisser").click()
    expect(team.get_by_text("de plus que la somme due")).to_be_visible()
    team.get_by_label("La famille sait").check()
    team.get_by_role("button", name="Encaisser").click()
    expect(team.get_by_role("heading", level=1)).to_have_text("100 €")
    team.goto(reverse("voucher-slips"))
    team.get_by_role("button", name="Faire l’envoi").click()
    team.get_by_role("button", name="C’est reçu").click()
    expect(team.get_by_text("Le remboursement est noté")).to_be_visible()
    assert VoucherSlip.objects.get().fee_cents == 200


def test_a_debt_is_spread_with_a_cheque_kept_for_its_day(team, owing):
    team.goto(reverse("person-money", args=[owing.samira.person.pk]))
    team.get_by_role("link", name="Payer en plusieurs fois").click()
    team.get_by_label("Combien de fois").fill("2")
    team.get_by_role("button", name="Voir").click()
    expect(team.get_by_label("Somme").nth(1)).to_have_value("38,50")
    team.get_by_label("Chèque n°").nth(1).fill("0012346")
    team.get_by_role("button", name="Noter l’échéancier").click()
    expect(team.get_by_text("chèque donné")).to_be_visible()
    assert Plan.objects.get().left_cents == 3_850
    team.goto(reverse("batches"))
    expect(team.get_by_role("heading", name="Gardés pour plus tard")).to_be_visible()
    assert Payment.objects.get().keep_until > timezone.localdate()


def test_a_deposit_is_taken_and_a_part_of_it_kept(team, owing):
    team.goto(reverse("person-deposit", args=[owing.samira.person.pk]))
    team.get_by_label("Somme, en euros").fill("150")
    team.get_by_label("Pour quoi").fill("Prêt d'un boîtier")
    team.get_by_role("radio", name="espèces").check()
    team.get_by_role("button", name="Prendre la caution").click()
    team.get_by_label("Ce qui est gardé").fill("30")
    team.get_by_role("button", name="C’est fait").click()
    expect(team.get_by_text("Dites pourquoi une part est gardée").first).to_be_visible()
    team.get_by_label("Pourquoi c").fill("Objectif rayé")
    team.get_by_role("button", name="C’est fait").click()
    expect(team.get_by_text("Objectif rayé")).to_be_visible()
    assert Deposit.objects.get().returned_cents == 12_000
