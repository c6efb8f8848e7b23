"""The letter that says that a membership ends soon: to persons and to organisations, once for each period."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .messages import holder_of, tell
from .models import Membership, Standing

BEFORE_THE_END = timedelta(days=30)
AT_ONCE = 500
HOLDERS = [
    f"{member}__{who}" for member in ("member", "member__absorbed_into") for who in ("person", "organisation")
]
"""Whose a membership may be, fetched with it."""


def remind_of_renewal() -> int:
    """Write once to each member whose membership ends within thirty days and has no other after it.

    Called by the clock; each letter with its mark in one transaction. Returns how many members.
    """
    today = timezone.localdate()
    own = Q(member__absorbed_into=None, member__standing=Standing.ACTIVE)
    due = Membership.objects.standing().filter(
        own | Q(member__absorbed_into__standing=Standing.ACTIVE),
        last_day__range=(today, today + BEFORE_THE_END),
        reminded_at=None,
    )
    keys = list(due.order_by("last_day", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_remind(key) for key in keys)


@transaction.atomic
def _remind(key) -> bool:
    rows = Membership.objects.select_for_update(of=["self"]).filter(pk=key, reminded_at=None)
    membership = rows.select_related("type", "charge", *HOLDERS).first()
    if membership is None:
        return False
    later = holder_of(membership).periods().standing().filter(first_day__gt=membership.last_day)
    if not later.exists():
        tell("membership_ending", membership)
    membership.reminded_at = timezone.now()
    membership.save(update_fields=["reminded_at"])
    return True
