"""What the page of an activity says: its dates, how each stands, and where to register."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

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
    def leaders(self) -> str:
        """First names only: the page is for everybody."""
        return ", ".join(leader.first_name for leader in self.occurrence.leaders.all())


@dataclass(slots=True)
class Leaflet:
    """`whole`: the seating of a course booked whole, with how it stands and where to register."""

    coming: list[Day]
    past: list[Day]
    seating: Seating | None
    whole: Standing | None
    register_url: str

    @property
    def next(self):
        """The next date that holds, or the last one there was; None without any date."""
        held = [day.occurrence for day in self.coming if not day.occurrence.cancelled_at]
        if held:
            return held[0]
        return self.past[-1].occurrence if self.past else None

    @property
    def days(self) -> list[Day]:
        return self.past + self.coming

    @property
    def some_seating(self):
        """The seating whose rule the page explains: of the course, or of the next date."""
        return self.seating or next((day.occurrence.seating for day in self.coming if day.standing), None)


def leaflet_of(activity, now=None) -> Leaflet:
    """Read in three queries; `activity.site` and `activity.strand` are the caller's."""
    now = now or timezone.now()
    occurrences = list(
        activity.occurrences.select_related("room").prefetch_related("leaders").order_by("starts_at", "pk")
    )
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
