"""What the clock does for registrations: offers that pass, draws, idle seats, the word the day before."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from focale.ground.models import record
from focale.letters.models import Letter
from focale.programme.messages import facts_of, moment
from focale.programme.models import Occurrence, Party, Registration, Seating, Status

DAY_BEFORE = timedelta(hours=30)
"""Reminders leave from 30 hours before, by day: a date at 14:00 is recalled the day before from 8:00."""
EARLIEST, LATEST = 8, 20
MOST_AT_ONCE = 20


def let_offers_pass():
    """Offers without an answer in time go to the next."""
    for party in Party.objects.offer_expired().select_related("seating__activity__site", "made_by"):
        party.let_offer_pass()


def hold_draws():
    """Draw what was announced for now."""
    for seating in Seating.objects.draw_due().select_related("activity__site"):
        if seating.is_open:
            seating.draw()


def offer_idle_seats():
    """Nobody waits beside a free seat, whatever happened in between."""
    for seating in Seating.objects.with_idle_seats().select_related("activity__site"):
        if not seating.awaits_draw and seating.is_open:
            seating.offer_free_seats()


def remind():
    """Write to those who come tomorrow, once for each date and party; a few dates at a time."""
    now = timezone.now()
    if not EARLIEST <= timezone.localtime(now).hour < LATEST:
        return
    due = Occurrence.objects.scheduled().filter(
        starts_at__gt=now, starts_at__lte=now + DAY_BEFORE, reminded_at=None
    )
    for occurrence in due.order_by("starts_at")[:MOST_AT_ONCE]:
        remind_of(occurrence)


@transaction.atomic
def remind_of(occurrence):
    """One letter for each party with a seat on this date; none when it was moved or called off meanwhile."""
    same = Occurrence.objects.scheduled().filter(pk=occurrence.pk, starts_at=occurrence.starts_at)
    if not same.filter(reminded_at=None).update(reminded_at=timezone.now()):
        return
    seated = Registration.objects.filter(pk__in=occurrence.expected().values("pk"), status=Status.SEATED)
    coming = {}
    for registration in seated.select_related("participant").order_by("pk"):
        coming.setdefault(registration.party_id, []).append(registration.participant)
    parties = Party.objects.filter(pk__in=coming).select_related("seating__activity__site", "made_by")
    for party in parties:
        if party.made_at > timezone.now() - timedelta(hours=2):
            continue  # they have just read the same in the confirmation
        Letter.objects.write(
            "reminder",
            to=party.made_by,
            facts=facts_of(party, coming[party.pk], quand=moment(occurrence.starts_at), rang=""),
            key=f"reminder:{occurrence.pk}:{occurrence.changes}:{party.pk}",
            about=party.get_absolute_url(),
            until=occurrence.ends_at,
        )
    if coming:
        record("occurrence.reminded", occurrence, by=None, parties=len(coming))
