"""What a registration costs, in the words of letters and pages.

Never why: a reason may tell of somebody's home or means. The family that signed in and the desk read it.
"""

from django.utils.translation import gettext as _

from focale.ground.typography import euros
from focale.money.models import Charge
from focale.money.payer_words import rest_words
from focale.money.paying_words import how_to_pay, paid_back_words

from .quoting import Prices


def priced_words(public_cents, due_cents, payer) -> str:
    """« 72 € », « 24 € au lieu de 72 €, le reste est payé par l'association », « gratuit au lieu… »"""
    price = euros(due_cents) if due_cents else _("gratuit")
    return f"{price} {rest_words(public_cents, due_cents, payer)}".strip()


def owed_words(party) -> str:
    """For a letter: the price of each who has a seat, what is left to pay, and how."""
    if party.seating.activity.tariff_id is None:
        return ""
    charges = list(charges_of(party).filter(credit_notes=None))
    if not charges:
        return ""
    lines = [
        _("%(who)s : %(price)s") % {"who": charge.beneficiary.first_name, "price": words_of(charge)}
        for charge in charges
    ]
    return "\n".join([*lines, *_to_pay(sum(charge.left_cents for charge in charges))])


def _to_pay(cents):
    return [_("À payer : %(sum)s. %(how)s") % {"sum": euros(cents), "how": how_to_pay()}] if cents else []


def words_of(charge) -> str:
    """The price of one charge, and who pays the difference."""
    return priced_words(charge.value_cents, charge.due_cents, charge.payer_words)


def expected_words(party) -> str:
    """For a letter that offers a seat: what each will pay when it is accepted."""
    if party.seating.activity.tariff_id is None:
        return ""
    people = [registration.participant for registration in party.live()]
    quotes = Prices(party.seating).quotes(people, partner=party.partner_id)
    lines = [
        _("%(who)s : %(price)s")
        % {
            "who": person.first_name,
            "price": priced_words(found.public_cents, found.due_cents, found.payer_words),
        }
        for person, found in zip(people, quotes, strict=False)
        if found.public_cents
    ]
    return "\n".join(lines)


def called_off_words(party) -> str:
    """For a letter that calls dates off: what is no longer due because none is left."""
    return left_words(party.registrations.live().filter(charge__credit_notes__isnull=False))


def left_words(registrations) -> str:
    """What these registrations no longer owe, and what becomes of what was paid."""
    charges = Charge.objects.filter(registration__in=registrations).with_shares()
    cents = sum(share.cents for charge in charges for share in charge.shares.all() if share.is_personal)
    if not cents:
        return ""
    words = _("La somme de %(sum)s n'est plus due.") % {"sum": euros(cents)}
    return f"{words} {paid_back_words()}"


def charges_of(party):
    """The charges of those of the party who have a seat, with what their words need, in two queries."""
    found = Charge.objects.filter(registration__party=party, registration__status="seated")
    return found.with_shares().select_related("beneficiary").order_by("registration__pk")


PRICES = {"registered": owed_words, "offered": expected_words, "called_off": called_off_words}
"""Which letters tell a price."""
