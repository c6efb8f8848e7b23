"""What each paper says, copied from the facts of its day: invoices and credit notes, receipts of payments.

Fields of an invoice: articles L441-9 and L441-10 of the Code de commerce; for who is no professional, the
order of 3 October 1983 on notes (quantity and price of each service, its day). Fiscal receipts:
gift_receipts.py.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.people.models import Organisation

from .models import Basis, Charge, Issuer, Paper, Payer
from .models.paper import Kind


@transaction.atomic
def invoice(charge, *, by):
    """The numbered invoice of a charge, or the credit note of one that corrects another.

    The charge is held: who makes an invoice of many sums meanwhile waits, and sees this one.
    """
    Charge.objects.select_for_update(of=["self"]).get(pk=charge.pk)
    if together := charge.shares.filter(organisation=charge.payer_organisation).exclude(paper=None).first():
        return together.paper
    kind = Kind.CREDIT_NOTE if charge.corrects_id else Kind.INVOICE
    act = charge.corrects or charge
    content = {
        "issuer": Issuer.current().as_printed(),
        "customer": customer(charge.payer or charge.payer_organisation),
        "label": charge.label,
        "day": act.day.isoformat(),
        "until": act.until.isoformat() if act.until else "",
        "minutes": counted_minutes(charge),
        "hour_cents": by_the_hour(charge),
        "beneficiary": str(charge.beneficiary or ""),
        "value_cents": charge.value_cents,
        "reason": charge.reason,
        "shares": [
            {
                "payer": share.payer,
                "who": who_bears(share),
                "cents": share.cents,
                "is_customer": is_of_customer(share, charge),
            }
            for share in charge.shares.select_related("person", "organisation", "fund__giver")
        ],
        "corrects": _corrected(charge, by=by),
        "paid_cents": sum(share.paid_cents for share in charge.shares.all() if is_of_customer(share, charge)),
        "is_professional": charge.payer_organisation_id is not None,
    }
    return Paper.objects.issue(kind, content, about=charge, by=by, person=charge.payer)


def counted_minutes(charge) -> int:
    """Its minutes as its tariff counts them."""
    return charge.version.minutes_of(charge.minutes) if charge.version else charge.minutes


def by_the_hour(charge):
    """The price of one hour, in cents, where hours are what is sold; else None."""
    version = charge.version
    return version.public_cents if version and charge.minutes and version.basis == Basis.PER_HOUR else None


def _corrected(charge, *, by) -> str:
    return invoice(charge.corrects, by=by).name if charge.corrects_id else ""


def receipt(payment, *, by):
    """The numbered receipt of a payment: what came in, and for what."""
    if payment.cents <= 0:
        raise ValidationError(_("Un remboursement n'a pas de reçu : l'avoir en tient lieu."))
    given = {}
    for allocation in payment.allocations.select_related("share__charge"):
        charge = allocation.share.charge
        given[charge.label] = given.get(charge.label, 0) + allocation.cents
    content = {
        "issuer": Issuer.current().as_printed(),
        "customer": customer(payment.payer or payment.payer_organisation),
        "cents": payment.cents,
        "refunded_cents": payment.refunded_cents,
        "method": payment.method,
        "reference": payment.reference or payment.cheque_number,
        "day": payment.day.isoformat(),
        "for": [{"label": label, "cents": cents} for label, cents in given.items() if cents],
    }
    return Paper.objects.issue(Kind.RECEIPT, content, about=payment, by=by, person=payment.payer)


def customer(who) -> dict:
    """Who a paper is made out to, as it stands on that day."""
    if who is None:
        return {"name": "", "address": ""}
    if isinstance(who, Organisation):
        parts = [who.address, who.town]
    else:
        home = who.residence_on()
        parts = [home.street, f"{home.postcode} {home.town}".strip()] if home else []
    address = ", ".join(part for part in parts if part)
    return {"name": str(who), "address": address}


def is_of_customer(share, charge) -> bool:
    """Whether this part is what the paper asks of who it is made out to."""
    is_partner = share.organisation_id is not None and share.organisation_id == charge.payer_organisation_id
    return share.payer == Payer.PERSON or is_partner


def who_bears(share) -> str:
    """The name of who pays this part."""
    if share.payer == Payer.GRANT and share.fund:
        return str(share.fund.giver or share.fund)
    return str(share.organisation or share.person or "")
