"""How things stand with a seating today, in the words a visitor reads: seats left, closed, called off."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import hour, long_date
from focale.programme.models import Registration, Status

NOBODY_WAITS = 0


@dataclass(slots=True, frozen=True)
class Standing:
    """`word` and `kind` (good, warn, bad) where a word says it; otherwise seats to count.

    `is_open`: one can register now, for a seat or for a place in line.
    """

    word: str = ""
    kind: str = ""
    capacity: int | None = None
    free: int = 0
    waiting: int = 0
    is_open: bool = False
    note: str = ""

    @property
    def is_full(self) -> bool:
        return self.is_open and self.capacity is not None and not self.free


def standing_of(activity, seating, begins, *, waiting=NOBODY_WAITS, is_cancelled=False, now=None) -> Standing:
    """`seating` None where one comes without registering; `begins`: the first date that holds, or None."""
    now = now or timezone.now()
    if is_cancelled or begins is None:
        return Standing(_("Annulé"), "bad")
    if activity.booking == "none" or seating is None:
        return Standing(_("Sans inscription"), "good") if begins > now else Standing(_("En cours"), "good")
    if begins <= now:
        return Standing(_("Déjà commencé"), "warn")
    if activity.opens_at and now < activity.opens_at:
        opening = {"day": long_date(activity.opens_at), "hour": hour(activity.opens_at)}
        return Standing(_("Inscriptions dès le %(day)s à %(hour)s") % opening, "warn")
    if activity.closes_at and now > activity.closes_at:
        return Standing(_("Inscriptions closes"), "warn")
    note = ""
    if activity.rule == "draw" and seating.drawn_at is None:
        note = _("Tirage au sort le %(day)s") % {"day": long_date(activity.draw_at)}
    return Standing(
        capacity=seating.seats,
        free=max(seating.seats - seating.taken, 0),
        waiting=waiting,
        is_open=True,
        note=note,
    )


def number_waiting(seating="pk"):
    """An expression: how many people wait in the line of this seating, counted in the index."""
    waiting = Registration.objects.filter(seating=OuterRef(seating), status=Status.WAITING).order_by()
    counted = waiting.values("seating").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
