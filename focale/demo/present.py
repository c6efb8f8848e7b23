"""What is open today, registered through the same verbs that serve everybody."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from focale.programme.marking import mark
from focale.programme.models import Booking, Occurrence, Rule

LEFT_IN_THE_COURSE = 3
IN_LINE = 3


def open_the_doors(demonstration):
    """Register for the coming weeks: a course with three seats left, a full workshop, others half full."""
    coming = sorted(demonstration.coming, key=lambda offer: offer[0].starts_at())
    tomorrow = timezone.now() + timedelta(days=1)
    small = (seating for seating, _people in coming if seating.seats == 6 and seating.occurrence_id)
    full = next((seating for seating in small if seating.starts_at() > tomorrow), None)
    for seating, people in coming:
        if seating.activity.kind == "outing":
            continue
        if seating == full:
            _fill_with_a_line(demonstration, seating, people)
            continue
        if seating.activity.kind == "holiday_course":
            wanted = seating.seats - LEFT_IN_THE_COURSE
        else:
            wanted = demonstration.chance.randint(2, max(2, seating.seats - 2))
        for person in people[:wanted]:
            _register(demonstration, seating, person)
    if full:
        _free_one_seat(full)
    _tick_today(demonstration)
    _open_a_draw(demonstration)


def _fill_with_a_line(demonstration, seating, people):
    """Every seat taken and some in line, whoever of the regulars is too young or elsewhere at that hour."""
    known = {person.pk for person in people}
    others = (person for person in demonstration.neighbours.pools["all"] if person.pk not in known)
    for person in (*people, *others):
        if seating.waiting_parties() >= IN_LINE:
            return
        _register(demonstration, seating, person)


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
