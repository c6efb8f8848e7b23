"""A date that has begun half an hour ago, with its people: for tests of what happens at the door."""

from datetime import timedelta

from django.utils import timezone

from focale.programme.models import Occurrence
from focale.testing import at


def begin(course, *, ago=30, hours=2):
    """Move the first date of a course so that it began so many minutes ago, today; its registrations stay."""
    date = course.occurrences.order_by("starts_at").first()
    date.starts_at = max(timezone.now().replace(microsecond=0) - timedelta(minutes=ago), at(0, 0))
    date.ends_at = date.starts_at + timedelta(hours=hours)
    date.save(update_fields=["starts_at", "ends_at"])
    return Occurrence.objects.get(pk=date.pk)


def underway(cast, children=(), *, title="Stage caméra", seats=20, ago=30, **facts):
    """A date of today, led by Karim unless told, where these children have a seat."""
    course = cast.course(title=title, days=(10,), seats=seats, **facts)
    for child in children:
        cast.consent(child)
        course.seatings.get().register([child], made_by=cast.samira.person, by=cast.samira)
    return begin(course, ago=ago)
