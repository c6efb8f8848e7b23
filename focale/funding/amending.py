"""A grant changes its sum by an amendment, or was noted by mistake: the books follow."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.language import kept_words
from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post, reverse
from focale.money.models import PLACES, Entry, Fund, Purpose

from .models import Grant, GrantRequest
from .models.grant_payment import GRANTS_TO_RECEIVE


def _held(grant):
    """Its envelope is locked first, as by whoever spends of it: who then notes a part of the grant waits."""
    Fund.objects.hold([grant.fund_id])
    rows = Grant.objects.select_for_update(of=["self"])
    return rows.select_related("fund", "action", "funder__organisation", "request").get(pk=grant.pk)


@transaction.atomic
def amend(grant, cents, *, reason, by):
    """Another sum from today on. Refuses less than is used, offered or expected, and no reason."""
    held = _held(grant)
    if not reason.strip():
        raise ValidationError(_now("Dites pourquoi la somme change : la raison reste dans les comptes."))
    known = held.payments.aggregate(cents=Sum("cents", default=0))["cents"]
    if cents < known:
        words = _now("%(sum)s de versements sont prévus ou reçus : retirez d'abord ceux en trop.")
        raise ValidationError(words % {"sum": euros(known)})
    more = cents - held.fund.ceiling_cents
    if not more:
        return
    held.fund.change(ceiling_cents=cents, by=by)
    label = kept_words(_("Avenant\xa0: %(grant)s (%(reason)s)"), grant=held, reason=reason.strip())
    income = Movement(PLACES[Purpose.GRANTS].account, -more, project=held.action.code)
    movements = [Movement(GRANTS_TO_RECEIVE, more), income]
    post(Journal.VARIOUS, timezone.localdate(), label, movements, piece=held.piece, by=by)
    record("grant.amended", held, by=by, cents=cents, more_cents=more, reason=reason.strip())


@transaction.atomic
def take_back(grant, *, reason, by):
    """It was noted by mistake: its entries have their opposite, its request is open again, the row goes.

    Refuses once money came in, a report was sent, or an activity, an expense or a place leans on it.
    """
    held = _held(grant)
    if held.payments.exclude(received_on=None).exists() or held.reports.sent().exists():
        raise ValidationError(_now("De l'argent est reçu ou un bilan envoyé : cette subvention reste."))
    entries = Entry.objects.filter(piece=held.piece, reverses=None, journal=Journal.VARIOUS)
    for entry in entries.order_by("pk"):
        reverse(entry, reason, by=by)
    action, fund, facts = held.action, held.fund, {"grant": held.pk, "cents": held.granted_cents}
    if held.request_id:
        GrantRequest.objects.filter(pk=held.request_id).update(state="sent", answered_on=None)
    try:
        held.reports.all().delete()
        held.delete()
        fund.delete()
    except ProtectedError:
        words = _now("Une activité, un tarif, une dépense ou une place s'appuie sur cette subvention.")
        raise ValidationError(words) from None
    record("grant.taken_back", action, by=by, reason=reason.strip(), **facts)
