"""What is open today, registered through the same verbs that serve everybody."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.programme.marking import mark
from focale.programme.models import Booking, Occurrence, Rule

LEFT_IN_THE_COURSE = 3


def open_the_doors(demonstration):
    """Register for the coming weeks: a course with three seats left, a full workshop, others half full."""
    coming = sorted(demonstration.coming, key=lambda offer: offer[0].starts_at())
    full = next((offer for offer in coming if offer[0].seats == 6 and offer[0].occurrence_id), None)
    for seating, people in coming:
        if full and seating == full[0]:
            wanted = seating.seats + 4
        elif seating.activity.kind == "holiday_course":
            wanted = seating.seats - LEFT_IN_THE_COURSE
        else:
            wanted = demonstration.chance.randint(2, max(2, seating.seats - 2))
        for person in people[:wanted]:
            _register(demonstration, seating, person)
    if full:
        _free_one_seat(full[0])
    _tick_today(demonstration)
    _open_a_draw(demonstration)


def _register(demonstration, seating, person):
    adult = demonstration.neighbours.parent_of.get(person.pk, person)
    by = demonstration.neighbours.parent if adult == demonstration.neighbours.parent.person else None
    try:
        with transaction.atomic():
            return seating.register([person], made_by=adult, by=by)
    except ValidationError:  # too young that day, or a seat elsewhere at that hour: as in life
        return None


def _free_one_seat(seating):
    """Somebody gives up a seat: the first in line has an offer to answer."""
    if seated := seating.parties.filter(registrations__status="seated").order_by("number").first():
        seated.cancel(by=None, reason="empêchement")


def _tick_today(demonstration):
    """Those expected earlier today are ticked; what is to come is left to try."""
    done = Occurrence.objects.filter(starts_at__date=demonstration.today, ends_at__lt=timezone.now())
    for occurrence in done.select_related("activity"):
        leader = occurrence.leaders.first()
        for registration in occurrence.expected_people():
            mark(
                occurrence,
                registration.participant,
                "present",
                by=leader.account,
                made_at=occurrence.starts_at,
            )


def _open_a_draw(demonstration):
    """An outing whose seats are drawn, half of them first for the district."""
    outing = (
        Occurrence.objects.filter(activity__kind="outing", starts_at__date__gt=demonstration.today)
        .select_related("activity")
        .first()
    )
    if outing is None or outing.activity.booking != Booking.WHOLE:
        return
    activity = outing.activity
    if activity.seatings.filter(registrations__isnull=False).exists():
        return
    activity.change(
        by=None,
        rule=Rule.DRAW,
        draw_at=outing.starts_at - timedelta(days=10),
        priority="district",
        priority_share=50,
    )
    seating = activity.seatings.get()
    for person in demonstration.chance.sample(demonstration.neighbours.pools["teens"], 12):
        _register(demonstration, seating, person)
