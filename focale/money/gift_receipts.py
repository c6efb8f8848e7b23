"""Fiscal receipts: of a gift, and of a fee that gives nothing in return. Fields of Cerfa 11580*05.

Only where the association said that it may issue them, and never by themselves (domain.md 1.5).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.language import kept_words
from focale.people.models import Organisation, Person

from .models import Charge, Issuer, Method, Paper, Payment, Purpose
from .models.paper import Kind

GIFTS = {Purpose.GIFTS, Purpose.WAIVED_EXPENSES}
BY_HAND, MONEY, COSTS = (
    gettext_lazy("déclaration de don manuel"),
    gettext_lazy("numéraire"),
    gettext_lazy("abandon de frais"),
)


@transaction.atomic
def gift_receipt(income, donor, *, address, by):
    """The receipt of a gift. `income`: an Income whose purpose is a gift, looked at again as it is now;
    `donor`: the Person or Organisation, or the name of who gave; `address`: as the form must name it.
    """
    income = income.alone()
    if Purpose(income.purpose) not in GIFTS or income.cancelled_at:
        raise ValidationError(_("Un reçu fiscal n'est possible que pour un don."))
    facts = {
        "cents": income.cents,
        "day": income.day.isoformat(),
        "form": kept_words(BY_HAND),
        "nature": kept_words(COSTS if income.purpose == Purpose.WAIVED_EXPENSES else MONEY),
        "method": income.received_by,
    }
    return _issue(facts, donor, about=income, address=address, by=by)


def is_gift(charge) -> bool:
    """Whether the charge is a membership fee that gives nothing in return, and stands."""
    return charge.purpose == Purpose.MEMBERSHIP_GIFTS and charge.can_be_credited


@transaction.atomic
def fee_receipt(charge, *, address, by):
    """The receipt of a membership fee without counterpart, once it is paid in money."""
    charge = Charge.objects.select_for_update().get(pk=charge.pk)
    if not is_gift(charge):
        raise ValidationError(_("Un reçu fiscal n'est possible que pour une adhésion sans contrepartie."))
    if not charge.given_cents or any(share.left_cents for share in charge.shares.all()):
        raise ValidationError(_("Le reçu fiscal se donne quand toute la somme est payée."))
    paid = Payment.objects.filter(allocations__share__charge=charge).annotate(net=Sum("allocations__cents"))
    payments = list(paid.filter(net__gt=0).order_by("day", "pk"))
    if any(payment.method == Method.VOUCHER for payment in payments):
        raise ValidationError(_("Ce qui est payé en chèques-vacances ou en bons n'ouvre pas droit au reçu."))
    facts = {
        "cents": charge.given_cents,
        "day": payments[-1].day.isoformat(),
        "form": kept_words(BY_HAND),
        "nature": kept_words(MONEY),
        "method": ",".join(sorted({payment.method for payment in payments})),
    }
    donor = charge.payer or charge.payer_organisation
    return _issue(facts, donor, about=charge, address=address, by=by)


def _issue(facts, donor, *, about, address, by):
    donor = donor.strip() if isinstance(donor, str) else donor
    issuer = Issuer.current()
    if not issuer.may_issue_gift_receipts:
        raise ValidationError(
            _("L'association n'a pas déclaré pouvoir délivrer des reçus fiscaux. Voyez ses réglages.")
        )
    if not donor:
        raise ValidationError(_("Indiquez le nom du donateur : le reçu doit le porter."))
    if not address.strip():
        raise ValidationError(_("Indiquez l'adresse du donateur : le reçu doit la porter."))
    content = {
        **facts,
        "issuer": issuer.as_printed(),
        "donor": {"name": str(donor), "address": address.strip()},
        "law": "238 bis CGI" if isinstance(donor, Organisation) else "200 CGI",
    }
    person = donor if isinstance(donor, Person) else None
    return Paper.objects.issue(Kind.GIFT_RECEIPT, content, about=about, by=by, person=person)
