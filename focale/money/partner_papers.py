"""Many sums of a partner on one invoice, what was taken back of them on one credit note; each sum once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from .models import Charge, Issuer, Paper, Share
from .models.paper import Kind
from .papers import by_the_hour, counted_minutes, customer


def to_invoice(partner):
    """The sums a partner bears that stand and are on no invoice yet, the oldest first."""
    rows = _of(partner).filter(cents__gt=0, credited_cents=0, paper=None)
    return rows.exclude(charge__papers__kind=Kind.INVOICE, charge__payer_organisation=partner)


def to_credit(partner):
    """What was taken back of sums that are on an invoice, and is on no credit note yet."""
    invoiced = Share.objects.filter(paper__organisation=partner, paper__kind=Kind.INVOICE)
    return _of(partner).filter(cents__lt=0, paper=None, charge__corrects__in=invoiced.values("charge"))


def _of(partner):
    rows = Share.objects.filter(organisation=partner).select_related("charge__version", "charge__corrects")
    return rows.order_by("charge__day", "pk")


@transaction.atomic
def invoice_together(partner, keys, *, by):
    """One invoice of these shares (their keys). Refuses none, and one that is on an invoice already."""
    charges = Charge.objects.filter(pk__in=Share.objects.filter(pk__in=keys).values("charge"))
    list(charges.select_for_update().order_by("pk"))  # who makes the invoice of one alone holds it too
    held = list(to_invoice(partner).select_for_update(of=("self",)).filter(pk__in=keys))
    if not keys or len(held) != len(set(keys)):
        raise ValidationError(_("Une de ces sommes est déjà facturée, ou annulée. Rechargez la page."))
    return _issue(Kind.INVOICE, partner, held, by=by)


@transaction.atomic
def credit_together(partner, *, by):
    """One credit note of all that was taken back since the invoices. Refuses when there is nothing."""
    held = list(to_credit(partner).select_for_update(of=("self",)))
    if not held:
        raise ValidationError(_("Rien n'est à rendre sur les factures de ce partenaire."))
    return _issue(Kind.CREDIT_NOTE, partner, held, by=by)


def _issue(kind, partner, shares, *, by):
    content = {
        "issuer": Issuer.current().as_printed(),
        "customer": customer(partner),
        "rows": [_row(share) for share in shares],
        "paid_cents": sum(share.paid_cents for share in shares),
        "is_professional": True,
        "corrects": _corrected(partner, shares) if kind == Kind.CREDIT_NOTE else "",
        "reason": ", ".join(
            dict.fromkeys(share.charge.reason for share in shares if share.charge.corrects_id)
        ),
    }
    paper = Paper.objects.issue(kind, content, about=partner, by=by)
    Share.objects.filter(pk__in=[share.pk for share in shares]).update(paper=paper)
    return paper


def _row(share):
    charge = share.charge
    act = charge.corrects or charge
    return {
        "label": charge.label,
        "day": act.day.isoformat(),
        "until": act.until.isoformat() if act.until else "",
        "minutes": counted_minutes(charge),
        "hour_cents": by_the_hour(charge),
        "value_cents": charge.value_cents,
        "cents": share.cents,
    }


def _corrected(partner, shares) -> str:
    """The numbers of the invoices these take back from."""
    charges = [share.charge.corrects_id for share in shares]
    found = Paper.objects.filter(kind=Kind.INVOICE, organisation=partner, shares__charge__in=charges)
    return ", ".join(paper.name for paper in found.distinct().order_by("pk"))


def sums_of(partner) -> dict:
    """`owed`, `paid`: the cents of all the sums a partner bears."""
    standing = Share.objects.owed().filter(organisation=partner, cents__gt=0)
    told = standing.aggregate(all=Sum("cents", default=0), credited=Sum("credited_cents", default=0),
                              paid=Sum("paid_cents", default=0))  # fmt: skip
    return {"owed": told["all"] - told["credited"] - told["paid"], "paid": told["paid"]}
