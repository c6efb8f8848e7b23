"""A request made without an account is true: from now on it is as if who confirms had joined."""

from django.db import transaction

from .joining import join
from .models import Membership


@transaction.atomic
def confirm(asked, *, by) -> Membership:
    """Join as the form said. `by`: the person, signed in, or somebody of the team, each by their rules."""
    held = asked.settle(by=by)
    cents = held.fee_cents if held.type.is_free_price else None
    if held.organisation:
        return join(held.type, organisation=held.organisation, payer=held.person, cents=cents, by=by)
    return join(held.type, person=held.person, cents=cents, by=by)
