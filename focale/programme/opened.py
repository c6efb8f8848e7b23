"""Where people may register today: for a partner, who chooses among all that is open."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from focale.programme.models import Occurrence, Seating


def opened(most) -> list[tuple]:
    """(seating, start, end of its first date) of published activities, the nearest first, at most so many."""
    now = timezone.now()
    held = Occurrence.objects.scheduled().order_by()
    ahead = held.filter(starts_at__gt=now)
    begun = Exists(held.filter(activity=OuterRef("activity"), starts_at__lte=now))
    seatings = Seating.objects.filter(activity__published_at__lte=now)
    seatings = seatings.filter(Q(activity__opens_at=None) | Q(activity__opens_at__lte=now))
    seatings = seatings.filter(Q(activity__closes_at=None) | Q(activity__closes_at__gte=now))
    seatings = seatings.select_related("activity__site", "occurrence")
    own = seatings.filter(occurrence__starts_at__gt=now, occurrence__cancelled_at=None)
    own = own.order_by("occurrence__starts_at", "pk")[:most]
    whole = seatings.filter(occurrence=None, activity__in=ahead.values("activity")).exclude(begun)
    courses = ahead.filter(activity__booking="whole").order_by("-starts_at", "-pk")
    first = {key: times for key, *times in courses.values_list("activity_id", "starts_at", "ends_at")}
    found = [(each, each.occurrence.starts_at, each.occurrence.ends_at) for each in own]
    found += [(each, *first[each.activity_id]) for each in whole]
    return sorted(found, key=lambda one: (one[1], one[0].pk))[:most]
