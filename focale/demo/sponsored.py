"""Places a partner pays: people it sends, what it owes for them, and the invoice that asks for some."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.money.models import Payer
from focale.money.partner_papers import invoice_together, to_invoice

BY_A_PARTNER = {"label": "Inscription par un partenaire", "payer": Payer.PARTNER}
"""The rule: nothing to pay, the partner who registers bears the price."""
SENT = 4


def send_some(demonstration):
    """A few who look for work are sent to workshops to come; the partner has an invoice for the first two."""
    partners, sent = demonstration.neighbours.partners, 0
    partner = next((one for one in partners if one.kind == "job_centre"), partners[0])
    soon = timezone.now() + timedelta(days=2)
    coming = [seating for seating, _people in demonstration.coming if _fits(seating, soon)]
    seekers = iter(demonstration.neighbours.pools["seekers"])
    for seating in sorted(coming, key=lambda seating: seating.starts_at()):
        person = next(seekers, None)
        if person is None or sent == SENT:
            break
        sent += bool(_register(seating, person, partner))
    keys = list(to_invoice(partner).filter(payer=Payer.PARTNER).values_list("pk", flat=True)[:2])
    if keys:
        invoice_together(partner, keys, by=demonstration.account("treasurer"))


def _fits(seating, soon):
    """A workshop of grown-ups at a price, with room."""
    activity = seating.activity
    is_priced = activity.tariff_id and activity.tariff.current().rules.filter(payer=Payer.PARTNER).exists()
    return is_priced and seating.occurrence_id and seating.starts_at() > soon and seating.seats_left >= 3


def _register(seating, person, partner):
    try:
        with transaction.atomic():
            return seating.register([person], made_by=person, by=None, partner=partner)
    except ValidationError:  # too young that day, or elsewhere at that hour: as in life
        return None
