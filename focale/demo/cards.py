"""Paid by card: settled orders and an export, as HelloAsso would have told them. No network is asked."""

from datetime import timedelta

from django.conf import settings

from focale.ground.tables_read import read_table
from focale.money.helloasso.payload import Order, Paid
from focale.money.helloasso.settling import settle
from focale.money.helloasso.taking_in import take_in
from focale.money.models import Checkout, Method, Payment, Plan, Share, Transfer
from focale.money.models.checkout_states import State
from focale.money.owed import debts
from focale.people.models import Person

from .seasons import moment

FIRST = 41_207
ENDED = ((12, "Authorized"), (8, "Authorized"), (3, "Authorized"), (1, "Refused"))
"""(days ago, what HelloAsso says of the payment); the third was paid at the desk meanwhile."""
HEAD = (
    "Référence commande;Référence paiement;Montant total;Date du paiement;Statut du paiement;Versé;"
    "Date du versement;Nom payeur;Prénom payeur;Email payeur;Campagne;Type de campagne;Don supplémentaire"
)


def pay_by_card(demonstration):
    """Some families paid online: one sum is at the bank, others still at HelloAsso; a gift came by a form."""
    by, today = demonstration.account("treasurer"), demonstration.today
    at_bank = 0
    for number, (payer, (days, state)) in enumerate(zip(_who_owe(demonstration), ENDED, strict=False)):
        day = today - timedelta(days=days)
        paid = _attempt(FIRST + number, payer, day, state, is_late=number == 2, by=by)
        at_bank += paid if number == 0 else 0
    _take_in_a_gift(today - timedelta(days=15), by)
    if at_bank:
        facts = {"label": "Virement de HelloAsso", "day": today - timedelta(days=5), "cents": at_bank + 2_000}
        Transfer.note(source="5115", target="512", by=by, **facts)


def _who_owe(demonstration) -> list:
    """The last who owe something of days gone by, but the mother to try the demonstration with."""
    left_out = {demonstration.account("parent").person_id, *Plan.objects.values_list("payer", flat=True)}
    since = demonstration.today - timedelta(days=14)
    keys = [row["debtor"] for row in debts() if row["debtor"] and row["since"] < since]
    keys = [key for key in keys if key not in left_out][-len(ENDED) :]
    return [Person.objects.get(pk=key) for key in keys]


def _attempt(number, payer, day, state, *, is_late, by) -> int:
    """One attempt begun and settled on its day. Returns the cents that came in."""
    shares = Share.objects.unpaid().filter(person=payer)
    checkout = Checkout.start(
        list(shares), payer=payer, by=payer.account if hasattr(payer, "account") else None
    )
    if is_late:
        Payment.take(Method.CASH, checkout.cents, payer=payer, shares=list(shares), day=day, by=by)
    at = moment(day, "20:40")
    checkout.state, checkout.intent_id = State.OPEN, number
    paid = [Paid(number, checkout.cents, state, day)]
    settle(checkout, Order(number, settings.HELLOASSO["slug"], checkout.cents, checkout.key, paid))
    checkout.started_at = checkout.looked_at = at
    checkout.paid_at = at if checkout.paid_at else None
    checkout.save()
    return sum(checkout.payments().values_list("cents", flat=True))


def _take_in_a_gift(day, by):
    """A gift made on the form of the association at HelloAsso, brought by the export of payments."""
    line = f"{FIRST + 20};{FIRST + 20};20,00;{day:%d/%m/%Y} 18:05:11;Payé;Oui;{day:%d/%m/%Y}"
    who = "Delmas;Irène;irene.delmas@example.org;Soutenir le lieu;Don;"
    take_in(read_table(f"{HEAD}\n{line};{who}\n".encode()), by=by)
