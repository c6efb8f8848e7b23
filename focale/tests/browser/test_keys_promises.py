"""Vouchers, plans, deposits and the count of coins with the keyboard alone, and under axe-core."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from focale.money.models import Deposit, Payment, Plan, Till, Voucher, VoucherKind, VoucherSlip
from focale.money.spreading import agree
from focale.money.vouchers import Given, take_vouchers

from .promises import owing_with_vouchers

pytestmark = pytest.mark.browser


@pytest.fixture
def owing(cast):
    with owing_with_vouchers(cast):
        yield cast


def test_vouchers_are_taken(walk, owing):
    hand = walk(owing.coralie)
    hand.go(reverse("person-vouchers", args=[owing.samira.person.pk]))
    hand.push("Chèques-vacances", "Quels bons")
    hand.write("Valeur de chaque bon", "10")
    hand.write("Numéros, un par ligne", "1000200030")
    hand.write_day("Valables jusqu'au", timezone.localdate() + timedelta(days=90))
    hand.enter("Encaisser")
    hand.says("10 €")
    assert Voucher.objects.get().serial == "1000200030"


def test_a_plan_is_agreed(walk, owing):
    hand = walk(owing.coralie)
    hand.go(reverse("person-plan", args=[owing.samira.person.pk]))
    hand.write("Chèque n°", "0012", "Échéance 2")
    hand.enter("Noter l’échéancier")
    hand.says("chèque donné")
    assert Plan.objects.get().payer == owing.samira.person


def test_a_deposit_is_taken(walk, owing):
    hand = walk(owing.coralie)
    hand.go(reverse("person-deposit", args=[owing.samira.person.pk]))
    hand.write("Somme, en euros", "150")
    hand.write("Pour quoi", "Prêt d'un boîtier")
    hand.write("Numéro du chèque", "0099")
    hand.enter("Prendre la caution")
    hand.says("chèque gardé ici")
    assert Deposit.objects.get().is_only_kept


def test_the_box_is_opened_coin_by_coin(walk, owing):
    Payment.take("cash", 3_000, payer=owing.samira.person, by=owing.coralie)
    hand = walk(owing.coralie)
    hand.go(reverse("till"))
    hand.push("Compter pièce par pièce")
    hand.write("10 €", "3")
    hand.enter("Ouvrir la caisse")
    hand.says("La caisse est ouverte")
    assert Till.objects.get().coins == {"1000": 3}


def test_axe_finds_nothing_on_the_pages(screen, owing, sign_in, axe):
    mother, today = owing.samira.person, timezone.localdate()
    kind, ends = VoucherKind.objects.get(), today + timedelta(days=30)
    shares = list(mother.shares.all())
    take_vouchers(kind, [Given("1000200030", 1000, ends)], payer=mother, shares=shares, by=owing.coralie)
    left = list(mother.shares.model.objects.unpaid().owed_by(mother))
    rows = [(today, 700, ""), (ends, sum(share.left_cents for share in left) - 700, "0012")]
    plan = agree(mother, left, rows, by=owing.coralie)
    deposit = Deposit.take(mother, 900, label="Prêt", method="cash", by=owing.coralie)
    slip = VoucherSlip.objects.send(kind, [Voucher.objects.get().pk], by=owing.coralie)
    page = sign_in(screen, owing.thomas)
    for name, key in (
        ("vouchers", None), ("voucher-slips", None), ("voucher-slip", slip), ("voucher-kinds", None),
        ("voucher-kind", kind), ("voucher", Voucher.objects.get()), ("person-vouchers", mother),
        ("plans", None), ("plan", plan), ("plan-change", plan), ("deposits", None), ("deposit", deposit),
        ("person-deposit", mother), ("person-money", mother), ("batches", None), ("till", None),
    ):  # fmt: skip
        page.goto(reverse(name, args=[key.pk] if key else []))
        axe(page)
