"""Money taken, counted, tried and agreed to with the keyboard alone."""

import pytest
from django.urls import reverse

from focale.money.models import Charge, Method, Payment, Till
from focale.programme.models import Registration
from focale.programme.tests.priced import RULES, PricedCast

from .debts import owing_77_euros

pytestmark = pytest.mark.browser


@pytest.fixture
def owing(cast):
    with owing_77_euros(cast):
        yield cast


@pytest.fixture
def priced(cast):
    """The cast, with a course at 72 €; who decides for Samira's children answered every question before."""
    story = type("Priced", (PricedCast,), dict(vars(cast)))
    story.price(rules=RULES)
    for child in (story.lina, story.nour):
        for purpose in ("leave_alone", "image"):
            story.consent(child, purpose=purpose)
    return story


def test_a_familys_account_is_opened_and_a_part_of_it_paid(walk, owing):
    hand = walk(owing.coralie)
    hand.go(reverse("person-money", args=[owing.samira.person.pk]))
    hand.enter("Encaisser")
    hand.push("Tirage", "Ce qui est payé")
    hand.write("Somme reçue", "50")
    hand.enter("Encaisser")
    hand.says("50 €")
    assert Payment.objects.get().left_cents == 0
    assert Charge.objects.get(label="Stage caméra").left_cents == 2_200


def test_the_till_is_counted_and_a_difference_asks_where_it_comes_from(walk, owing):
    Payment.take("cash", 3_000, payer=owing.samira.person, by=owing.coralie)
    hand = walk(owing.coralie)
    hand.go(reverse("till"))
    hand.write("Ce qu'il y a dans la caisse", "29,50")
    hand.enter("Clôturer la caisse")
    hand.lands_on("Un point à revoir")
    hand.write("D'où vient l'écart", "Rendu de monnaie")
    hand.enter("Clôturer la caisse")
    hand.says("La caisse est clôturée")
    assert Till.objects.get().difference_cents == -50


def test_the_team_tries_what_a_family_would_pay(walk, priced):
    hand = walk(priced.coralie)
    hand.go(reverse("simulation"))
    hand.choose("Une activité", priced.activity.title)
    hand.write("Quotient familial", "500")
    hand.enter("Voir le prix")
    hand.says("24 €")


def test_the_team_tries_what_a_whole_family_would_pay(walk, priced):
    hand = walk(priced.coralie)
    hand.go(f"{reverse('simulation')}?activite={priced.activity.pk}&qui={priced.samira.person.pk}")
    for name in ("Samira Benali", "Lina Benali", "Nour Benali"):  # the mother does not come, both children do
        hand.push(name)
    hand.enter("Voir le prix")
    hand.says("pour les 2")


def test_a_payment_on_the_wrong_sum_is_taken_off_it(walk, owing):
    share = owing.samira.person.shares.get(charge__label="Tirage")
    facts = {"payer": owing.samira.person, "shares": [share], "by": owing.coralie}
    payment = Payment.take(Method.CASH, 500, **facts)
    hand = walk(owing.coralie)
    hand.go(reverse("payment", args=[payment.pk]))
    hand.push("Ce n'est pas la bonne somme")
    hand.enter("Retirer")
    hand.says("C'est retiré")
    share.refresh_from_db()
    assert share.left_cents == 500


def test_a_mother_registers_at_a_price_she_has_read(walk, priced):
    hand = walk(priced.samira)
    hand.go(reverse("registration-new", args=[priced.seating.pk]))
    hand.push("Lina")
    hand.enter("Continuer")
    hand.says("À payer : 72 €")
    hand.enter("Confirmer l'inscription")
    hand.says("C'est noté, la place est réservée")
    assert Registration.objects.get().charge.due_cents == 7_200
    hand.go(reverse("my-money"))
    hand.enter("Stage caméra")
    hand.says("72 €")
