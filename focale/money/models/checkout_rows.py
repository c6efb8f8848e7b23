"""Which attempts to pay by card: whose, which to ask HelloAsso about, which need a hand."""

from django.db import models
from django.utils import timezone

from focale.money.helloasso.client import is_set
from focale.people.rights import Right, may

from .checkout_states import PAGE_LASTS, WAITING


class CheckoutQuerySet(models.QuerySet):
    def visible_to(self, account):
        """The desk sees all; others their own."""
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(payer=person) if person else self.none()

    def are_taken(self) -> bool:
        """Whether this place takes cards, or did."""
        return is_set() or self.exists()

    def to_look_at(self):
        """Those about which HelloAsso is to be asked now, the most urgent first."""
        return self.filter(look_at__lte=timezone.now()).order_by("look_at", "pk")

    def needing_a_hand(self):
        return self.exclude(hand="")

    def as_it_is(self, payer, rows):
        """The attempt for just these shares and cents whose page can still be paid on, else None."""
        since = timezone.now() - PAGE_LASTS / 3
        for found in self.filter(payer=payer, state__in=WAITING, started_at__gte=since).order_by("-pk"):
            if {(row.share_id, row.cents) for row in found.rows.all()} == rows:
                return found
        return None
