"""What the page of an activity says: its dates, how each stands, and where to register."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.programme.listing import said_span
from focale.programme.models import Seating
from focale.programme.standing import Standing, number_waiting, standing_of


@dataclass(slots=True)
class Day:
    """One date of the activity. `standing` None where the course is booked whole."""

    occurrence: object
    standing: Standing | None
    register_url: str
    is_over: bool

    @property
    def when(self) -> str:
        return said_span(self.occurrence.starts_at, self.occurrence.ends_at)

    @property
    def iso(self) -> str:
        return timezone.localtime(self.occurrence.starts_at).isoformat()

    @property
    def where(self) -> str:
        """The room and who leads, by first names only: the page is for everybody."""
        names = ", ".join(leader.first_name for leader in self.occurrence.leaders.all())
        said = [self.occurrence.room.name if self.occurrence.room else ""]
        said.append(_("avec %(names)s") % {"names": names} if names else "")
        return " · ".join(words for words in said if words)


@dataclass(slots=True)
class Leaflet:
    """`whole`: the seating of a course booked whole, with how it stands and where to register."""

    coming: list[Day]
    past: list[Day]
    seating: Seating | None
    whole: Standing | None
    register_url: str

    @property
    def number_of_dates(self) -> int:
        """How many dates hold, past ones too: what a course booked whole is made of."""
        return sum(day.occurrence.cancelled_at is None for day in self.past + self.coming)

    @property
    def minutes(self) -> int | None:
        """How long those dates last together; nothing where dates are booked one by one."""
        held = [day.occurrence.minutes for day in self.past + self.coming if not day.occurrence.cancelled_at]
        return sum(held) if self.seating else None

    @property
    def some_seating(self):
        """The seating whose rule the page explains: of the course, or of the next date."""
        return self.seating or next((day.occurrence.seating for day in self.coming if day.standing), None)


def leaflet_of(activity, now=None) -> Leaflet:
    """Read in three queries; `activity.site` and `activity.strand` are the caller's."""
    now = now or timezone.now()
    occurrences = _dates(activity, now)
    seatings = {
        seating.occurrence_id: seating for seating in activity.seatings.annotate(waiting=number_waiting())
    }
    for seating in seatings.values():
        seating.activity = activity
    days = [_day(activity, occurrence, seatings, now) for occurrence in occurrences]
    seating = seatings.get(None)
    whole = None
    if seating:
        held = [each.starts_at for each in occurrences if not each.cancelled_at]
        begins = held[0] if held else None
        whole = standing_of(activity, seating, begins, waiting=seating.waiting, now=now)
    return Leaflet(
        coming=[day for day in days if not day.is_over],
        past=[day for day in days if day.is_over],
        seating=seating,
        whole=whole,
        register_url=registration_address(seating) if whole and whole.is_open else "",
    )


def _dates(activity, now):
    """All dates of a course booked whole; else those to come, or the last there was."""
    dates = activity.occurrences.select_related("room").prefetch_related("leaders")
    dates = dates.order_by("starts_at", "pk")
    if activity.booking == "whole":
        return list(dates)
    return list(dates.filter(ends_at__gt=now)) or list(dates.reverse()[:1])


def registration_address(seating) -> str:
    return reverse("registration-new", args=[seating.pk])


def _day(activity, occurrence, seatings, now):
    seating, standing, address = seatings.get(occurrence.pk), None, ""
    if None not in seatings:
        standing = standing_of(
            activity,
            seating,
            occurrence.starts_at,
            waiting=seating.waiting if seating else 0,
            is_cancelled=occurrence.cancelled_at is not None,
            now=now,
        )
        if standing.is_open:
            address = registration_address(seating)
    if seating:
        occurrence.seating = seating
    return Day(occurrence, standing, address, occurrence.ends_at <= now)
